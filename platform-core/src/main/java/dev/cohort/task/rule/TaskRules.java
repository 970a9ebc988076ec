package dev.cohort.task.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Checks;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The tenant's rules. */
@ApplicationScoped
public class TaskRules {
    /** Under this name rules stand in the audit. */
    public static final String RECORD = "task-rule";

    private static final int MOST = 200;
    private static final int EXAMPLES = 5;
    private static final String SELECT =
            "select id, rule::text as rule, created_at, changed_at, version from task_rule ";
    private static final String INSERT = """
            insert into task_rule (id, title, trigger, active, rule, created_at, changed_at)
            values (:id, :title, :trigger, :active, cast(:rule as jsonb), :now, :now)
            """;
    private static final String UPDATE = """
            update task_rule
            set title = :title, trigger = :trigger, active = :active, rule = cast(:rule as jsonb), changed_at = :now,
                version = version + 1
            where id = :id
            """;

    private final TenantTransaction transaction;
    private final TaskTriggers triggers;
    private final Audit audit;
    private final Clock clock;

    @Inject
    TaskRules(TenantTransaction transaction, TaskTriggers triggers, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.triggers = triggers;
        this.audit = audit;
        this.clock = clock;
    }

    /** A row of the table. */
    record Row(UUID id, String rule, Instant createdAt, Instant changedAt, int version) {
        TaskRuleFields fields() {
            try {
                return Json.mapper().readValue(rule, TaskRuleFields.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Rule " + id + " cannot be read", e);
            }
        }
    }

    /**
     * What a rule would have done.
     *
     * @param count how many tasks it would have made
     * @param subjects of the latest of them
     */
    public record TryOut(int days, long count, List<String> subjects) {}

    /** All, in the order they were made. */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_READ)
    public List<TaskRuleDetails> list() {
        return transaction
                .handle()
                .createQuery(SELECT + "order by created_at, id limit " + MOST)
                .mapTo(Row.class)
                .map(this::details)
                .list();
    }

    @Transactional
    @RequiresPermission(CorePermissions.TASK_READ)
    public TaskRuleDetails get(UUID id) {
        return details(find(id));
    }

    /** @throws Problem 422 naming the fields, 409 {@code too-many-rules} */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_AUTOMATE)
    public TaskRuleDetails create(TaskRuleFields rule) {
        triggers.check(rule);
        if (list().size() >= MOST) throw Problem.conflict("too-many-rules").with("max", MOST);
        UUID id = Ids.next();
        write(INSERT, id, rule);
        audit.created(RECORD, id, rule);
        if (rule.runs()) passOver(id, rule);
        return get(id);
    }

    /** @throws Problem 412 {@code stale-version}, 422 naming the fields */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_AUTOMATE)
    public TaskRuleDetails change(UUID id, int version, Patch<TaskRuleFields> patch) {
        Row row = find(id);
        Versioned.check(version, row.version());
        TaskRuleFields before = row.fields();
        TaskRuleFields after = Checks.valid(patch.on(before));
        if (after.equals(before)) return details(row);
        // Of a module that is off a rule can still be switched off.
        if (after.runs() || !after.equals(before.switched(false))) triggers.check(after);
        write(UPDATE, id, after);
        audit.changed(RECORD, id, before, after);
        boolean asksOther = !after.trigger().equals(before.trigger()) || after.runs() && !before.runs();
        if (after.runs() && asksOther) passOver(id, after);
        return get(id);
    }

    /** The tasks it has made stay. */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_AUTOMATE)
    public void delete(UUID id) {
        TaskRuleFields before = find(id).fields();
        transaction.handle().execute("delete from task_rule where id = ?", id);
        audit.deleted(RECORD, id, before);
    }

    /** What the rule would have done in the days before now; nothing is made. */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_AUTOMATE)
    public TryOut tryOut(TaskRuleFields rule, int days) {
        triggers.check(rule);
        TaskTrigger trigger = triggers.find(rule.trigger()).orElseThrow();
        Instant now = Instant.now(clock);
        Instant since = now.minus(Duration.ofDays(days));
        OccurrenceSql sql =
                new OccurrenceSql(trigger, rule, now, Context.tenant().zone());
        List<String> subjects = sql.latest(transaction.handle(), since, EXAMPLES).stream()
                .map(what -> SubjectText.fill(rule.subject(), TaskMaking.facts(what)))
                .toList();
        return new TryOut(days, sql.count(transaction.handle(), since), subjects);
    }

    /** What is already so when a rule begins is left alone: it answers what comes after. */
    private void passOver(UUID id, TaskRuleFields rule) {
        TaskTrigger trigger = triggers.find(rule.trigger()).orElseThrow();
        if (trigger.kind() == TaskTrigger.Kind.STATE)
            new OccurrenceSql(
                            trigger, rule, Instant.now(clock), Context.tenant().zone())
                    .passOver(transaction.handle(), id);
    }

    private Row find(UUID id) {
        return transaction
                .handle()
                .createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    private TaskRuleDetails details(Row row) {
        TaskRuleFields fields = row.fields();
        boolean known = triggers.find(fields.trigger()).isPresent();
        return new TaskRuleDetails(row.id(), fields, known, row.createdAt(), row.changedAt(), row.version());
    }

    private void write(String sql, UUID id, TaskRuleFields rule) {
        transaction
                .handle()
                .createUpdate(sql)
                .bind("id", id)
                .bind("title", rule.title())
                .bind("trigger", rule.trigger())
                .bind("active", rule.runs())
                .bind("rule", Json.tree(rule).toString())
                .bind("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .execute();
    }
}
