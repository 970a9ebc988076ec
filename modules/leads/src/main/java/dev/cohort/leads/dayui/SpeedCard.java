package dev.cohort.leads.dayui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadSource;
import dev.cohort.leads.speed.LeadSpeed;
import dev.cohort.leads.speed.LeadSpeeds;
import dev.cohort.ui.Ago;
import dev.cohort.ui.Chart;
import dev.cohort.ui.Chart.Bar;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How soon the leads of the last 30 days were answered, and who still waits. */
@ApplicationScoped
public class SpeedCard implements DayCard {
    private static final int SHOWN = 6;

    private final DayLeads days;
    private final LeadSpeeds speeds;

    @Inject
    SpeedCard(LeadSpeeds speeds, DayLeads days) {
        this.days = days;
        this.speeds = speeds;
    }

    @Override
    public Place place() {
        return new Place(Column.SIDE, 15, LeadPermissions.READ);
    }

    @Override
    public Component create(Whose whose) {
        LeadSpeed speed = speeds.of(null, null, DayLeads.owner(whose), days.branch());
        LeadSpeed.Figures total = speed.total();
        String title = Words.of("speed.title");
        if (total.leads() == 0)
            return new Panel(
                    title, new EmptyState(Icon.CLOCK, Words.of("speed.card.none"), Words.of("speed.card.none.text")));
        var figures = Parts.div(
                "counts",
                figure(length(total.medianSeconds()), Words.of("speed.median"), ""),
                figure(
                        total.percentWithin() == null ? "–" : Words.of("import.ui.percent", total.percentWithin()),
                        Words.of("speed.percent", length(speed.humanTarget())),
                        DayLeads.rows(whose, "view=all&answer=within")),
                figure(
                        String.format(Words.locale(), "%,d", total.leads() - total.answered()),
                        Words.of("speed.unanswered"),
                        DayLeads.rows(whose, "view=all&answer=waiting")));
        List<Bar> bars = speed.bySource().stream()
                .filter(group -> group.figures().percentWithin() != null)
                .limit(SHOWN)
                .map(group -> bar(group, whose))
                .toList();
        if (bars.isEmpty()) return new Panel(title, figures).note(Words.of("speed.card.note"));
        var chart = new Chart(Chart.Shape.BARS, Words.of("lead.field.source"), Words.of("speed.axis"), bars).percent();
        return new Panel(title, figures, chart)
                .note(Words.of("speed.card.note"))
                .end(chart.tableSwitch());
    }

    private static Bar bar(LeadSpeed.Group group, Whose whose) {
        Integer percent = group.figures().percentWithin();
        int value = percent == null ? 0 : percent;
        return Bar.of(LeadSource.named(group.key(), Words.locale()), value, Words.of("import.ui.percent", value))
                .at(DayLeads.rows(whose, "view=all&source=" + group.key()));
    }

    private static Component figure(String value, String words, String rows) {
        Component number = rows.isEmpty() ? Parts.span("big", value) : new Anchor(rows, value);
        if (!rows.isEmpty()) number.addClassNames("big", "plain");
        return Parts.div("col", number, Parts.span("t3 sm", words));
    }

    private static String length(@Nullable Integer seconds) {
        if (seconds == null) return "–";
        return seconds < 60 ? Words.of("speed.seconds", seconds) : Ago.length(Duration.ofSeconds(seconds));
    }
}
