package dev.cohort.person;

import dev.cohort.access.CorePermissions;
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

/** People who were deleted; who has become another or was forgotten is not among them. */
@ApplicationScoped
class DeletedPeople implements DeletedRecords {
    private static final Listing<Row> LIST = Listing.of(Row.class)
            .select("p.id, p.first_name, p.last_name, p.email, p.phone, p.deleted_at, "
                    + DELETED_BY.formatted(People.RECORD, "p.id"))
            .from("person p")
            .where("p.deleted_at is not null and p.merged_into is null and p.erased_at is null")
            .id("p.id")
            .field("deletedAt", "p.deleted_at", Instant.class)
            .search("p.search_text like ?")
            .sortedBy("-deletedAt")
            .build();

    private final TenantTransaction transaction;
    private final PersonReach reach;
    private final People people;

    @Inject
    DeletedPeople(TenantTransaction transaction, PersonReach reach, People people) {
        this.transaction = transaction;
        this.reach = reach;
        this.people = people;
    }

    record Row(
            UUID id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            Instant deletedAt,
            @Nullable String deletedBy) {
        DeletedRecord deleted() {
            return new DeletedRecord(
                    id,
                    People.RECORD,
                    PersonReader.name(firstName, lastName, email, phone),
                    email == null ? phone : email,
                    "people/" + id,
                    deletedAt,
                    deletedBy);
        }
    }

    @Override
    public String recordType() {
        return People.RECORD;
    }

    @Override
    public String permission() {
        return CorePermissions.PERSON_DELETE;
    }

    @Override
    public Page<DeletedRecord> page(ListQuery query) {
        return LIST.page(transaction.handle(), query, reach.readable("p.id")).map(Row::deleted);
    }

    @Override
    public void restore(UUID id) {
        people.restore(id);
    }
}
