package dev.cohort.organization;

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

/** Organizations that were deleted. */
@ApplicationScoped
class DeletedOrganizations implements DeletedRecords {
    private static final Listing<Row> LIST = Listing.of(Row.class)
            .select("o.id, o.name, o.website, o.deleted_at, " + DELETED_BY.formatted(Organizations.RECORD, "o.id"))
            .from("organization o")
            .where("o.deleted_at is not null")
            .id("o.id")
            .field("deletedAt", "o.deleted_at", Instant.class)
            .search("o.search_text like ?")
            .sortedBy("-deletedAt")
            .build();

    private final TenantTransaction transaction;
    private final Organizations organizations;

    @Inject
    DeletedOrganizations(TenantTransaction transaction, Organizations organizations) {
        this.transaction = transaction;
        this.organizations = organizations;
    }

    record Row(
            UUID id,
            String name,
            @Nullable String website,
            Instant deletedAt,
            @Nullable String deletedBy) {
        DeletedRecord deleted() {
            return new DeletedRecord(
                    id, Organizations.RECORD, name, website, "organizations?peek=" + id, deletedAt, deletedBy);
        }
    }

    @Override
    public String recordType() {
        return Organizations.RECORD;
    }

    @Override
    public String permission() {
        return CorePermissions.ORGANIZATION_DELETE;
    }

    @Override
    public Page<DeletedRecord> page(ListQuery query) {
        return LIST.page(transaction.handle(), query).map(Row::deleted);
    }

    @Override
    public void restore(UUID id) {
        organizations.restore(id);
    }
}
