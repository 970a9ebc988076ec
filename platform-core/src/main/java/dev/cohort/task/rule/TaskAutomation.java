package dev.cohort.task.rule;

import dev.cohort.access.Access;
import dev.cohort.access.Caller;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.module.ScheduledWork;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.Context;
import dev.cohort.task.rule.OccurrenceSql.Occurrence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the tasks that rules call for: once for each record and occurrence, whoever asks how often, on however many nodes.
 */
@ApplicationScoped
@Named(TaskAutomation.NAME)
public class TaskAutomation implements ScheduledWork {
    public static final String NAME = "task-automation";

    private static final Logger LOG = LoggerFactory.getLogger(TaskAutomation.class);
    private static final int AT_ONCE = 200;
    private static final int ROUNDS = 25;
    private static final String ACTIVE = """
            select id, rule::text as rule, created_at, changed_at, version
            from task_rule
            where active
            order by created_at, id
            """;
    private static final String CLAIM = """
            insert into task_rule_run (rule_id, subject_id, occurrence, made_at)
            values (:rule, :subject, :occurrence, :now)
            on conflict (rule_id, subject_id, occurrence) do update set made_at = excluded.made_at
            where task_rule_run.task_id is null and :again
            """;
    private static final String MADE = """
            update task_rule_run set task_id = :task
            where rule_id = :rule and subject_id = :subject and occurrence = :occurrence
            """;
    private static final String BY_OWNER = """
            select t.owner_id, count(*) as count from task t
            where t.id = any(:tasks) and t.owner_id is not null
            group by t.owner_id
            """;

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final TaskTriggers triggers;
    private final TaskMaking making;
    private final Notifications notifications;
    private final Clock clock;

    @Inject
    TaskAutomation(
            TenantTransaction transaction,
            Transactions transactions,
            TaskTriggers triggers,
            TaskMaking making,
            Notifications notifications,
            Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.triggers = triggers;
        this.making = making;
        this.notifications = notifications;
        this.clock = clock;
    }

    private record Rule(UUID id, TaskRuleFields fields, TaskTrigger trigger) {}

    /** How many tasks one owner got. */
    public record Share(UUID ownerId, int count) {}

    /** Tells that a trigger's event happened to something: called by an observer, in its transaction. */
    @Transactional
    public void happened(String trigger, UUID subject) {
        for (Rule rule : active())
            if (rule.trigger().key().equals(trigger))
                sql(rule)
                        .of(transaction.handle(), rule.id(), subject)
                        .forEach(what -> answer(rule, what, false, new HashSet<>()));
    }

    /** Looks for what came to be by time passing. One rule that fails does not keep the others from being answered. */
    @Override
    public void run() {
        RuntimeException failure = null;
        for (Rule rule : transactions.in(this::active)) {
            if (rule.trigger().kind() != TaskTrigger.Kind.STATE) continue;
            try {
                all(rule, false, new HashSet<>());
            } catch (RuntimeException e) {
                LOG.warn("The rule {} could not be answered", rule.id(), e);
                failure = e;
            }
        }
        if (failure != null) throw failure;
    }

    /**
     * Makes what the rules over states call for on records of a kind, also where it was so before they were switched on,
     * and then what the standard rule does; whoever gets tasks is told once.
     *
     * @param standard for records that no rule has a task for; its trigger is not offered to forms
     */
    @RequiresPermission(CorePermissions.TASK_AUTOMATE)
    public Catching catchUp(TaskTrigger standardTrigger, TaskRuleFields standard, String recordType, boolean dryRun) {
        // It goes over everybody's records.
        if (!Access.reaches(CorePermissions.TASK_AUTOMATE, null, null, null))
            throw Access.outOfScope(CorePermissions.TASK_AUTOMATE);
        String by = Context.caller().name();
        return Context.call(
                Context.current().as(Caller.SYSTEM),
                () -> dryRun
                        ? transactions.in(() -> wouldCatchUp(standardTrigger, standard, recordType))
                        : catchUp(standardTrigger, standard, by));
    }

    /**
     * What was made, or would be.
     *
     * @param byRule how many by each rule
     * @param standard how many by the standard rule
     */
    public record Catching(Map<UUID, Integer> byRule, int standard) {
        public int all() {
            return standard + byRule.values().stream().mapToInt(count -> count).sum();
        }
    }

    private Catching wouldCatchUp(TaskTrigger standardTrigger, TaskRuleFields standard, String recordType) {
        Handle handle = transaction.handle();
        Map<UUID, Integer> counts = new HashMap<>();
        Set<UUID> covered = new HashSet<>();
        for (Rule rule : active()) {
            if (rule.trigger().kind() != TaskTrigger.Kind.STATE) continue;
            List<UUID> records = sql(rule).records(handle, rule.id());
            if (!records.isEmpty()) counts.put(rule.id(), records.size());
            covered.addAll(records);
        }
        Rule last = new Rule(STANDARD, standard, standardTrigger);
        List<UUID> rest = sql(last).records(handle, STANDARD);
        return new Catching(counts, (int)
                rest.stream().filter(record -> !covered.contains(record)).count());
    }

    /** Under this id the standard rule stands on its tasks; there is no row for it. */
    static final UUID STANDARD = new UUID(0, 1);

    private Catching catchUp(TaskTrigger standardTrigger, TaskRuleFields standard, String by) {
        Map<UUID, Integer> counts = new HashMap<>();
        Set<UUID> made = new HashSet<>();
        for (Rule rule : transactions.in(this::active)) {
            if (rule.trigger().kind() != TaskTrigger.Kind.STATE) continue;
            int count = all(rule, true, made);
            if (count > 0) counts.put(rule.id(), count);
        }
        int rest = all(new Rule(STANDARD, standard, standardTrigger), true, made);
        transactions.inNew(() -> tell(made, by));
        return new Catching(counts, rest);
    }

    private int tell(Set<UUID> made, String by) {
        List<Share> shares = transaction
                .handle()
                .createQuery(BY_OWNER)
                .bindArray("tasks", UUID.class, made.toArray())
                .mapTo(Share.class)
                .list();
        shares.forEach(share -> notifications.tell(
                share.ownerId(),
                News.of("task.made-many", Map.of("count", share.count(), "by", by))
                        .at("tasks")));
        return shares.size();
    }

    /** In chunks, each a transaction: what was made before a failure stays made. */
    private int all(Rule rule, boolean again, Set<UUID> made) {
        int all = 0;
        for (int round = 0; round < (again ? Integer.MAX_VALUE : ROUNDS); round++) {
            int count = transactions.inNew(() -> chunk(rule, again, made));
            all += count;
            if (count == 0) return all;
        }
        return all;
    }

    private int chunk(Rule rule, boolean again, Set<UUID> made) {
        Handle handle = transaction.handle();
        // One at a time: two would find the same records.
        handle.execute("select pg_advisory_xact_lock(hashtextextended(current_schema() || ?, 0))", "rule " + rule.id());
        int before = made.size();
        sql(rule).some(handle, rule.id(), again, AT_ONCE).forEach(what -> answer(rule, what, again, made));
        return made.size() - before;
    }

    private void answer(Rule rule, Occurrence what, boolean again, Set<UUID> made) {
        if (rule.id().equals(STANDARD)) {
            made.add(making.make(rule.id().toString(), rule.fields(), what, false));
            return;
        }
        int claimed = transaction
                .handle()
                .createUpdate(CLAIM)
                .bind("rule", rule.id())
                .bind("subject", what.subjectId())
                .bind("occurrence", what.occurrence())
                .bind("again", again)
                .bind("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .execute();
        if (claimed == 0) return;
        UUID task = making.make(rule.id().toString(), rule.fields(), what, !again);
        transaction
                .handle()
                .createUpdate(MADE)
                .bind("task", task)
                .bind("rule", rule.id())
                .bind("subject", what.subjectId())
                .bind("occurrence", what.occurrence())
                .execute();
        made.add(task);
    }

    private OccurrenceSql sql(Rule rule) {
        return new OccurrenceSql(
                rule.trigger(),
                rule.fields(),
                Instant.now(clock),
                Context.tenant().zone());
    }

    private List<Rule> active() {
        return transaction.handle().createQuery(ACTIVE).mapTo(TaskRules.Row.class).list().stream()
                .flatMap(row -> {
                    TaskRuleFields fields = row.fields();
                    return triggers.find(fields.trigger()).map(trigger -> new Rule(row.id(), fields, trigger)).stream();
                })
                .toList();
    }
}
