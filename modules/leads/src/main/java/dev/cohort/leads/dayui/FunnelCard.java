package dev.cohort.leads.dayui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.cohort.leads.LeadFunnel;
import dev.cohort.leads.LeadFunnel.Step;
import dev.cohort.leads.LeadFunnels;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStage;
import dev.cohort.request.Context;
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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How far the leads that came in the last 90 days have got, those too that were lost on the way. */
@ApplicationScoped
public class FunnelCard implements DayCard {
    private static final int DAYS = 90;
    private static final BigDecimal WEAK_PERCENT = BigDecimal.valueOf(33);

    private final DayLeads days;
    private final LeadFunnels funnels;
    private final Clock clock;

    @Inject
    FunnelCard(LeadFunnels funnels, DayLeads days, Clock clock) {
        this.days = days;
        this.funnels = funnels;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(Column.MIDDLE, 10, LeadPermissions.READ);
    }

    @Override
    public Component create(Whose whose) {
        LocalDate today = LocalDate.now(clock.withZone(Context.current().zone()));
        LeadFunnel funnel = funnels.funnel(today.minusDays(DAYS - 1), today, DayLeads.owner(whose), days.branch());
        String title = Words.of("day.leads.funnel");
        if (funnel.total() == 0)
            return new Panel(
                    title,
                    new EmptyState(
                            Icon.CHART, Words.of("day.leads.funnel.none"), Words.of("day.leads.funnel.none.text")));
        var chart = new Chart(
                        Chart.Shape.FUNNEL,
                        Words.of("lead.field.stage"),
                        Words.of("day.leads.funnel.axis"),
                        bars(funnel, whose))
                .notes(Words.of("day.leads.funnel.share"));
        return new Panel(title, chart, legend(funnel, whose))
                .note(Words.of("day.leads.funnel.period"))
                .end(chart.tableSwitch());
    }

    private static List<Bar> bars(LeadFunnel funnel, Whose whose) {
        List<Bar> bars = new ArrayList<>();
        for (Step step : funnel.steps()) {
            boolean first = bars.isEmpty();
            BigDecimal percent = first ? BigDecimal.valueOf(100) : step.fromPrevious();
            String name = Words.of("lead.stage." + step.stage().key());
            bars.add(Bar.of(name, step.reached())
                    .note(
                            percent == null ? "–" : Words.of("import.ui.percent", whole(percent)),
                            percent != null && percent.compareTo(WEAK_PERCENT) < 0)
                    .tip(Words.of("day.leads.funnel.tip", name, step.reached(), funnel.total()))
                    .at(rows(whose, "&reached=" + step.stage().key())));
        }
        return bars;
    }

    private static long whole(BigDecimal percent) {
        return percent.setScale(0, RoundingMode.HALF_UP).longValue();
    }

    /** What the numbers mean, and who has left the way. */
    private static Component legend(LeadFunnel funnel, Whose whose) {
        var off = Parts.div("row wrap", Parts.span("", Words.of("day.leads.funnel.off", funnel.total())));
        left(off, funnel.lost(), LeadStage.LOST, whose);
        left(off, funnel.disqualified(), LeadStage.DISQUALIFIED, whose);
        var legend = Parts.div("legend-line", new Span(Words.of("day.leads.funnel.legend")));
        if (off.getComponentCount() > 1) legend.add(off);
        return legend;
    }

    private static void left(Div off, long count, LeadStage stage, Whose whose) {
        if (count == 0) return;
        off.add(new Anchor(
                rows(whose, "&stage=" + stage.key()),
                Words.of("day.leads.funnel.off.stage", count, Words.of("lead.stage." + stage.key()))));
    }

    private static String rows(Whose whose, String more) {
        return DayLeads.rows(whose, "view=all&created=" + DAYS + more);
    }
}
