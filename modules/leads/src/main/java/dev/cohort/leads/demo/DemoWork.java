package dev.cohort.leads.demo;

import dev.cohort.persistence.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Calls that were made and tasks that are left, on leads that are under way. */
final class DemoWork {
    private static final String UNDER_WAY = """
            select l.id, l.person_id, l.owner_id, l.team_id, l.branch_id, m.name as owner_name, l.created_at
            from lead l join member m on m.id = l.owner_id
            where l.stage in ('contacted', 'interested', 'trial_scheduled', 'trial_attended', 'qualified')
            order by l.created_at desc, l.number_value
            limit 24
            """;
    private static final String TASK = """
            insert into task (id, type, subject, due_on, due_time, due_at, priority, owner_id, team_id, branch_id,
                record_type, record_id, person_id, created_by, created_at, changed_at)
            values (:id, :type, :subject, :dueOn, :dueTime, :dueAt, :priority, :owner, :team, :branch,
                'lead', :lead, :person, :owner, :now, :now)
            """;
    private static final String ACTIVITY = """
            insert into activity (id, kind, direction, body, outcome, duration_minutes, happened_at, record_type, record_id,
                person_id, member_id, actor_name, created_at, changed_at)
            values (:id, :kind, :direction, :body, :outcome, :minutes, :at, 'lead', :lead, :person, :owner, :actor, :at, :at)
            """;
    private static final List<Todo> TODOS = List.of(
            new Todo("CALL", "Call back about the timetable", "HIGH"),
            new Todo("EMAIL", "Send the level test", "NORMAL"),
            new Todo("EMAIL", "Send the offer", "HIGH"),
            new Todo("FOLLOW_UP", "Ask for a decision", "NORMAL"),
            new Todo("TODO", "Check whether a place is free", "LOW"),
            new Todo("MESSAGE", "Confirm the trial lesson", "URGENT"));
    private static final List<Call> CALLS = List.of(
            new Call("REACHED", 6, "Prefers evenings. Wants to know the price for the whole course."),
            new Call("NO_ANSWER", 0, null),
            new Call("REACHED", 11, "Has learned before and is not sure of the level: a test is to be sent."),
            new Call("LEFT_MESSAGE", 1, null),
            new Call("REACHED", 4, "Asked for a call next week."));

    private DemoWork() {}

    private record Todo(String type, String subject, String priority) {}

    private record Call(
            String outcome, int minutes, @Nullable String said) {}

    /** A lead to work on. */
    public record Lead(
            UUID id,
            UUID personId,
            UUID ownerId,
            @Nullable UUID teamId,
            @Nullable UUID branchId,
            String ownerName,
            Instant createdAt) {}

    static void fill(Handle sql, long seed, Instant now, ZoneId zone) {
        Random random = new Random(seed);
        List<Lead> leads = sql.createQuery(UNDER_WAY).mapTo(Lead.class).list();
        if (leads.isEmpty()) return;
        PreparedBatch tasks = sql.prepareBatch(TASK);
        PreparedBatch calls = sql.prepareBatch(ACTIVITY);
        for (int i = 0; i < leads.size(); i++) {
            Lead lead = leads.get(i);
            if (i % 2 == 0) task(tasks, lead, TODOS.get(i / 2 % TODOS.size()), random, now, zone);
            call(calls, lead, CALLS.get(i % CALLS.size()), random, now);
        }
        tasks.execute();
        calls.execute();
    }

    private static void task(PreparedBatch batch, Lead lead, Todo todo, Random random, Instant now, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(now, zone).plusDays(random.nextInt(8) - 2L);
        LocalTime time = LocalTime.of(9 + random.nextInt(9), random.nextBoolean() ? 0 : 30);
        batch.bind("id", Ids.next())
                .bind("type", todo.type())
                .bind("subject", todo.subject())
                .bind("dueOn", day)
                .bind("dueTime", time)
                .bind("dueAt", utc(day.atTime(time).atZone(zone).toInstant()))
                .bind("priority", todo.priority())
                .bind("owner", lead.ownerId())
                .bindByType("team", lead.teamId(), UUID.class)
                .bindByType("branch", lead.branchId(), UUID.class)
                .bind("lead", lead.id())
                .bind("person", lead.personId())
                .bind("now", utc(now))
                .add();
    }

    private static void call(PreparedBatch batch, Lead lead, Call call, Random random, Instant now) {
        // Some time between its arrival and now.
        long minutes = Math.max(1, Duration.between(lead.createdAt(), now).toMinutes());
        Instant at = lead.createdAt().plus(Duration.ofMinutes((long) (minutes * (0.3 + 0.6 * random.nextDouble()))));
        batch.bind("id", Ids.next())
                .bind("kind", "CALL")
                .bind("direction", "OUT")
                .bind("body", call.said())
                .bind("outcome", call.outcome())
                .bind("minutes", call.minutes())
                .bind("at", utc(at))
                .bind("lead", lead.id())
                .bind("person", lead.personId())
                .bind("owner", lead.ownerId())
                .bind("actor", lead.ownerName())
                .add();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
