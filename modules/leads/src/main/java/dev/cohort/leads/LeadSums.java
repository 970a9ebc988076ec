package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.RequiresPermission;
import dev.cohort.customfield.CustomFields;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What leads add up to: beside the views, at the foot of the list, at the head of the board's lanes. */
@ApplicationScoped
public class LeadSums {
    // Stages below 7 are the open ones; see LeadStage.isOpen and lead.stage_rank.
    private static final String COUNTS = """
            select count(*) filter (where l.stage_rank < 7) as open, count(*) as every,
                count(*) filter (where l.created_at >= ?) as new_today,
                count(*) filter (where l.stage_rank < 7 and l.next_step_at < ?) as overdue,
                count(*) filter (where l.stage_rank < 7 and l.score >= ?) as very_hot
            from lead l
            where l.deleted_at is null and
            """;
    private static final String TOTALS = """
            count(*) as leads, round(avg(l.score))::integer as average_score,
            count(*) filter (where l.stage_rank < 7 and l.next_step_at < now()) as overdue""";
    private static final String LANES = """
            l.status, count(*) as leads, extract(epoch from
                now() - percentile_disc(0.5) within group (order by l.stage_since))::bigint as median_seconds""";
    // One index look-up for each source instead of a read of all leads.
    private static final String SOURCES = """
            with recursive named as (
                (select source from lead where deleted_at is null order by source limit 1)
                union all
                select (select l.source from lead l where l.source > n.source and l.deleted_at is null
                    order by l.source limit 1)
                from named n where n.source is not null
            )
            select source from named where source is not null limit 200
            """;

    private final TenantTransaction transaction;
    private final CustomFields fields;
    private final Clock clock;

    @Inject
    LeadSums(TenantTransaction transaction, CustomFields fields, Clock clock) {
        this.transaction = transaction;
        this.fields = fields;
        this.clock = clock;
    }

    /**
     * Counts of all views, by one query.
     *
     * @param branch null for all
     */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public LeadCounts counts(@Nullable UUID branch) {
        Instant now = Instant.now(clock);
        Visible visible = Access.visible(LeadPermissions.READ, "l");
        String there = branch == null ? "" : " and l.branch_id = ?";
        var query = handle().createQuery(COUNTS + visible.sql() + there)
                .bind(0, at(LeadView.startOfDay(now, Context.current().zone())))
                .bind(1, at(now))
                .bind(2, LeadView.VERY_HOT_FROM);
        for (int i = 0; i < visible.values().size(); i++)
            query.bind(i + 3, visible.values().get(i));
        if (branch != null) query.bind(visible.values().size() + 3, branch);
        return query.mapTo(LeadCounts.class).one();
    }

    /** What the leads of a list add up to, all pages together. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public LeadTotals totals(ListQuery query) {
        return sums(LeadTotals.class, TOTALS, "", query).getFirst();
    }

    /** What the leads of a list add up to by status; statuses without leads are left out. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public List<LaneTotals> lanes(ListQuery query) {
        return sums(LaneTotals.class, LANES, "l.status", query);
    }

    /** The sources leads came from, by name. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public List<String> sources() {
        return handle().createQuery(SOURCES).mapTo(String.class).list();
    }

    private <T> List<T> sums(Class<T> row, String sums, String groups, ListQuery query) {
        return LeadLists.with(LeadLists.LEADS, query, fields)
                .sums(handle(), row, sums, groups, LeadLists.sql(query), LeadLists.reached(query));
    }

    private Handle handle() {
        return transaction.handle();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
