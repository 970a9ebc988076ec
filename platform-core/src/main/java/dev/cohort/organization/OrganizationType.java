package dev.cohort.organization;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.record.RecordLink;
import dev.cohort.record.RecordType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Organizations, for activities, tasks and what else hangs on records. They have no owner, team or branch. */
@ApplicationScoped
public class OrganizationType implements RecordType {
    private static final String FIND =
            "select o.id, o.name from organization o where o.deleted_at is null and o.id = any(?)";

    private final TenantTransaction transaction;

    @Inject
    OrganizationType(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    record Found(UUID id, String name) {
        RecordLink link() {
            return new RecordLink(Organizations.RECORD, id, name, "organizations/" + id, null, null, null, null);
        }
    }

    @Override
    public String key() {
        return Organizations.RECORD;
    }

    @Override
    public String changePermission() {
        return CorePermissions.ORGANIZATION_CHANGE;
    }

    @Override
    public boolean changeable(RecordLink link) {
        return Access.may(CorePermissions.ORGANIZATION_CHANGE);
    }

    @Override
    public Visible readable(String id) {
        if (!Access.may(CorePermissions.ORGANIZATION_READ)) return new Visible("false", List.of());
        return new Visible(
                "exists (select from organization ro where ro.id = " + id + " and ro.deleted_at is null)", List.of());
    }

    @Override
    public List<RecordLink> find(Collection<UUID> ids) {
        if (!Access.may(CorePermissions.ORGANIZATION_READ)) return List.of();
        return transaction
                .handle()
                .createQuery(FIND)
                .bind(0, ids.toArray(UUID[]::new))
                .mapTo(Found.class)
                .map(Found::link)
                .list();
    }
}
