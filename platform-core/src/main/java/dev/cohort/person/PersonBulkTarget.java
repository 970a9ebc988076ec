package dev.cohort.person;

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

/** People of whom many are changed at once: where they live and where they belong. */
@ApplicationScoped
class PersonBulkTarget implements BulkTarget {
    private static final Set<String> ALIKE =
            Set.of("city", "country", "language", "company", "organizationId", "jobTitle", "customFields");

    private final People people;
    private final PersonReach reach;
    private final TenantTransaction transaction;
    private final EntityManager entities;

    @Inject
    PersonBulkTarget(People people, PersonReach reach, TenantTransaction transaction, EntityManager entities) {
        this.people = people;
        this.reach = reach;
        this.transaction = transaction;
        this.entities = entities;
    }

    @Override
    public String recordType() {
        return People.RECORD;
    }

    @Override
    public String permission() {
        return CorePermissions.PERSON_CHANGE;
    }

    @Override
    public String deletePermission() {
        return CorePermissions.PERSON_DELETE;
    }

    @Override
    public void check(BulkChanges changes) {
        changes.check(ALIKE, false, false);
    }

    @Override
    public Page<UUID> ids(ListQuery query) {
        return people.list(query.sorted("-createdAt"), null).map(PersonSummary::id);
    }

    @Override
    public long count(ListQuery query) {
        return people.count(query, null);
    }

    @Override
    public Look look(UUID id, BulkChanges changes) {
        PersonDetails person = people.get(id);
        ObjectNode now = (ObjectNode) Json.tree(person.profile());
        ObjectNode after = changes.patch(now);
        ObjectNode before = BulkChanges.before(now, after);
        if (changes.isDelete()) {
            before.put(DELETED, false);
            after.put(DELETED, true);
        }
        return new Look(id, person.name(), person.name(), refusal(person, changes), before, after);
    }

    private Optional<String> refusal(PersonDetails person, BulkChanges changes) {
        if (changes.isDelete()) return reach.isSomething(person.id()) ? Optional.of("person-in-use") : Optional.empty();
        return reach.mayChange(person.id()) ? Optional.empty() : Optional.of("permission-missing");
    }

    @Override
    public void apply(UUID id, ObjectNode after) {
        if (after.has(DELETED)) people.delete(id);
        else people.change(id, IfMatch.ANY, Patch.of(PersonProfile.class, after));
    }

    @Override
    public int version(UUID id) {
        entities.flush();
        return transaction
                .handle()
                .select("select version from person where id = ?", id)
                .mapTo(Integer.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound(People.RECORD, id));
    }

    @Override
    public void restore(UUID id, ObjectNode before) {
        if (before.has(DELETED)) people.restore(id);
        else people.change(id, IfMatch.ANY, Patch.of(PersonProfile.class, before));
    }
}
