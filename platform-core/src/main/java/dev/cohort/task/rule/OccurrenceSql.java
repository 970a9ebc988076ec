package dev.cohort.task.rule;

import dev.cohort.rest.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/** The queries over what triggers find, under the conditions of a rule. */
final class OccurrenceSql {
    private static final String FITTING = """
            from (%s) o
            where not exists (
                select from jsonb_each(cast(:conditions as jsonb)) c
                where not exists (
                    select from jsonb_array_elements_text(c.value) v
                    where lower(v.value) = lower(o.facts ->> c.key)))
            """;
    private static final String NOT_YET = """
            and not exists (
                select from task_rule_run r
                where r.rule_id = :rule and r.subject_id = o.subject_id and r.occurrence = o.occurrence%s)
            and not exists (
                select from task t
                where t.rule = cast(:rule as text) and t.status = 'OPEN'
                    and t.record_type = o.record_type and t.record_id = o.record_id)
            """;
    private static final String COLUMNS =
            "select o.subject_id, o.occurrence, o.record_type, o.record_id, o.owner_id, o.branch_id,"
                    + " o.facts::text as facts ";

    private final TaskTrigger trigger;
    private final TaskRuleFields rule;
    private final Instant now;
    private final ZoneId zone;

    OccurrenceSql(TaskTrigger trigger, TaskRuleFields rule, Instant now, ZoneId zone) {
        this.trigger = trigger;
        this.rule = rule;
        this.now = now;
        this.zone = zone;
    }

    /** One time that it happened. */
    record Occurrence(
            UUID subjectId,
            String occurrence,
            @Nullable String recordType,
            @Nullable UUID recordId,
            @Nullable UUID ownerId,
            @Nullable UUID branchId,
            String facts) {}

    /** What the rule has not answered yet of one thing. */
    List<Occurrence> of(Handle handle, UUID ruleId, UUID subject) {
        var query = handle.createQuery(
                COLUMNS + fitting() + NOT_YET.formatted("") + " and o.subject_id = :subject order by o.at");
        query.bind("rule", ruleId).bind("subject", subject);
        return bound(query).mapTo(Occurrence.class).list();
    }

    /** What the rule has not answered yet, up to so many. */
    List<Occurrence> some(Handle handle, UUID ruleId, boolean alsoFromBefore, int most) {
        String answered = NOT_YET.formatted(alsoFromBefore ? " and r.task_id is not null" : "");
        var query = handle.createQuery(COLUMNS + fitting() + answered + " order by o.at, o.subject_id limit :most");
        query.bind("rule", ruleId).bind("most", most);
        return bound(query).mapTo(Occurrence.class).list();
    }

    /** The records on which the rule would make a task now. */
    List<UUID> records(Handle handle, UUID ruleId) {
        var query = handle.createQuery(
                "select distinct o.record_id " + fitting() + NOT_YET.formatted(" and r.task_id is not null"));
        query.bind("rule", ruleId);
        return bound(query).mapTo(UUID.class).list();
    }

    /** Notes what already is so, without a task. */
    void passOver(Handle handle, UUID ruleId) {
        var update = handle.createUpdate("""
                insert into task_rule_run (rule_id, subject_id, occurrence, made_at)
                select :rule, o.subject_id, o.occurrence, :now
                """ + fitting() + " on conflict do nothing");
        update.bind("rule", ruleId);
        bound(update).execute();
    }

    /** How often it happened since then. */
    long count(Handle handle, Instant since) {
        var query = handle.createQuery("select count(*) " + fitting() + " and o.at >= :since and o.at <= :now");
        query.bind("since", since.atOffset(ZoneOffset.UTC));
        return bound(query).mapTo(Long.class).one();
    }

    /** The latest of them. */
    List<Occurrence> latest(Handle handle, Instant since, int most) {
        var query = handle.createQuery(COLUMNS + fitting()
                + " and o.at >= :since and o.at <= :now order by o.at desc, o.subject_id limit :most");
        query.bind("since", since.atOffset(ZoneOffset.UTC)).bind("most", most);
        return bound(query).mapTo(Occurrence.class).list();
    }

    private String fitting() {
        return FITTING.formatted(trigger.occurrences());
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        // Not every trigger asks for each of them.
        statement.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return statement
                .bind(
                        "conditions",
                        Json.tree(Objects.requireNonNull(rule.conditions())).toString())
                .bind("option", rule.option())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("today", LocalDate.ofInstant(now, zone));
    }
}
