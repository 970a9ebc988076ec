package dev.cohort.privacy;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who was forgotten: the proof that it was done, which names nobody. */
@ApplicationScoped
public class Erasures {
    private static final Listing<Row> LIST = Listing.of(Row.class)
            .select("e.id, e.person_id, e.reason, e.actor_name, e.erased_at, e.reached::text as reached")
            .from("erasure e")
            .id("e.id")
            .field("at", "e.erased_at", Instant.class)
            .field("personId", "e.person_id", UUID.class, Listing.Trait.FILTER_ONLY)
            .search("lower(e.reason) like ?")
            .sortedBy("-at")
            .build();

    private final TenantTransaction transaction;

    @Inject
    Erasures(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** A row of the table. */
    record Row(UUID id, UUID personId, String reason, String actorName, Instant erasedAt, String reached) {
        Erasure erasure() {
            return new Erasure(
                    id, personId, false, reason, actorName, erasedAt, List.of(Json.read(reached, ErasedRows[].class)));
        }
    }

    /** One page, the latest first. */
    @Transactional
    @RequiresPermission(CorePermissions.GOVERNANCE_READ)
    public Page<Erasure> list(ListQuery query) {
        return LIST.page(transaction.handle(), query).map(Row::erasure);
    }
}
