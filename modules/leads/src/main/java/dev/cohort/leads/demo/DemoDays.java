package dev.cohort.leads.demo;

import dev.cohort.persistence.Ids;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What fills the days of a demonstration: meetings, reminders, how good the data was. */
final class DemoDays {
    private static final String UNDER_WAY = """
            select l.id, l.person_id, l.owner_id, l.team_id, l.branch_id, l.interest, p.email,
                trim(concat(p.first_name, ' ', p.last_name)) as name
            from lead l join person p on p.id = l.person_id
            where l.stage in ('interested', 'trial_scheduled', 'trial_attended', 'qualified') and l.owner_id is not null
            order by l.created_at desc, l.number_value
            limit 12
            """;
    private static final String MEETING = """
            insert into meeting (id, title, start_local, end_local, zone, starts_at, ends_at, location, link, status, result,
                owner_id, team_id, branch_id, record_type, record_id, person_id, created_by, created_at, changed_at)
            values (:id, :title, :start, :end, :zone, :startsAt, :endsAt, :location, :link, :status, :result,
                :owner, :team, :branch, 'lead', :lead, :person, :owner, :now, :now)
            """;
    private static final String INVITEE = """
            insert into meeting_invitee (id, meeting_id, position, person_id, email, name, response)
            values (:id, :meeting, 0, :person, :email, :name, :response)
            """;
    private static final String REMINDER = """
            insert into reminder (id, text, due_at, next_at, owner_id, team_id, branch_id, record_type, record_id, person_id,
                created_by, created_at, changed_at)
            values (:id, :text, :due, :due, :owner, :team, :branch, 'lead', :lead, :person, :owner, :now, :now)
            """;
    private static final String QUALITY = """
            insert into quality_day (record_type, day, records, score)
            select kind, :today::date - n, 60 + (30 - n), start + round((30 - n) * 0.35 + (n * 7 % 5) * 0.3, 1)
            from generate_series(1, 30) n, (values ('lead', 74), ('person', 82)) kinds (kind, start)
            on conflict do nothing
            """;
    private static final List<Slot> SLOTS = List.of(
            new Slot(-2, 10, 0, 30, "Placement interview"),
            new Slot(-1, 15, 30, 45, "Advice on courses"),
            new Slot(0, 9, 30, 30, "Placement interview"),
            new Slot(0, 14, 0, 45, "Advice on courses"),
            new Slot(0, 16, 30, 30, "Offer and timetable"),
            new Slot(1, 11, 0, 30, "Placement interview"),
            new Slot(1, 17, 0, 45, "Advice on courses"),
            new Slot(2, 10, 30, 30, "Offer and timetable"),
            new Slot(3, 13, 0, 60, "Needs of the company"),
            new Slot(4, 9, 0, 30, "Placement interview"));

    private DemoDays() {}

    /**
     * A time for a meeting.
     *
     * @param days working days from today
     */
    private record Slot(int days, int hour, int minute, int length, String title) {}

    /** A lead one meets. */
    public record Lead(
            UUID id,
            UUID personId,
            UUID ownerId,
            @Nullable UUID teamId,
            @Nullable UUID branchId,
            @Nullable String interest,
            @Nullable String email,
            String name) {}

    static void fill(Handle sql, long seed, Instant now, ZoneId zone) {
        List<Lead> leads = sql.createQuery(UNDER_WAY).mapTo(Lead.class).list();
        if (leads.isEmpty()) return;
        Random random = new Random(seed);
        PreparedBatch meetings = sql.prepareBatch(MEETING);
        PreparedBatch invitees = sql.prepareBatch(INVITEE);
        PreparedBatch reminders = sql.prepareBatch(REMINDER);
        for (int i = 0; i < SLOTS.size(); i++) {
            Lead lead = leads.get(i % leads.size());
            meeting(meetings, invitees, lead, SLOTS.get(i), now, zone, random);
            if (i % 3 == 0) reminder(reminders, lead, morning(now, zone, 1 + i / 3), now);
        }
        meetings.execute();
        invitees.execute();
        reminders.execute();
        sql.createUpdate(QUALITY).bind("today", LocalDate.ofInstant(now, zone)).execute();
    }

    private static void meeting(
            PreparedBatch meetings,
            PreparedBatch invitees,
            Lead lead,
            Slot slot,
            Instant now,
            ZoneId zone,
            Random random) {
        UUID id = Ids.next();
        LocalDateTime start = day(LocalDate.ofInstant(now, zone), slot.days()).atTime(slot.hour(), slot.minute());
        LocalDateTime end = start.plusMinutes(slot.length());
        boolean over = slot.days() < 0;
        boolean online = random.nextInt(3) == 0;
        meetings.bind("id", id)
                .bind("title", lead.interest() == null ? slot.title() : slot.title() + ", " + lead.interest())
                .bind("start", start)
                .bind("end", end)
                .bind("zone", zone.getId())
                .bind("startsAt", utc(start.atZone(zone).toInstant()))
                .bind("endsAt", utc(end.atZone(zone).toInstant()))
                .bind("location", online ? null : "Room 2")
                .bind("link", online ? "https://meet.example/" + id.toString().substring(24) : null)
                .bind("status", over ? "HELD" : "PLANNED")
                .bind("result", over ? "Level B1. An offer is to be sent." : null)
                .bind("owner", lead.ownerId())
                .bindByType("team", lead.teamId(), UUID.class)
                .bindByType("branch", lead.branchId(), UUID.class)
                .bind("lead", lead.id())
                .bind("person", lead.personId())
                .bind("now", utc(now))
                .add();
        invitees.bind("id", Ids.next())
                .bind("meeting", id)
                .bind("person", lead.personId())
                .bind("email", lead.email())
                .bind("name", lead.name())
                .bind("response", over || random.nextBoolean() ? "ACCEPTED" : "NEEDS_ACTION")
                .add();
    }

    /** So many working days on, or back. */
    private static LocalDate day(LocalDate from, int days) {
        LocalDate day = from;
        int step = Integer.signum(days);
        for (int left = Math.abs(days); left > 0; ) {
            day = day.plusDays(step);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) left--;
        }
        return day;
    }

    private static Instant morning(Instant now, ZoneId zone, int daysOn) {
        return day(LocalDate.ofInstant(now, zone), daysOn)
                .atTime(9, 15)
                .atZone(zone)
                .toInstant();
    }

    private static void reminder(PreparedBatch batch, Lead lead, Instant due, Instant now) {
        batch.bind("id", Ids.next())
                .bind("text", "Ask " + lead.name() + " how the placement test went")
                .bind("due", utc(due))
                .bind("owner", lead.ownerId())
                .bindByType("team", lead.teamId(), UUID.class)
                .bindByType("branch", lead.branchId(), UUID.class)
                .bind("lead", lead.id())
                .bind("person", lead.personId())
                .bind("now", utc(now))
                .add();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
