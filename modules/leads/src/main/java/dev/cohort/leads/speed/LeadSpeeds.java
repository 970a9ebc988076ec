package dev.cohort.leads.speed;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Counts how soon leads are answered, as far as the caller may see them. */
@ApplicationScoped
public class LeadSpeeds {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;

    private static final String FIGURES = """
            select %s as key, %s as id, count(*) as leads,
                count(l.human_touch_at) as answered,
                count(*) filter (where l.human_seconds <= :human) as within,
                count(*) filter (where l.human_touch_at is null and l.clock_from < coalesce(
                    (select to_timestamp(b.late) from unnest(cast(:branches as uuid[]), cast(:lates as bigint[])) b (id, late)
                    where b.id = l.branch_id), :late)) as late,
                percentile_cont(0.5) within group (
                    order by greatest(0, extract(epoch from l.human_touch_at - l.clock_from))::float8) as median,
                count(*) filter (where l.automatic_seconds <= :automatic) as automatic_within,
                percentile_cont(0.5) within group (order by l.automatic_seconds) as automatic_median
            from lead l left join member m on m.id = l.owner_id
            where l.deleted_at is null and l.clock_from >= :from and l.clock_from < :to
                and (cast(:owner as uuid) is null or l.owner_id = :owner)
                and (cast(:branch as uuid) is null or l.branch_id = :branch) and %s
            """;

    private final TenantTransaction transaction;
    private final SpeedTargets targets;
    private final Clock clock;

    @Inject
    LeadSpeeds(TenantTransaction transaction, SpeedTargets targets, Clock clock) {
        this.transaction = transaction;
        this.targets = targets;
        this.clock = clock;
    }

    /** A row of figures. */
    public record Row(
            @Nullable String key,
            @Nullable UUID id,
            long leads,
            long answered,
            long within,
            long late,
            @Nullable Double median,
            long automaticWithin,
            @Nullable Double automaticMedian) {

        LeadSpeed.Figures figures() {
            long decided = answered + late;
            return new LeadSpeed.Figures(
                    leads,
                    answered,
                    within,
                    late,
                    decided == 0 ? null : (int) Math.round(100.0 * within / decided),
                    median == null ? null : (int) Math.round(median),
                    automaticWithin,
                    automaticMedian == null ? null : (int) Math.round(automaticMedian));
        }

        LeadSpeed.Group group() {
            return new LeadSpeed.Group(key == null ? "" : key, id, figures());
        }
    }

    /**
     * The figures of leads that came from one day to another, both included.
     *
     * @param from null for the last {@value #USUAL_DAYS} days
     * @throws Problem 422 {@code period-reversed}
     */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public LeadSpeed of(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable UUID owner, @Nullable UUID branch) {
        ZoneId zone = Context.current().zone();
        LocalDate last = to == null ? LocalDate.now(clock.withZone(zone)) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
        if (first.isAfter(last))
            throw Problem.rule("period-reversed").with("from", first).with("to", last);
        if (first.plusDays(MOST_DAYS).isBefore(last))
            throw Problem.invalid().at("from", "too-many-days", "max", MOST_DAYS);
        Period period = new Period(first, last, zone, owner, branch, late(null), branches());
        return new LeadSpeed(
                first,
                last,
                targets.humanSeconds(),
                targets.automaticSeconds(),
                rows(period, "''", "null::uuid", "").getFirst().figures(),
                groups(period, "l.source", "null::uuid", " group by l.source order by leads desc, l.source limit 50"),
                groups(period, "m.name", "l.owner_id", " group by m.name, l.owner_id order by leads desc, m.name"),
                groups(
                        period,
                        "(l.clock_from at time zone :zone)::date::text",
                        "null::uuid",
                        " group by 1 order by 1"));
    }

    /**
     * Of when and whose the figures are.
     *
     * @param late since when nobody may be waiting who is of no branch
     * @param branches the same of each branch, by its working hours
     */
    private record Period(
            LocalDate first,
            LocalDate last,
            ZoneId zone,
            @Nullable UUID owner,
            @Nullable UUID branch,
            Instant late,
            Map<UUID, Long> branches) {}

    private Instant late(@Nullable UUID branch) {
        return targets.hours(branch).lateBefore(Instant.now(clock), targets.humanSeconds());
    }

    private Map<UUID, Long> branches() {
        Map<UUID, Long> late = new LinkedHashMap<>();
        for (UUID branch : transaction
                .handle()
                .createQuery("select id from branch")
                .mapTo(UUID.class)
                .list()) late.put(branch, late(branch).getEpochSecond());
        return late;
    }

    private List<LeadSpeed.Group> groups(Period period, String key, String id, String rest) {
        return rows(period, key, id, rest).stream().map(Row::group).toList();
    }

    /** Key, id and rest are constants of this class. */
    private List<Row> rows(Period period, String key, String id, String rest) {
        Visible visible = Access.visible(LeadPermissions.READ, "l");
        List<Object> values = new ArrayList<>(visible.values());
        StringBuilder condition = new StringBuilder();
        String left = visible.sql();
        for (int i = 0; i < values.size(); i++) {
            int at = left.indexOf('?');
            condition.append(left, 0, at).append(":v").append(i);
            left = left.substring(at + 1);
        }
        condition.append(left);
        Query query = transaction
                .handle()
                .createQuery(FIGURES.formatted(key, id, condition) + rest)
                .bind("human", targets.humanSeconds())
                .bind("automatic", targets.automaticSeconds())
                .bind("late", utc(period.late()))
                .bindArray("branches", UUID.class, period.branches().keySet())
                .bindArray("lates", Long.class, period.branches().values())
                .bind("from", start(period.first(), period.zone()))
                .bind("to", start(period.last().plusDays(1), period.zone()))
                .bindByType("owner", period.owner(), UUID.class)
                .bindByType("branch", period.branch(), UUID.class);
        if (key.contains(":zone")) query.bind("zone", period.zone().getId());
        for (int i = 0; i < values.size(); i++) query.bind("v" + i, values.get(i));
        return query.mapTo(Row.class).list();
    }

    private static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return utc(day.atStartOfDay(zone).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
