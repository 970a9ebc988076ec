package dev.cohort.app.quality;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.quality.Quality;
import dev.cohort.quality.QualityReport;
import dev.cohort.quality.RuleChange;
import dev.cohort.quality.RuleState;
import dev.cohort.quality.Severity;
import dev.cohort.ui.Chart;
import dev.cohort.ui.Chart.Bar;
import dev.cohort.ui.Dates;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Switch;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** The quality of the data, kind by kind: score, rules with their counts, trend; and which rules count how much. */
@Route(value = "quality", layout = Shell.class)
@ViewPermission(CorePermissions.QUALITY_READ)
@Dependent
public class QualityView extends View implements HasDynamicTitle {
    private static final int TREND = 14;
    // Beside it a line shows a month.
    private static final int WHOLE_TREND = 7;

    private final Quality quality;
    private final Div body = Parts.div("page-body");

    @Inject
    public QualityView(Quality quality) {
        this.quality = quality;
        add(new PageHeader(Words.of("quality.title")), Parts.div("scroll", body));
        draw();
    }

    private void draw() {
        body.removeAll();
        var leadIn = new Paragraph(Words.of("quality.lead-in"));
        leadIn.addClassName("lead-in");
        body.add(leadIn);
        List<QualityReport> reports = quality.report();
        if (reports.isEmpty())
            body.add(new EmptyState(Icon.CHECK, Words.of("quality.none"), Words.of("quality.none.text")));
        if (reports.size() > 1) {
            List<QualityReport.Day> days = quality.trend();
            var score = new WholeScore(reports, days);
            var whole = new Panel(Words.of("quality.whole"), score.shown(), score.kinds());
            body.add(Parts.div("quality-kind", whole, trend(days, WHOLE_TREND)));
        }
        List<RuleState> rules = quality.rules();
        for (QualityReport report : reports) {
            body.add(Parts.div("quality-kind", now(report), trend(report.trend(), TREND)));
            body.add(rules(rules.stream()
                    .filter(rule -> rule.recordType().equals(report.recordType()))
                    .toList()));
        }
    }

    private static Component now(QualityReport report) {
        return new Panel(
                Words.of("quality." + report.recordType()), QualityBars.score(report), QualityBars.of(report.rules()));
    }

    private static Component trend(List<QualityReport.Day> days, int most) {
        List<Bar> bars = days.subList(Math.max(0, days.size() - most), days.size()).stream()
                .map(day -> Bar.of(
                        Dates.day(day.day()),
                        day.score().doubleValue(),
                        String.format(Words.locale(), "%.1f", day.score())))
                .toList();
        if (bars.isEmpty())
            return new Panel(
                    Words.of("quality.trend"),
                    new EmptyState(Icon.CHART, Words.of("quality.trend.none"), Words.of("quality.trend.none.text")));
        var chart = new Chart(Chart.Shape.BARS, Words.of("quality.day"), Words.of("quality.score"), bars).percent();
        return new Panel(Words.of("quality.trend"), chart).end(chart.tableSwitch());
    }

    private Component rules(List<RuleState> rules) {
        var lines = Parts.div("lines");
        for (RuleState rule : rules) lines.add(line(rule));
        return new Panel(Words.of("quality.rules"), lines);
    }

    private Component line(RuleState rule) {
        boolean mayChange = Access.may(CorePermissions.QUALITY_CHANGE);
        var severity = new Select<Severity>();
        severity.setItems(Severity.values());
        severity.setItemLabelGenerator(each -> Words.of(
                "quality.severity.points",
                Words.of("quality.severity." + each.name().toLowerCase(Locale.ROOT)),
                each.points()));
        severity.setValue(rule.severity());
        severity.setReadOnly(!mayChange);
        severity.setAriaLabel(rule.title() + ": " + Words.of("quality.severity"));
        severity.addValueChangeListener(event -> set(rule, event.getValue(), rule.active()));
        var active = new Switch(
                Words.of("quality.rule.active", rule.title()),
                rule.active(),
                wanted -> set(rule, rule.severity(), wanted));
        active.setEnabled(mayChange);
        return Parts.div("line row g3", Parts.span("grow", rule.title()), severity, active);
    }

    private void set(RuleState rule, Severity severity, boolean active) {
        quality.change(List.of(new RuleChange(rule.recordType(), rule.key(), severity, active)));
        draw();
    }

    @Override
    public String getPageTitle() {
        return Words.of("quality.title");
    }
}
