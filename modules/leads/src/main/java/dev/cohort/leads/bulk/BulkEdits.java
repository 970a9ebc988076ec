package dev.cohort.leads.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.access.Access;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.job.Jobs;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadLists;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.LeadStatuses;
import dev.cohort.leads.LeadSummary;
import dev.cohort.leads.Leads;
import dev.cohort.leads.StatusChange;
import dev.cohort.leads.bulk.BulkPreview.Refusal;
import dev.cohort.leads.bulk.BulkPreview.Sample;
import dev.cohort.leads.bulk.BulkTable.Counts;
import dev.cohort.leads.bulk.BulkTable.Row;
import dev.cohort.leads.bulk.BulkTable.Stored;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The same change to many leads: each by itself, so that one that is refused holds up no other. */
@ApplicationScoped
public class BulkEdits {
    static final String JOB = "lead-bulk-edit";

    /** So many are changed while one waits; more of them in the background. */
    public static final int AT_ONCE = 500;

    private static final int SAMPLES = 5;
    private static final int EXAMPLES = 5;
    private static final int CHUNK = 100;
    private static final int MOST = 100_000;
    private static final String STATUS = "status";
    private static final String REASON = "reason";

    private final Leads leads;
    private final LeadLists lists;
    private final LeadStatuses statuses;
    private final BulkTable table;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    @Inject
    BulkEdits(
            Leads leads,
            LeadLists lists,
            LeadStatuses statuses,
            BulkTable table,
            Transactions transactions,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.leads = leads;
        this.lists = lists;
        this.statuses = statuses;
        this.table = table;
        this.transactions = transactions;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a job is started with. */
    record Work(UUID edit, boolean undo) {}

    /** Says what would come of it, by the first {@value #AT_ONCE} leads; nothing is written. */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public BulkPreview preview(BulkOrder order) {
        order.changes().check();
        checkStatus(order.changes());
        List<UUID> ids = new ArrayList<>();
        long matched = order.ids() != null ? order.ids().stream().distinct().count() : lists.count(order.query());
        each(order, AT_ONCE, ids::addAll);
        Map<String, List<String>> refused = new LinkedHashMap<>();
        List<Sample> samples = new ArrayList<>();
        int changed = 0;
        int unchanged = 0;
        for (UUID id : ids) {
            LeadDetails lead = leads.get(id);
            Optional<String> refusal = refusal(lead, order.changes());
            ObjectNode patch = order.changes().patch(lead);
            if (refusal.isPresent()) {
                refused.computeIfAbsent(refusal.get(), code -> new ArrayList<>())
                        .add(lead.number());
            } else if (patch.isEmpty() && !order.changes().moves(lead)) {
                unchanged++;
            } else {
                changed++;
                if (samples.size() < SAMPLES) samples.add(sample(lead, patch, order.changes()));
            }
        }
        return new BulkPreview(
                matched,
                ids.size(),
                changed,
                unchanged,
                refused.entrySet().stream()
                        .map(each -> new Refusal(
                                each.getKey(),
                                each.getValue().size(),
                                each.getValue().stream().limit(EXAMPLES).toList()))
                        .toList(),
                samples);
    }

    private static Sample sample(LeadDetails lead, ObjectNode patch, BulkChanges changes) {
        ObjectNode before = BulkChanges.before(lead, patch);
        ObjectNode after = patch.deepCopy();
        if (changes.moves(lead)) {
            before.put(STATUS, lead.status());
            after.put(STATUS, changes.status());
        }
        return new Sample(lead.id(), lead.number(), lead.name(), before, after);
    }

    /** Why this lead would be left as it is, as far as that is seen beforehand. */
    private Optional<String> refusal(LeadDetails lead, BulkChanges changes) {
        if (lead.archived()) return Optional.of("lead-archived");
        boolean reached = Access.reaches(
                LeadPermissions.CHANGE,
                lead.owner() == null ? null : lead.owner().id(),
                lead.team() == null ? null : lead.team().id(),
                lead.branch() == null ? null : lead.branch().id());
        return reached ? Optional.empty() : Optional.of("permission-missing");
    }

    private void checkStatus(BulkChanges changes) {
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

    /**
     * Changes the leads: a few while one waits, many in the background. What came of it is asked for by {@link #get}.
     *
     * @throws Problem 422 {@code invalid} for what cannot be changed, 400 {@code too-many-records}
     */
    @RequiresPermission(LeadPermissions.CHANGE)
    public BulkEdit start(BulkOrder order) {
        order.changes().check();
        if (order.isDry()) return BulkEdit.tried(transactions.in(() -> preview(order)), Instant.now(clock));
        UUID id = Ids.next();
        boolean few = transactions.inNew(() -> prepare(id, order));
        if (few) goOn(id, false, count -> {});
        return transactions.in(() -> get(id));
    }

    private boolean prepare(UUID id, BulkOrder order) {
        checkStatus(order.changes());
        table.insert(id, order.changes(), Context.caller().id(), Instant.now(clock));
        each(order, MOST + 1, found -> table.add(id, found));
        long matched = table.counts(id).matched();
        if (matched > MOST)
            throw Problem.malformed("too-many-records").with("count", matched).with("max", MOST);
        audit.noted(
                "bulk-edit",
                Leads.RECORD,
                null,
                Map.of("edit", id, "leads", matched, "changes", order.changes()),
                null);
        if (matched <= AT_ONCE) return true;
        table.job(id, jobs.start(JOB, new Work(id, false)));
        return false;
    }

    private void each(BulkOrder order, int most, Consumer<List<UUID>> then) {
        if (order.ids() != null) {
            then.accept(order.ids().stream().distinct().limit(most).toList());
            return;
        }
        ListQuery asked = order.query();
        ListQuery next = new ListQuery(
                Math.min(most, ListQuery.MOST), null, List.of("-createdAt"), asked.q(), false, asked.filters());
        int seen = 0;
        while (seen < most) {
            Page<LeadSummary> page = lists.list(next);
            then.accept(page.items().stream().map(LeadSummary::id).toList());
            seen += page.items().size();
            if (page.next() == null) return;
            next = next.after(page.next());
        }
    }

    /** How far it is and what came of it; one's own, and of those who may see all leads everybody's. */
    @Transactional
    @RequiresPermission(LeadPermissions.CHANGE)
    public BulkEdit get(UUID id) {
        Stored stored = find(id);
        Counts counts = table.counts(id);
        return new BulkEdit(
                id,
                stored.state().toLowerCase(java.util.Locale.ROOT),
                counts.matched(),
                counts.changed(),
                counts.unchanged(),
                counts.refused(),
                counts.restored(),
                counts.kept(),
                stored.createdAt(),
                stored.jobId(),
                table.left(id),
                null);
    }

    private Stored find(UUID id) {
        return table.find(id)
                .filter(stored ->
                        Objects.equals(stored.memberId(), Context.caller().id()))
                .orElseThrow(() -> Problem.notFound("bulk-edit", id));
    }

    /**
     * Takes one's own change back: each lead holds again what it held, unless somebody has changed it since.
     *
     * @throws Problem 409 {@code bulk-edit-not-done} while it runs, or when it was taken back already
     */
    @RequiresPermission(LeadPermissions.CHANGE)
    public BulkEdit undo(UUID id) {
        boolean few = transactions.inNew(() -> {
            find(id);
            if (!table.move(id, "DONE", "UNDOING"))
                throw Problem.conflict("bulk-edit-not-done").with("edit", id);
            audit.noted("bulk-undo", Leads.RECORD, null, Map.of("edit", id), null);
            if (table.counts(id).changed() <= AT_ONCE) return true;
            table.job(id, jobs.start(JOB, new Work(id, true)));
            return false;
        });
        if (few) goOn(id, true, count -> {});
        return transactions.in(() -> get(id));
    }

    /** Works until nothing is left; after a crash it goes on with what is. */
    void goOn(UUID id, boolean undo, Consumer<Integer> progress) {
        while (true) {
            int done = next(id, undo);
            if (done == 0) return;
            progress.accept(done);
        }
    }

    /** Settles the next leads and says how many; none is left when it is 0. */
    int next(UUID id, boolean undo) {
        Stored stored = transactions.inNew(() -> table.find(id)).orElseThrow();
        List<Row> rows = transactions.inNew(() -> table.rows(id, undo ? "C" : "P", CHUNK));
        for (Row row : rows) {
            if (undo) restore(id, row);
            else change(id, stored.changed(), row.leadId());
        }
        if (rows.isEmpty())
            transactions.inNew(() -> table.move(id, undo ? "UNDOING" : "RUNNING", undo ? "UNDONE" : "DONE"));
        return rows.size();
    }

    private void change(UUID edit, BulkChanges changes, UUID id) {
        try {
            transactions.inNew(() -> {
                LeadDetails lead = leads.get(id);
                Optional<String> refusal = refusal(lead, changes);
                if (refusal.isPresent()) {
                    table.settle(edit, id, "R", refusal.get());
                    return true;
                }
                ObjectNode patch = changes.patch(lead);
                boolean moves = changes.moves(lead);
                if (patch.isEmpty() && !moves) {
                    table.settle(edit, id, "U", null);
                    return true;
                }
                ObjectNode before = BulkChanges.before(lead, patch);
                LeadDetails after = patch.isEmpty() ? lead : leads.change(id, IfMatch.ANY, BulkChanges.asPatch(patch));
                if (moves) {
                    before.put(STATUS, lead.status());
                    before.put(REASON, lead.lostReason());
                    after = leads.moveTo(
                            id, StatusChange.to(Objects.requireNonNull(changes.status()), changes.reason()));
                }
                table.changed(edit, id, before, after.version());
                return true;
            });
        } catch (Problem refusal) {
            settle(edit, id, "R", refusal);
        }
    }

    private void restore(UUID edit, Row row) {
        UUID id = row.leadId();
        try {
            transactions.inNew(() -> {
                LeadDetails lead = leads.get(id);
                if (!Objects.equals(row.versionAfter(), lead.version())) {
                    table.settle(edit, id, "K", "changed-since");
                    return true;
                }
                ObjectNode before = tree(row.before());
                JsonNode status = before.remove(STATUS);
                JsonNode reason = before.remove(REASON);
                if (status != null) back(lead, status.asText(), reason);
                if (!before.isEmpty()) leads.change(id, IfMatch.ANY, BulkChanges.asPatch(before));
                table.settle(edit, id, "B", null);
                return true;
            });
        } catch (Problem refusal) {
            settle(edit, id, "K", refusal);
        }
    }

    /** As if it had not been moved where that is still possible, else by a move the other way. */
    private void back(LeadDetails lead, String status, @Nullable JsonNode reason) {
        if (lead.archived()) {
            leads.takeBackMove(lead.id());
            return;
        }
        String why = reason == null || reason.isNull() ? null : reason.asText();
        leads.moveTo(lead.id(), StatusChange.to(status, why));
    }

    private void settle(UUID edit, UUID id, String state, Problem refusal) {
        String code = refusal.hasFaults() ? refusal.faults().getFirst().code() : refusal.code();
        transactions.inNew(() -> {
            table.settle(edit, id, state, code);
            return true;
        });
    }

    private static ObjectNode tree(@Nullable String json) {
        try {
            return json == null
                    ? JsonNodeFactory.instance.objectNode()
                    : (ObjectNode) Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A before-image is not JSON", e);
        }
    }
}
