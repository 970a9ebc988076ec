package dev.cohort.organization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.access.CorePermissions;
import dev.cohort.bulk.BulkChanges;
import dev.cohort.bulk.BulkTarget;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Organizations of which many are changed at once: where they are, and what the tenant notes of them. */
@ApplicationScoped
class OrganizationBulkTarget implements BulkTarget {
    private static final Set<String> ALIKE = Set.of("city", "country", "customFields");

    private final Organizations organizations;
    private final TenantTransaction transaction;
    private final EntityManager entities;

    @Inject
    OrganizationBulkTarget(Organizations organizations, TenantTransaction transaction, EntityManager entities) {
        this.organizations = organizations;
        this.transaction = transaction;
        this.entities = entities;
    }

    @Override
    public String recordType() {
        return Organizations.RECORD;
    }

    @Override
    public String permission() {
        return CorePermissions.ORGANIZATION_CHANGE;
    }

    @Override
    public String deletePermission() {
        return CorePermissions.ORGANIZATION_DELETE;
    }

    @Override
    public void check(BulkChanges changes) {
        changes.check(ALIKE, false, false);
    }

    @Override
    public Page<UUID> ids(ListQuery query) {
        return organizations.list(query.sorted("-createdAt")).map(OrganizationDetails::id);
    }

    @Override
    public long count(ListQuery query) {
        return organizations.count(query);
    }

    @Override
    public Look look(UUID id, BulkChanges changes) {
        OrganizationDetails each = organizations.get(id);
        ObjectNode now = (ObjectNode) Json.tree(each);
        ObjectNode after = changes.patch(now);
        ObjectNode before = BulkChanges.before(now, after);
        if (changes.isDelete()) {
            before.put(DELETED, false);
            after.put(DELETED, true);
        }
        return new Look(id, each.name(), each.name(), Optional.empty(), before, after);
    }

    @Override
    public void apply(UUID id, ObjectNode after) {
        if (after.has(DELETED)) organizations.delete(id);
        else organizations.change(id, IfMatch.ANY, Patch.of(OrganizationFields.class, after));
    }

    @Override
    public int version(UUID id) {
        entities.flush();
        return transaction
                .handle()
                .select("select version from organization where id = ?", id)
                .mapTo(Integer.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound(Organizations.RECORD, id));
    }

    @Override
    public void restore(UUID id, ObjectNode before) {
        if (before.has(DELETED)) organizations.restore(id);
        else organizations.change(id, IfMatch.ANY, Patch.of(OrganizationFields.class, before));
    }
}
