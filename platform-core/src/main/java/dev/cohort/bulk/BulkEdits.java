package dev.cohort.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.access.Access;
import dev.cohort.audit.Audit;
import dev.cohort.bulk.BulkPreview.Refusal;
import dev.cohort.bulk.BulkPreview.Sample;
import dev.cohort.bulk.BulkTable.Counts;
import dev.cohort.bulk.BulkTable.Row;
import dev.cohort.bulk.BulkTable.Stored;
import dev.cohort.bulk.BulkTarget.Look;
import dev.cohort.job.Jobs;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The same change to many records of a kind: each by itself, so that one that is refused holds up no other. */
@ApplicationScoped
public class BulkEdits {
    static final String JOB = "bulk-edit";

    /** So many are changed while one waits; more of them in the background. */
    public static final int AT_ONCE = 500;

    private static final int SAMPLES = 5;
    private static final int EXAMPLES = 5;
    private static final int CHUNK = 100;
    private static final int MOST = 100_000;

    private final Contributions contributions;
    private final BulkTable table;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    @Inject
    BulkEdits(
            Contributions contributions,
            BulkTable table,
            Transactions transactions,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.contributions = contributions;
        this.table = table;
        this.transactions = transactions;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a job is started with. */
    record Work(UUID edit, boolean undo) {}

    /** The records of a kind, for who may change some of them. */
    private BulkTarget target(String recordType) {
        BulkTarget target = contributions.of(BulkTarget.class).stream()
                .filter(each -> each.recordType().equals(recordType))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("record-type", recordType));
        Access.require(target.permission());
        return target;
    }

    private BulkTarget checked(String recordType, BulkOrder order) {
        BulkTarget target = target(recordType);
        if (order.changes().isDelete()) Access.require(target.deletePermission());
        target.check(order.changes());
        return target;
    }

    /** Says what would come of it, by the first {@value #AT_ONCE} records; nothing is written. */
    public BulkPreview preview(String recordType, BulkOrder order) {
        return transactions.in(() -> {
            BulkTarget target = checked(recordType, order);
            List<UUID> ids = new ArrayList<>();
            each(target, order, AT_ONCE, ids::addAll);
            return preview(
                    matched(target, order),
                    ids.stream().map(id -> target.look(id, order.changes())).toList());
        });
    }

    private static long matched(BulkTarget target, BulkOrder order) {
        return order.ids() != null ? order.ids().stream().distinct().count() : target.count(order.query());
    }

    private static BulkPreview preview(long matched, List<Look> looks) {
        Map<String, List<String>> refused = new LinkedHashMap<>();
        List<Sample> samples = new ArrayList<>();
        int changed = 0;
        int unchanged = 0;
        for (Look look : looks) {
            if (look.refusal().isPresent()) {
                refused.computeIfAbsent(look.refusal().get(), code -> new ArrayList<>())
                        .add(look.number());
            } else if (look.after().isEmpty()) {
                unchanged++;
            } else {
                changed++;
                if (samples.size() < SAMPLES)
                    samples.add(new Sample(look.id(), look.number(), look.name(), look.before(), look.after()));
            }
        }
        List<Refusal> refusals = refused.entrySet().stream()
                .map(each -> new Refusal(
                        each.getKey(),
                        each.getValue().size(),
                        each.getValue().stream().limit(EXAMPLES).toList()))
                .toList();
        return new BulkPreview(matched, looks.size(), changed, unchanged, refusals, samples);
    }

    /**
     * Changes the records: a few while one waits, many in the background. What came of it is asked for by {@link #get}.
     *
     * @throws Problem 422 {@code invalid} for what cannot be changed, 400 {@code too-many-records}
     */
    public BulkEdit start(String recordType, BulkOrder order) {
        if (order.isDry()) return BulkEdit.tried(preview(recordType, order), Instant.now(clock));
        UUID id = Ids.next();
        boolean few = transactions.inNew(() -> prepare(id, checked(recordType, order), order));
        if (few) goOn(id, false);
        return get(recordType, id);
    }

    private boolean prepare(UUID id, BulkTarget target, BulkOrder order) {
        long matched = matched(target, order);
        if (matched > MOST)
            throw Problem.malformed("too-many-records").with("count", matched).with("max", MOST);
        table.insert(id, target.recordType(), order.changes(), Context.caller().id(), Instant.now(clock));
        each(target, order, MOST, ids -> table.add(id, ids));
        audit.noted(
                "bulk-edit",
                target.recordType(),
                null,
                Map.of("edit", id, "records", matched, "changes", order.changes()),
                null);
        if (matched <= AT_ONCE) return true;
        table.job(id, jobs.start(JOB, new Work(id, false)));
        return false;
    }

    private static void each(BulkTarget target, BulkOrder order, int most, Consumer<List<UUID>> then) {
        if (order.ids() != null) {
            then.accept(order.ids().stream().distinct().limit(most).toList());
            return;
        }
        ListQuery asked = order.query();
        ListQuery next =
                new ListQuery(Math.min(most, ListQuery.MOST), null, List.of(), asked.q(), false, asked.filters());
        int seen = 0;
        while (seen < most) {
            Page<UUID> page = target.ids(next);
            then.accept(page.items());
            seen += page.items().size();
            if (page.next() == null) return;
            next = next.after(page.next());
        }
    }

    /** How far one's own change is and what came of it. */
    public BulkEdit get(String recordType, UUID id) {
        return transactions.in(() -> {
            target(recordType);
            Stored stored = find(recordType, id);
            Counts counts = table.counts(id);
            return new BulkEdit(
                    id,
                    stored.state().toLowerCase(Locale.ROOT),
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
        });
    }

    /** Of which kind the records of one's own change are; empty where there is no such change. */
    public Optional<String> recordTypeOf(UUID id) {
        return transactions.in(() -> table.find(id)
                .filter(stored ->
                        Objects.equals(stored.memberId(), Context.caller().id()))
                .map(Stored::recordType));
    }

    private Stored find(String recordType, UUID id) {
        return table.find(id)
                .filter(stored -> stored.recordType().equals(recordType)
                        && Objects.equals(stored.memberId(), Context.caller().id()))
                .orElseThrow(() -> Problem.notFound("bulk-edit", id));
    }

    /**
     * Takes one's own change back: each record holds again what it held, unless somebody has changed it since.
     *
     * @throws Problem 409 {@code bulk-edit-not-done} while it runs, or when it was taken back already
     */
    public BulkEdit undo(String recordType, UUID id) {
        boolean few = transactions.inNew(() -> {
            target(recordType);
            find(recordType, id);
            if (!table.move(id, "DONE", "UNDOING"))
                throw Problem.conflict("bulk-edit-not-done").with("edit", id);
            audit.noted("bulk-undo", recordType, null, Map.of("edit", id), null);
            if (table.counts(id).changed() <= AT_ONCE) return true;
            table.job(id, jobs.start(JOB, new Work(id, true)));
            return false;
        });
        if (few) goOn(id, true);
        return get(recordType, id);
    }

    private void goOn(UUID id, boolean undo) {
        int done;
        do done = next(id, undo);
        while (done > 0);
    }

    /** Settles the next records and says how many; none is left when it is 0. */
    int next(UUID id, boolean undo) {
        Stored stored = transactions.inNew(() -> table.find(id)).orElseThrow();
        BulkTarget target = target(stored.recordType());
        List<Row> rows = transactions.inNew(() -> table.rows(id, undo ? "C" : "P", CHUNK));
        BulkChanges changes = stored.changed();
        for (Row row : rows) {
            if (undo) restore(target, id, row);
            else change(target, id, changes, row.recordId());
        }
        if (rows.isEmpty())
            transactions.inNew(() -> table.move(id, undo ? "UNDOING" : "RUNNING", undo ? "UNDONE" : "DONE"));
        return rows.size();
    }

    private void change(BulkTarget target, UUID edit, BulkChanges changes, UUID id) {
        try {
            transactions.inNew(() -> {
                Look look = target.look(id, changes);
                if (look.refusal().isPresent()) {
                    table.settle(edit, id, "R", look.refusal().get(), look.number());
                } else if (look.after().isEmpty()) {
                    table.settle(edit, id, "U", null, look.number());
                } else {
                    target.apply(id, look.after());
                    table.changed(edit, id, look.before(), target.version(id), look.number());
                }
                return true;
            });
        } catch (Problem refusal) {
            settle(edit, id, "R", refusal);
        }
    }

    private void restore(BulkTarget target, UUID edit, Row row) {
        UUID id = row.recordId();
        try {
            transactions.inNew(() -> {
                if (!Objects.equals(row.versionAfter(), target.version(id))) {
                    table.settle(edit, id, "K", "changed-since", null);
                    return true;
                }
                target.restore(id, tree(row.before()));
                table.settle(edit, id, "B", null, null);
                return true;
            });
        } catch (Problem refusal) {
            settle(edit, id, "K", refusal);
        }
    }

    private void settle(UUID edit, UUID id, String state, Problem refusal) {
        String code = refusal.hasFaults() ? refusal.faults().getFirst().code() : refusal.code();
        transactions.inNew(() -> {
            table.settle(edit, id, state, code, null);
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
