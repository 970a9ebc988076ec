package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.RequiresPermission;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts conversion between the stages. */
@ApplicationScoped
public class LeadFunnels {
    private static final int USUAL_DAYS = 90;
    /** The way of a lead to its goal, step by step. */
    public static final List<LeadStage> WAY = List.of(
            LeadStage.NEW,
            LeadStage.CONTACTED,
            LeadStage.INTERESTED,
            LeadStage.TRIAL_SCHEDULED,
            LeadStage.TRIAL_ATTENDED,
            LeadStage.QUALIFIED,
            LeadStage.ENROLLED);

    // A lost lead counts as far as it had come; enrolled and converted are two ways to the same goal.
    private static final String REACHED = """
            with came as (
                select l.id, l.stage from lead l
                where l.deleted_at is null and l.created_at >= ? and l.created_at < ? and %s
            ), furthest as (
                select came.id, came.stage, greatest(1, coalesce(%s, 1), coalesce(max(%s), 1)) as step
                from came
                left join lead_stage_change c on c.lead_id = came.id
                group by came.id, came.stage
            )
            select step, count(*) as leads,
                count(*) filter (where stage = 'lost') as lost,
                count(*) filter (where stage = 'disqualified') as disqualified
            from furthest
            group by step
            """;

    /** The furthest step a lead {@code l} has ever been at, 1 for new to 7 for the goal, as the funnel counts it. */
    static final String FURTHEST = "greatest(1, coalesce(" + step("l.stage") + ", 1), coalesce((select max("
            + step("c.to_stage") + ") from lead_stage_change c where c.lead_id = l.id), 1))";

    private final TenantTransaction transaction;
    private final Clock clock;

    /** @param stage a column, a constant of the code */
    private static String step(String stage) {
        return "array_position(array['new', 'contacted', 'interested', 'trial_scheduled', 'trial_attended', 'qualified',"
                + " 'enrolled'], case " + stage + " when 'converted' then 'enrolled' else " + stage + " end)";
    }

    @Inject
    LeadFunnels(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Leads that stopped at a step. */
    public record Stopped(int step, long leads, long lost, long disqualified) {}

    /**
     * The funnel of the leads that came from one day to another, both included.
     *
     * @param from null: 90 days before the last
     * @param to null: today
     * @param owner whose leads; null for all
     * @param branch of which branch; null for all
     */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public LeadFunnel funnel(
            @Nullable LocalDate from, @Nullable LocalDate to, @Nullable UUID owner, @Nullable UUID branch) {
        ZoneId zone = Context.current().zone();
        LocalDate last = to == null ? LocalDate.now(clock.withZone(zone)) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS) : from;
        if (first.isAfter(last))
            throw Problem.malformed("period-reversed").with("from", first).with("to", last);
        List<Visible> conditions = new ArrayList<>(List.of(Access.visible(LeadPermissions.READ, "l")));
        if (owner != null) conditions.add(new Visible("l.owner_id = ?", List.of(owner)));
        if (branch != null) conditions.add(new Visible("l.branch_id = ?", List.of(branch)));
        var query = transaction
                .handle()
                .createQuery(REACHED.formatted(
                        conditions.stream().map(Visible::sql).collect(Collectors.joining(" and ")),
                        step("came.stage"),
                        step("c.to_stage")));
        query.bind(0, first.atStartOfDay(zone).toOffsetDateTime());
        query.bind(1, last.plusDays(1).atStartOfDay(zone).toOffsetDateTime());
        int at = 2;
        for (Visible condition : conditions) for (Object value : condition.values()) query.bind(at++, value);
        return funnel(first, last, query.mapTo(Stopped.class).list());
    }

    static LeadFunnel funnel(LocalDate from, LocalDate to, List<Stopped> stopped) {
        long total = stopped.stream().mapToLong(Stopped::leads).sum();
        List<LeadFunnel.Step> steps = new ArrayList<>();
        long before = total;
        for (int i = 0; i < WAY.size(); i++) {
            int step = i + 1;
            long reached = stopped.stream()
                    .filter(each -> each.step() >= step)
                    .mapToLong(Stopped::leads)
                    .sum();
            steps.add(new LeadFunnel.Step(WAY.get(i), reached, percent(reached, before), percent(reached, total)));
            before = reached;
        }
        return new LeadFunnel(
                from,
                to,
                total,
                steps,
                stopped.stream().mapToLong(Stopped::lost).sum(),
                stopped.stream().mapToLong(Stopped::disqualified).sum());
    }

    private static @Nullable BigDecimal percent(long part, long whole) {
        if (whole == 0) return null;
        return BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
