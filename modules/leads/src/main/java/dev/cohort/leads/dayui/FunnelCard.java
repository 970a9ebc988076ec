package dev.cohort.leads.dayui;

import com.vaadin.flow.component.Component;
import dev.cohort.leads.LeadFunnel;
import dev.cohort.leads.LeadFunnels;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStage;
import dev.cohort.request.Context;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.FunnelBars;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far the leads of the last 90 days have got; always of all the viewer may see, since a funnel of one is none. */
@ApplicationScoped
public class FunnelCard implements DayCard {
    private static final int DAYS = 90;
    private static final BigDecimal WEAK = BigDecimal.valueOf(33);

    private final LeadFunnels funnels;
    private final Clock clock;

    @Inject
    FunnelCard(LeadFunnels funnels, Clock clock) {
        this.funnels = funnels;
        this.clock = clock;
    }

    @Override
    public Column column() {
        return Column.MIDDLE;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String permission() {
        return LeadPermissions.READ;
    }

    @Override
    public Component create(Whose whose) {
        LocalDate today = LocalDate.now(clock.withZone(Context.current().zone()));
        LeadFunnel funnel = funnels.funnel(today.minusDays(DAYS - 1), today);
        var panel = new Panel(Words.of("day.leads.funnel"), content(funnel)).note(Words.of("day.leads.funnel.period"));
        return panel.end(DayLeads.more("day.leads.board", "leads?view=all&mode=board"));
    }

    private static Component content(LeadFunnel funnel) {
        if (funnel.total() == 0)
            return new EmptyState(
                    Icon.CHART, Words.of("day.leads.funnel.none"), Words.of("day.leads.funnel.none.text"));
        var bars = new FunnelBars(funnel.total(), funnel.steps().size());
        for (LeadFunnel.Step step : funnel.steps()) {
            BigDecimal share = step.fromPrevious();
            boolean weak = share != null && share.compareTo(WEAK) < 0;
            bars.step(
                    Words.of("lead.stage." + step.stage().key()),
                    step.reached(),
                    percent(share),
                    weak,
                    rows(step.stage()));
        }
        return bars.legend(Words.of("day.leads.funnel.legend"));
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null
                ? "–"
                : Words.of(
                        "import.ui.percent",
                        share.setScale(0, RoundingMode.HALF_UP).intValue());
    }

    /** The leads of the period that stand at this stage or further. */
    private static String rows(LeadStage from) {
        String period = "leads?view=all&created=" + DAYS;
        if (from == LeadStage.NEW) return period;
        return period
                + Arrays.stream(LeadStage.values())
                        .filter(stage -> stage.compareTo(from) >= 0 && stage.compareTo(LeadStage.CONVERTED) <= 0)
                        .map(stage -> "&stage=" + stage.key())
                        .collect(Collectors.joining());
    }
}
