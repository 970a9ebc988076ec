package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.RequiresPermission;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The latest moves of all leads the caller may see. */
@ApplicationScoped
public class LeadNews {
    private static final String LATEST = """
            select l.number, p.first_name, p.last_name, c.actor_name, c.from_status, c.to_status, c.changed_at
            from lead_stage_change c
            join lead l on l.id = c.lead_id
            join person p on p.id = l.person_id
            where l.deleted_at is null and %s and (?::uuid is null or l.owner_id = ?)
                and (?::uuid is null or l.branch_id = ?)
            order by c.changed_at desc, c.id desc
            limit ?
            """;

    private final TenantTransaction transaction;

    @Inject
    LeadNews(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * One move.
     *
     * @param fromStatus null for the arrival of the lead
     */
    public record Move(
            String number,
            @Nullable String firstName,
            @Nullable String lastName,
            String actorName,
            @Nullable String fromStatus,
            String toStatus,
            Instant changedAt) {
        /** What the lead is called. */
        public String name() {
            return LeadRow.name(firstName, lastName, number);
        }
    }

    /**
     * The latest first.
     *
     * @param ownerId whose leads; null for all
     * @param branchId of which branch; null for all
     */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public List<Move> latest(@Nullable UUID ownerId, @Nullable UUID branchId, int limit) {
        Visible visible = Access.visible(LeadPermissions.READ, "l");
        var query = transaction.handle().createQuery(LATEST.formatted(visible.sql()));
        int at = 0;
        for (Object value : visible.values()) query.bind(at++, value);
        query.bindByType(at++, ownerId, UUID.class);
        query.bindByType(at++, ownerId, UUID.class);
        query.bindByType(at++, branchId, UUID.class);
        query.bindByType(at++, branchId, UUID.class);
        return query.bind(at, limit).mapTo(Move.class).list();
    }
}
