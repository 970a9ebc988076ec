package dev.cohort.task.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.branch.WorkingTime;
import dev.cohort.branch.WorkingTimes;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.task.TaskFields;
import dev.cohort.task.Tasks;
import dev.cohort.task.rule.OccurrenceSql.Occurrence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the task that a rule calls for. */
@ApplicationScoped
class TaskMaking {
    private static final String ACTIVE = "select id from member where id = ? and status = 'ACTIVE'";
    private static final String LEAST_BUSY = """
            select m.id
            from member m
            join member_role mr on mr.member_id = m.id
            join role r on r.id = mr.role_id and r.key = :role
            where m.status = 'ACTIVE'
            order by
                case when exists (select from member_branch mb where mb.member_id = m.id and mb.branch_id = :branch)
                    then 0 else 1 end,
                (select count(*) from task t where t.owner_id = m.id and t.status = 'OPEN'),
                m.name, m.id
            limit 1
            """;

    private final TenantTransaction transaction;
    private final Tasks tasks;
    private final WorkingTimes times;
    private final Clock clock;

    @Inject
    TaskMaking(TenantTransaction transaction, Tasks tasks, WorkingTimes times, Clock clock) {
        this.transaction = transaction;
        this.tasks = tasks;
        this.times = times;
        this.clock = clock;
    }

    /**
     * Makes it, in the running transaction.
     *
     * @param key under which the rule stands on its tasks
     */
    UUID make(String key, TaskRuleFields rule, Occurrence what, boolean tell) {
        LocalDateTime due = due(rule, what.branchId());
        boolean day = rule.dueUnit() == DueUnit.DAYS || rule.dueUnit() == DueUnit.WORKING_DAYS;
        TaskFields fields = new TaskFields(
                rule.type(),
                SubjectText.fill(rule.subject(), facts(what)),
                rule.notes(),
                due.toLocalDate(),
                day ? null : due.toLocalTime(),
                rule.priority(),
                owner(rule, what).orElse(null),
                what.recordType(),
                what.recordId(),
                null);
        return tasks.make(key, fields, tell);
    }

    static JsonNode facts(Occurrence what) {
        try {
            return Json.mapper().readTree(what.facts());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The facts of " + what.subjectId() + " are not JSON", e);
        }
    }

    private LocalDateTime due(TaskRuleFields rule, @Nullable UUID branch) {
        WorkingTime time = times.of(branch);
        Instant now = Instant.now(clock);
        // A task is due by the tenant's clock, wherever the branch is.
        var zone = Context.tenant().zone();
        LocalDate today = LocalDate.ofInstant(now, zone);
        int amount = Objects.requireNonNull(rule.dueIn());
        return switch (Objects.requireNonNull(rule.dueUnit())) {
            case HOURS -> minute(now.plus(Duration.ofHours(amount)).atZone(zone).toLocalDateTime());
            case WORKING_HOURS ->
                minute(time.plus(now, Duration.ofHours(amount)).atZone(zone).toLocalDateTime());
            case DAYS -> today.plusDays(amount).atTime(LocalTime.MIDNIGHT);
            case WORKING_DAYS -> time.plusDays(today, amount).atTime(LocalTime.MIDNIGHT);
        };
    }

    private static LocalDateTime minute(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    private Optional<UUID> owner(TaskRuleFields rule, Occurrence what) {
        return switch (Objects.requireNonNull(rule.owner())) {
            case RECORD_OWNER -> active(what.ownerId());
            case MEMBER -> active(rule.ownerId());
            case NOBODY -> Optional.empty();
            case ROLE ->
                transaction
                        .handle()
                        .createQuery(LEAST_BUSY)
                        .bind("role", rule.ownerRole())
                        .bindByType("branch", what.branchId(), UUID.class)
                        .mapTo(UUID.class)
                        .findOne();
        };
    }

    private Optional<UUID> active(@Nullable UUID member) {
        if (member == null) return Optional.empty();
        return transaction.handle().select(ACTIVE, member).mapTo(UUID.class).findOne();
    }
}
