package dev.cohort.task;

import dev.cohort.module.ScheduledWork;
import dev.cohort.module.Setting;
import dev.cohort.module.Settings;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells others of tasks that stay undone: so many hours after they were due the lead of the owner's team, after as many
 * again the managers; where a team has no lead, the managers at once. Each of them hears of a task once.
 */
@ApplicationScoped
@Named(TaskEscalation.NAME)
public class TaskEscalation implements ScheduledWork {
    public static final String NAME = "task-escalation";

    /** Hours after which the next one is told; 0 for never. */
    public static final Setting<Integer> AFTER_HOURS = new Setting<>("tasks.escalate-after-hours", Integer.class, 24);

    private static final int AT_ONCE = 500;
    private static final String LATE = """
            select t.id, t.subject, t.due_at, t.escalation, t.owner_id, m.name as owner_name, tm.lead_id
            from task t
            left join member m on m.id = t.owner_id
            left join team tm on tm.id = t.team_id
            where t.status = 'OPEN' and t.escalation < 2 and t.due_at < :first
                and (t.escalation = 0 or t.due_at < :second)
            order by t.due_at, t.id
            limit :most
            for update of t skip locked
            """;
    private static final String MANAGERS = """
            select m.id from member m
            join member_role mr on mr.member_id = m.id
            join role r on r.id = mr.role_id and r.key = 'manager'
            where m.status = 'ACTIVE'
            """;

    private final TenantTransaction transaction;
    private final Settings settings;
    private final Notifications notifications;
    private final Clock clock;

    @Inject
    TaskEscalation(TenantTransaction transaction, Settings settings, Notifications notifications, Clock clock) {
        this.transaction = transaction;
        this.settings = settings;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** A task that stays undone. */
    public record Late(
            UUID id,
            String subject,
            Instant dueAt,
            int escalation,
            @Nullable UUID ownerId,
            @Nullable String ownerName,
            @Nullable UUID leadId) {

        boolean toLead() {
            return escalation == 0 && leadId != null && !leadId.equals(ownerId);
        }
    }

    @Override
    @Transactional
    public void run() {
        int hours = settings.get(AFTER_HOURS);
        if (hours <= 0) return;
        Instant now = Instant.now(clock);
        Duration wait = Duration.ofHours(hours);
        List<Late> late = transaction
                .handle()
                .createQuery(LATE)
                .bind("first", utc(now.minus(wait)))
                .bind("second", utc(now.minus(wait.multipliedBy(2))))
                .bind("most", AT_ONCE)
                .mapTo(Late.class)
                .list();
        if (late.isEmpty()) return;
        List<UUID> managers =
                transaction.handle().createQuery(MANAGERS).mapTo(UUID.class).list();
        for (Late task : late) {
            List<UUID> next = task.toLead() ? List.of(Objects.requireNonNull(task.leadId())) : managers;
            next.stream().filter(member -> !member.equals(task.ownerId())).forEach(member -> tell(member, task, now));
            reached(task.id(), task.toLead() ? 1 : 2);
        }
    }

    private void tell(UUID member, Late task, Instant now) {
        long hours = Duration.between(task.dueAt(), now).toHours();
        String owner = task.ownerName() == null ? "–" : task.ownerName();
        notifications.tell(
                member,
                News.of("task.overdue", Map.of("subject", task.subject(), "owner", owner, "hours", hours))
                        .at("tasks?view=overdue&task=" + task.id()));
    }

    /** No change of the task itself: its version stays, so that nobody's form is stale for it. */
    private void reached(UUID id, int level) {
        transaction
                .handle()
                .createUpdate("update task set escalation = :level where id = :id")
                .bind("level", level)
                .bind("id", id)
                .execute();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
