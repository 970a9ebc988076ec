package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.deleted.DeletedRecord;
import dev.cohort.deleted.DeletedRecords;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leads that were deleted; whoever was forgotten is not among them. */
@ApplicationScoped
class DeletedLeads implements DeletedRecords {
    private static final Listing<Row> LIST = Listing.of(Row.class)
            .select("l.id, l.number, p.first_name, p.last_name, p.email, l.deleted_at, "
                    + DELETED_BY.formatted(Leads.RECORD, "l.id"))
            .from("lead l join person p on p.id = l.person_id")
            .where("l.deleted_at is not null and l.merged_into is null and p.erased_at is null")
            .id("l.id")
            .field("deletedAt", "l.deleted_at", Instant.class)
            .search("p.search_text like ?")
            .sortedBy("-deletedAt")
            .build();

    private final TenantTransaction transaction;
    private final Leads leads;

    @Inject
    DeletedLeads(TenantTransaction transaction, Leads leads) {
        this.transaction = transaction;
        this.leads = leads;
    }

    record Row(
            UUID id,
            String number,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            Instant deletedAt,
            @Nullable String deletedBy) {
        DeletedRecord deleted() {
            return new DeletedRecord(
                    id,
                    Leads.RECORD,
                    LeadRow.name(firstName, lastName, number),
                    email == null ? number : number + " · " + email,
                    "leads/" + number,
                    deletedAt,
                    deletedBy);
        }
    }

    @Override
    public String recordType() {
        return Leads.RECORD;
    }

    @Override
    public String permission() {
        return LeadPermissions.DELETE;
    }

    @Override
    public Page<DeletedRecord> page(ListQuery query) {
        return LIST.page(transaction.handle(), query, Access.visible(LeadPermissions.DELETE, "l"))
                .map(Row::deleted);
    }

    @Override
    public void restore(UUID id) {
        leads.restore(id);
    }
}
