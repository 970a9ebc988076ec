package dev.cohort.leads.pipeline;

import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.LeadStatuses;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads and changes the tenant's statuses and lost reasons, always as a whole. */
@ApplicationScoped
public class Pipelines {
    /** Stages on which the product itself puts leads. */
    static final Set<LeadStage> NEEDED =
            Set.of(LeadStage.NEW, LeadStage.ENROLLED, LeadStage.CONVERTED, LeadStage.LOST, LeadStage.RECYCLED);

    private static final int STEP = 10;
    private static final int LONGEST_KEY = 36;
    private static final String KEEP = """
            insert into lead_status (key, stage, title, position, active) values (:key, :stage, :title, :position, :active)
            on conflict (key) do update
            set title = excluded.title, position = excluded.position, active = excluded.active
            """;
    private static final String COUNTS = """
            select status, count(*) as leads from lead where deleted_at is null group by status
            """;

    private final TenantTransaction transaction;
    private final LeadStatuses statuses;
    private final Audit audit;

    @Inject
    Pipelines(TenantTransaction transaction, LeadStatuses statuses, Audit audit) {
        this.transaction = transaction;
        this.statuses = statuses;
        this.audit = audit;
    }

    /** The way of a lead as it stands. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public Pipeline get() {
        return current();
    }

    /** What is offered when a lead is lost: the tenant's own reasons, or the standard ones in the reader's language. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public List<String> lostReasons() {
        List<String> own = reasons();
        return own.isEmpty()
                ? List.of(Texts.get(Context.current().locale(), "leads.reasons").split("\\s*\\|\\s*"))
                : own;
    }

    /** How many leads stand in each status. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public Map<String, Long> leads() {
        return counts();
    }

    /**
     * Changes it: what stands in another order, is called otherwise, is new, or is no longer used.
     *
     * @throws Problem 409 {@code status-in-use} for a status that is given up with leads in it, 422 {@code invalid}
     *     naming the status that is left out, doubled, unknown, or was put on another stage
     */
    @Transactional
    @RequiresPermission(LeadPermissions.PIPELINE)
    public Pipeline change(Pipeline wanted) {
        Pipeline before = current();
        List<StatusFields> named = named(wanted.statuses(), before.statuses());
        check(named, before.statuses());
        List<String> reasons = wanted.lostReasons().stream()
                .map(String::strip)
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .toList();
        Pipeline after = new Pipeline(named, reasons);
        if (after.equals(before)) return before;
        write(after);
        audit.noted("change", "pipeline", null, Map.of("before", before, "after", after), null);
        statuses.forget();
        return after;
    }

    private void write(Pipeline after) {
        Handle handle = transaction.handle();
        for (int i = 0; i < after.statuses().size(); i++) {
            StatusFields status = after.statuses().get(i);
            handle.createUpdate(KEEP)
                    .bind("key", status.key())
                    .bind("stage", status.stage().key())
                    .bind("title", status.title())
                    .bind("position", (i + 1) * STEP)
                    .bind("active", status.active())
                    .execute();
        }
        handle.execute("delete from lead_lost_reason");
        for (int i = 0; i < after.lostReasons().size(); i++)
            handle.execute(
                    "insert into lead_lost_reason values (?, ?)",
                    i,
                    after.lostReasons().get(i));
    }

    private Pipeline current() {
        List<StatusFields> all =
                statuses.fresh().stream().map(Pipelines::fields).toList();
        return new Pipeline(all, reasons());
    }

    private static StatusFields fields(LeadStatus status) {
        return new StatusFields(status.key(), status.title(), status.stage(), status.active());
    }

    private List<String> reasons() {
        return transaction
                .handle()
                .createQuery("select reason from lead_lost_reason order by position")
                .mapTo(String.class)
                .list();
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        transaction
                .handle()
                .createQuery(COUNTS)
                .map((row, context) -> counts.put(row.getString("status"), row.getLong("leads")))
                .list();
        return counts;
    }

    /** With a key for each new one. */
    private static List<StatusFields> named(List<StatusFields> wanted, List<StatusFields> before) {
        Set<String> taken = before.stream().map(StatusFields::key).collect(Collectors.toCollection(HashSet::new));
        List<StatusFields> named = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            StatusFields status = wanted.get(i);
            String title = status.title() == null || status.title().isBlank()
                    ? null
                    : status.title().strip();
            StatusFields clean = new StatusFields(status.key(), title, status.stage(), status.active());
            if (clean.key() != null) {
                named.add(clean);
                continue;
            }
            if (title == null) throw Problem.invalid().at("statuses[" + i + "].title", "required");
            named.add(clean.keyed(key(title, taken)));
        }
        return named;
    }

    /** A name for the key: of its letters, or by number where it has none of the Latin ones. */
    private static String key(String title, Set<String> taken) {
        String plain = Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        String start = plain.isEmpty() ? "status" : plain.substring(0, Math.min(LONGEST_KEY, plain.length()));
        String key = start;
        for (int i = 2; !taken.add(key); i++) key = start + "_" + i;
        return key;
    }

    private void check(List<StatusFields> wanted, List<StatusFields> before) {
        Map<String, StatusFields> known =
                before.stream().collect(Collectors.toMap(status -> Objects.requireNonNull(status.key()), s -> s));
        Map<String, Long> leads = counts();
        Set<String> seen = new HashSet<>();
        for (StatusFields status : wanted) {
            String key = Objects.requireNonNull(status.key());
            if (!seen.add(key)) throw Problem.invalid().at("statuses", "status-twice", "value", key);
            StatusFields old = known.get(key);
            if (old != null && old.stage() != status.stage())
                throw Problem.invalid().at("statuses", "stage-fixed", "value", key);
            if (old != null && old.active() && !status.active() && leads.containsKey(key))
                throw Problem.conflict("status-in-use").with("status", key).with("leads", leads.get(key));
        }
        for (String key : known.keySet())
            if (!seen.contains(key)) throw Problem.invalid().at("statuses", "status-missing", "value", key);
        for (LeadStage stage : NEEDED)
            if (wanted.stream().noneMatch(status -> status.active() && status.stage() == stage))
                throw Problem.invalid().at("statuses", "stage-needs-status", "value", stage.key());
    }
}
