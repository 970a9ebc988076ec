package dev.cohort.privacy;

import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Legal holds: people whose data has to be kept whatever is asked. */
@ApplicationScoped
public class Holds {
    /** Under this name holds stand in the audit. */
    public static final String RECORD = "legal-hold";

    private static final Listing<Hold> LIST = Listing.of(Hold.class)
            .select("h.id, h.person_id, nullif(concat_ws(' ', p.first_name, p.last_name), '') as person_name, h.reason,"
                    + " h.actor_name as by, h.since, h.ended_at, h.ended_by")
            .from("legal_hold h join person p on p.id = h.person_id")
            .id("h.id")
            .field("since", "h.since", Instant.class)
            .field("endedAt", "h.ended_at", Instant.class, Listing.Trait.FILTER_ONLY, Listing.Trait.NULLABLE)
            .field("personId", "h.person_id", UUID.class, Listing.Trait.FILTER_ONLY)
            .sortedBy("-since")
            .build();

    private final TenantTransaction transaction;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Holds(TenantTransaction transaction, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that stand and those that have ended, the latest first. */
    @Transactional
    @RequiresPermission(CorePermissions.GOVERNANCE_READ)
    public Page<Hold> list(ListQuery query) {
        return LIST.page(transaction.handle(), query);
    }

    /** Whether a hold stands, for whoever sees the person. */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_READ)
    public boolean isHeld(UUID person) {
        return transaction
                .handle()
                .select("select exists (select from legal_hold where person_id = ? and ended_at is null)", person)
                .mapTo(Boolean.class)
                .one();
    }

    /** @throws Problem 404 when there is no such person, 409 {@code hold-known} when one stands already */
    @Transactional
    @RequiresPermission(CorePermissions.GOVERNANCE_CHANGE)
    public Hold hold(UUID person, HoldFields wanted) {
        boolean known = transaction
                .handle()
                .select("select exists (select from person where id = ?)", person)
                .mapTo(Boolean.class)
                .one();
        if (!known) throw Problem.notFound(Privacy.RECORD, person);
        UUID id = Ids.next();
        int made = transaction
                .handle()
                .createUpdate("""
                        insert into legal_hold (id, person_id, reason, actor_name, since)
                        values (:id, :person, :reason, :by, :now)
                        on conflict (person_id) where ended_at is null do nothing
                        """)
                .bind("id", id)
                .bind("person", person)
                .bind("reason", wanted.reason().strip())
                .bind("by", Context.caller().name())
                .bind("now", now())
                .execute();
        if (made == 0) throw Problem.conflict("hold-known").with("person", person);
        audit.created(RECORD, id, wanted);
        return read(id);
    }

    /** Ends it; nothing happens when it has ended already. */
    @Transactional
    @RequiresPermission(CorePermissions.GOVERNANCE_CHANGE)
    public Hold end(UUID id) {
        read(id);
        int ended = transaction
                .handle()
                .createUpdate(
                        "update legal_hold set ended_at = :now, ended_by = :by where id = :id and ended_at is null")
                .bind("id", id)
                .bind("by", Context.caller().name())
                .bind("now", now())
                .execute();
        if (ended > 0) audit.noted("end", RECORD, id, null, null);
        return read(id);
    }

    private Hold read(UUID id) {
        return LIST
                .page(transaction.handle(), ListQuery.first(1), new Visible("h.id = ?", List.of(id)))
                .items()
                .stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
