package dev.cohort.leads.dayui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.LeadStatuses;
import dev.cohort.leads.LeadSums;
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
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the leads that came in the last 90 days stand now. Each number is the number of rows that it opens: the list
 * knows at which stage a lead stands, not which it has ever been at.
 */
@ApplicationScoped
public class FunnelCard implements DayCard {
    private static final int DAYS = 90;
    private static final int WEAK_PERCENT = 33;

    private final LeadSums sums;
    private final LeadStatuses statuses;
    private final Clock clock;

    @Inject
    FunnelCard(LeadSums sums, LeadStatuses statuses, Clock clock) {
        this.sums = sums;
        this.statuses = statuses;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(Column.MIDDLE, 10, LeadPermissions.READ);
    }

    @Override
    public Component create(Whose whose) {
        ZoneId zone = Context.current().zone();
        LocalDate first = LocalDate.now(clock.withZone(zone)).minusDays(DAYS - 1);
        String since = first.atStartOfDay(zone).toInstant().toString();
        var counts = StageCounts.of(sums.lanes(DayLeads.query(whose, 1).where("createdAt.gte", since)), statuses.all());
        String title = Words.of("day.leads.funnel");
        if (counts.all() == 0)
            return new Panel(
                    title,
                    new EmptyState(
                            Icon.CHART, Words.of("day.leads.funnel.none"), Words.of("day.leads.funnel.none.text")));
        var chart = new Chart(
                        Chart.Shape.FUNNEL,
                        Words.of("lead.field.stage"),
                        Words.of("day.leads.funnel.axis"),
                        bars(counts, whose))
                .notes(Words.of("day.leads.funnel.share"));
        return new Panel(title, chart, legend(counts, whose))
                .note(Words.of("day.leads.funnel.period"))
                .end(chart.tableSwitch());
    }

    private static List<Bar> bars(StageCounts counts, Whose whose) {
        List<Bar> bars = new ArrayList<>();
        long before = 0;
        for (LeadStage stage : StageCounts.WAY) {
            long here = counts.at(StageCounts.from(stage));
            long percent = before == 0 ? 100 : Math.round(100.0 * here / before);
            boolean first = bars.isEmpty();
            String name = Words.of("lead.stage." + stage.key());
            Set<LeadStage> goal = stage == LeadStage.ENROLLED ? StageCounts.from(stage) : EnumSet.of(stage);
            bars.add(Bar.of(name, here)
                    .note(
                            before == 0 && !first ? "–" : Words.of("import.ui.percent", percent),
                            !first && before > 0 && percent < WEAK_PERCENT)
                    .tip(Words.of("day.leads.funnel.tip", name, here, counts.at(goal)))
                    .at(rows(whose, StageCounts.from(stage))));
            before = here;
        }
        return bars;
    }

    /** What the numbers mean, and who is no longer on the way: with the first bar these are all that came. */
    private static Component legend(StageCounts counts, Whose whose) {
        var off = Parts.div("row wrap", Parts.span("", Words.of("day.leads.funnel.off", counts.all())));
        for (LeadStage stage : List.of(LeadStage.RECYCLED, LeadStage.LOST, LeadStage.DISQUALIFIED)) {
            long count = counts.at(EnumSet.of(stage));
            if (count == 0) continue;
            off.add(new Anchor(
                    rows(whose, EnumSet.of(stage)),
                    Words.of("day.leads.funnel.off.stage", count, Words.of("lead.stage." + stage.key()))));
        }
        var legend = Parts.div("legend-line", new Span(Words.of("day.leads.funnel.legend")));
        if (off.getComponentCount() > 1) legend.add(off);
        return legend;
    }

    private static String rows(Whose whose, Set<LeadStage> stages) {
        return DayLeads.rows(
                whose,
                "view=all&created=" + DAYS
                        + stages.stream().map(stage -> "&stage=" + stage.key()).collect(Collectors.joining()));
    }
}
