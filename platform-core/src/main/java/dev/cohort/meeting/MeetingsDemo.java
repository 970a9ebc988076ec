package dev.cohort.meeting;

import dev.cohort.module.DemoContent;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A week of meetings, reminders and a booking page for a demonstration. */
@ApplicationScoped
public class MeetingsDemo implements DemoContent {
    private static final String PEOPLE = """
            select m.id, m.name, m.team_id, (
                select mb.branch_id from member_branch mb where mb.member_id = m.id order by mb.branch_id limit 1) as branch_id
            from member m
            join member_role mr on mr.member_id = m.id
            join role r on r.id = mr.role_id and r.key in ('manager', 'sales')
            order by r.key, m.email
            """;
    private static final String MEETING = """
            insert into meeting (id, title, start_local, end_local, zone, starts_at, ends_at, location, owner_id, team_id,
                branch_id, status, reminded_at, created_at, changed_at)
            values (:id, :title, :start, :end, :zone, :startsAt, :endsAt, :location, :owner, :team, :branch, :status, :now,
                :now, :now)
            """;
    private static final String INVITEE = """
            insert into meeting_invitee (id, meeting_id, position, member_id, response)
            values (:id, :meeting, :position, :member, 'ACCEPTED')
            """;
    private static final String PAGE = """
            insert into booking_page (member_id, slug, title, welcome, durations, buffer_minutes, created_at, changed_at)
            values (:member, 'consultation', 'Course consultation', 'Which course, which level, which times? We find out together.',
                '{30,60}', 10, :now, :now)
            """;
    private static final String REMINDER = """
            insert into reminder (id, text, due_at, next_at, owner_id, team_id, branch_id, email, created_at, changed_at)
            values (:id, :text, :due, :due, :owner, :team, :branch, false, :now, :now)
            """;
    private static final List<Slot> WEEK = List.of(
            new Slot(DayOfWeek.TUESDAY, "11:00", 60, "Consultation: Italian A2", "Room 2"),
            new Slot(DayOfWeek.WEDNESDAY, "15:00", 45, "Level test and advice", null),
            new Slot(DayOfWeek.THURSDAY, "16:30", 60, "Offer for a company course", "At the customer's"),
            new Slot(DayOfWeek.FRIDAY, "10:00", 30, "Ask for a decision", null));

    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    MeetingsDemo(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Slot(
            DayOfWeek day,
            String at,
            int minutes,
            String title,
            @Nullable String location) {}

    /** Who works here. */
    record Person(
            UUID id,
            String name,
            @Nullable UUID teamId,
            @Nullable UUID branchId) {}

    @Override
    public String moduleId() {
        return "";
    }

    @Override
    @Transactional
    public void create() {
        Handle sql = transaction.handle();
        if (sql.createQuery("select exists (select from meeting)")
                .mapTo(Boolean.class)
                .one()) return;
        List<Person> people = sql.createQuery(PEOPLE).mapTo(Person.class).list();
        if (people.isEmpty()) return;
        LocalDate monday = LocalDate.ofInstant(
                        Instant.now(clock), Context.tenant().zone())
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (LocalDate week : List.of(monday, monday.plusWeeks(1))) {
            UUID team = meeting(sql, people.getFirst(), week.atTime(9, 30), 30, "Team meeting", "Room 1");
            int position = 1;
            for (Person person : people.subList(1, people.size()))
                sql.createUpdate(INVITEE)
                        .bind("id", Ids.next())
                        .bind("meeting", team)
                        .bind("position", position++)
                        .bind("member", person.id())
                        .execute();
            for (int i = 0; i < people.size(); i++)
                for (Slot slot : WEEK)
                    if ((slot.day().ordinal() + i) % 2 == 0)
                        meeting(
                                sql,
                                people.get(i),
                                week.with(slot.day()).atTime(LocalTime.parse(slot.at())),
                                slot.minutes(),
                                slot.title(),
                                slot.location());
        }
        Person seller = people.getLast();
        sql.createUpdate(PAGE).bind("member", seller.id()).bind("now", now()).execute();
        remind(sql, seller, "Ask the library for the room in January", 20);
        remind(sql, seller, "Send the new price list to former students", 75);
    }

    private UUID meeting(
            Handle sql, Person owner, LocalDateTime start, int minutes, String title, @Nullable String location) {
        ZoneId zone = Context.tenant().zone();
        UUID id = Ids.next();
        LocalDateTime end = start.plusMinutes(minutes);
        Instant endsAt = end.atZone(zone).toInstant();
        boolean over = endsAt.isBefore(Instant.now(clock));
        sql.createUpdate(MEETING)
                .bind("id", id)
                .bind("title", title)
                .bind("start", start)
                .bind("end", end)
                .bind("zone", zone.getId())
                .bind("startsAt", start.atZone(zone).toInstant().atOffset(ZoneOffset.UTC))
                .bind("endsAt", endsAt.atOffset(ZoneOffset.UTC))
                .bind("location", location)
                .bind("owner", owner.id())
                .bindByType("team", owner.teamId(), UUID.class)
                .bindByType("branch", owner.branchId(), UUID.class)
                .bind("status", over ? "HELD" : "PLANNED")
                .bind("now", now())
                .execute();
        return id;
    }

    private void remind(Handle sql, Person owner, String text, int hours) {
        sql.createUpdate(REMINDER)
                .bind("id", Ids.next())
                .bind("text", text)
                .bind("due", Instant.now(clock).plusSeconds(3_600L * hours).atOffset(ZoneOffset.UTC))
                .bind("owner", owner.id())
                .bindByType("team", owner.teamId(), UUID.class)
                .bindByType("branch", owner.branchId(), UUID.class)
                .bind("now", now())
                .execute();
    }

    private java.time.OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }
}
