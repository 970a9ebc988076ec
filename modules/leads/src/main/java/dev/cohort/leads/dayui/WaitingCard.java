package dev.cohort.leads.dayui;

import com.vaadin.flow.component.Component;
import dev.cohort.leads.LaneTotals;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.LeadStatuses;
import dev.cohort.leads.LeadSums;
import dev.cohort.ui.Ago;
import dev.cohort.ui.Chart;
import dev.cohort.ui.Chart.Bar;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** In which status open leads stand the longest: half of them as long as the bar says, or longer. */
@ApplicationScoped
public class WaitingCard implements DayCard {
    private static final double SECONDS_OF_A_DAY = 86_400;

    private final DayLeads days;
    private final LeadSums sums;
    private final LeadStatuses statuses;

    @Inject
    WaitingCard(LeadSums sums, LeadStatuses statuses, DayLeads days) {
        this.days = days;
        this.sums = sums;
        this.statuses = statuses;
    }

    @Override
    public Place place() {
        return new Place(Column.MIDDLE, 20, LeadPermissions.READ);
    }

    @Override
    public Component create(Whose whose) {
        List<LaneTotals> lanes = sums.lanes(days.open(whose, 1));
        List<Bar> bars = statuses.all().stream()
                .flatMap(status -> lanes.stream()
                        .filter(lane -> lane.status().equals(status.key()))
                        .map(lane -> bar(status, lane, whose)))
                .toList();
        String title = Words.of("day.leads.waiting");
        if (bars.isEmpty())
            return new Panel(
                    title,
                    new EmptyState(
                            Icon.WAITING, Words.of("day.leads.waiting.none"), Words.of("day.leads.waiting.none.text")));
        var chart =
                new Chart(Chart.Shape.BARS, Words.of("lead.field.status"), Words.of("day.leads.waiting.axis"), bars);
        return new Panel(title, chart).note(Words.of("day.leads.waiting.note")).end(chart.tableSwitch());
    }

    private static Bar bar(LeadStatus status, LaneTotals lane, Whose whose) {
        String name = status.titleIn(Words.locale());
        String time = Ago.length(Duration.ofSeconds(lane.medianSeconds()));
        return Bar.of(name, lane.medianSeconds() / SECONDS_OF_A_DAY, time)
                .tip(Words.of("day.leads.waiting.tip", name, lane.leads(), time))
                .at(DayLeads.rows(whose, "status=" + status.key()));
    }
}
