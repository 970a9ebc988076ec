package dev.cohort.leads.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.access.Access;
import dev.cohort.bulk.BulkChanges;
import dev.cohort.bulk.BulkTarget;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadLists;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.LeadStatuses;
import dev.cohort.leads.LeadSummary;
import dev.cohort.leads.Leads;
import dev.cohort.leads.StatusChange;
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
import org.jspecify.annotations.Nullable;

/** Leads of which many are changed at once. */
@ApplicationScoped
class LeadBulkTarget implements BulkTarget {
    // What tells one person from another is nothing to be the same for many.
    private static final Set<String> ALIKE = Set.of(
            "company",
            "jobTitle",
            "language",
            "city",
            "country",
            "source",
            "medium",
            "campaign",
            "interest",
            "owner",
            "branchId",
            "nextStep",
            "nextStepAt",
            "customFields");

    private final Leads leads;
    private final LeadLists lists;
    private final LeadStatuses statuses;
    private final TenantTransaction transaction;
    private final EntityManager entities;

    @Inject
    LeadBulkTarget(
            Leads leads,
            LeadLists lists,
            LeadStatuses statuses,
            TenantTransaction transaction,
            EntityManager entities) {
        this.leads = leads;
        this.lists = lists;
        this.statuses = statuses;
        this.transaction = transaction;
        this.entities = entities;
    }

    @Override
    public String recordType() {
        return Leads.RECORD;
    }

    @Override
    public String permission() {
        return LeadPermissions.CHANGE;
    }

    @Override
    public String deletePermission() {
        return LeadPermissions.DELETE;
    }

    @Override
    public void check(BulkChanges changes) {
        changes.check(ALIKE, true, true);
        if (changes.status() == null) return;
        LeadStatus to = statuses.all().stream()
                .filter(status -> status.key().equals(changes.status()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid().at("changes.status", "unknown-value"));
        if (!to.active()) throw Problem.invalid().at("changes.status", "inactive-status", "value", to.key());
        if (to.stage().needsReason()
                && (changes.reason() == null || changes.reason().isBlank()))
            throw Problem.invalid().at("changes.reason", "required");
    }

    @Override
    public Page<UUID> ids(ListQuery query) {
        return lists.list(query.sorted("-createdAt")).map(LeadSummary::id);
    }

    @Override
    public long count(ListQuery query) {
        return lists.count(query);
    }

    @Override
    public Look look(UUID id, BulkChanges changes) {
        LeadDetails lead = leads.get(id);
        ObjectNode now = (ObjectNode) Json.tree(lead.fields());
        ObjectNode after = changes.patch(now);
        ObjectNode before = BulkChanges.before(now, after);
        String status = changes.status();
        if (status != null && !status.equals(lead.status())) {
            before.put(STATUS, lead.status()).put(REASON, lead.lostReason());
            after.put(STATUS, status).put(REASON, changes.reason());
        }
        if (changes.isDelete()) {
            before.put(DELETED, false);
            after.put(DELETED, true);
        }
        return new Look(id, lead.number(), lead.name(), refusal(lead, changes), before, after);
    }

    /** Why this lead would be left as it is, as far as that is seen beforehand. */
    private static Optional<String> refusal(LeadDetails lead, BulkChanges changes) {
        if (lead.archived() && !changes.isDelete()) return Optional.of("lead-archived");
        boolean reached = Access.reaches(
                changes.isDelete() ? LeadPermissions.DELETE : LeadPermissions.CHANGE,
                lead.owner() == null ? null : lead.owner().id(),
                lead.team() == null ? null : lead.team().id(),
                lead.branch() == null ? null : lead.branch().id());
        return reached ? Optional.empty() : Optional.of("permission-missing");
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value.asText();
    }

    private void patch(UUID id, ObjectNode fields) {
        if (!fields.isEmpty()) leads.change(id, IfMatch.ANY, Patch.of(LeadFields.class, fields));
    }

    @Override
    public void apply(UUID id, ObjectNode after) {
        ObjectNode fields = after.deepCopy();
        String status = text(fields.remove(STATUS));
        String reason = text(fields.remove(REASON));
        if (fields.remove(DELETED) != null) {
            leads.delete(id);
            return;
        }
        patch(id, fields);
        if (status != null) leads.moveTo(id, StatusChange.to(status, reason));
    }

    @Override
    public int version(UUID id) {
        entities.flush();
        return transaction
                .handle()
                .select("select version from lead where id = ?", id)
                .mapTo(Integer.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound(Leads.RECORD, id));
    }

    @Override
    public void restore(UUID id, ObjectNode before) {
        ObjectNode fields = before.deepCopy();
        String status = text(fields.remove(STATUS));
        String reason = text(fields.remove(REASON));
        if (fields.remove(DELETED) != null) {
            leads.restore(id);
            return;
        }
        if (status != null) back(leads.get(id), status, reason);
        patch(id, fields);
    }

    /** As if it had not been moved where that is still possible, else by a move the other way. */
    private void back(LeadDetails lead, String status, @Nullable String reason) {
        if (leads.takeBackMove(lead.id(), status)) return;
        if (lead.archived()) leads.takeBackMove(lead.id());
        else leads.moveTo(lead.id(), StatusChange.to(status, reason));
    }
}
