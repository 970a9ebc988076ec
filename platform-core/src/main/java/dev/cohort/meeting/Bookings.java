package dev.cohort.meeting;

import dev.cohort.event.Events;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Times that visitors have booked: of those who want the same one, whatever the moment, one gets it. */
@ApplicationScoped
class Bookings {
    private static final String OVERLAP = "23P01";
    private static final String INSERT = """
            insert into booking (meeting_id, member_id, during, digest, name, email, phone, visitor_zone, created_at)
            values (:meeting, :member, tstzrange(:from, :to, '[)'), :digest, :name, :email, :phone, :zone, :now)
            """;
    private static final String MOVE =
            "update booking set during = tstzrange(:from, :to, '[)') where meeting_id = :meeting";
    private static final String FIND = """
            select b.meeting_id, p.slug, b.cancelled, b.visitor_zone, b.name
            from booking b join booking_page p on p.member_id = b.member_id
            where b.digest = :digest and p.slug = :slug
            """;

    private final TenantTransaction transaction;
    private final BookingPages pages;
    private final Meetings meetings;
    private final MeetingLists lists;
    private final Events events;
    private final Clock clock;

    @Inject
    Bookings(
            TenantTransaction transaction,
            BookingPages pages,
            Meetings meetings,
            MeetingLists lists,
            Events events,
            Clock clock) {
        this.transaction = transaction;
        this.pages = pages;
        this.meetings = meetings;
        this.lists = lists;
        this.events = events;
        this.clock = clock;
    }

    /** What a secret address leads to. */
    record Booking(UUID meetingId, String slug, boolean cancelled, String visitorZone, String name) {}

    /** A booking with its meeting. */
    record Found(Booking booking, MeetingDetails meeting) {}

    /**
     * Books a time.
     *
     * @return the secret by which the visitor comes back to it
     * @throws Problem 409 {@code time-taken}
     */
    @Transactional
    Secret book(BookingPages.Row page, Instant at, Duration length, Visitor visitor, ZoneId visitorZone) {
        if (!pages.free(page, null).offers(at, length)) throw taken();
        Secret secret = Secret.make();
        MeetingFields fields = fields(page, at, length, visitor);
        MeetingDetails meeting =
                meetings.book(fields, BookingPages.url(page.slug()) + "/" + secret.text(), visitorZone);
        guarded(transaction
                .handle()
                .createUpdate(INSERT)
                .bind("meeting", meeting.id())
                .bind("member", page.memberId())
                .bind("from", utc(at))
                .bind("to", utc(at.plus(length).plusSeconds(60L * page.bufferMinutes())))
                .bind("digest", secret.digest())
                .bind("name", visitor.name())
                .bind("email", visitor.email())
                .bind("phone", visitor.phone())
                .bind("zone", visitorZone.getId())
                .bind("now", utc(Instant.now(clock))));
        events.publish(
                meeting.id(),
                new MeetingBooked(
                        meeting.id(),
                        page.memberId(),
                        visitor.name(),
                        visitor.email(),
                        visitor.phone(),
                        visitor.note()));
        return secret;
    }

    private static MeetingFields fields(BookingPages.Row page, Instant at, Duration length, Visitor visitor) {
        ZoneId zone = Context.tenant().zone();
        return new MeetingFields(
                page.title() + ": " + visitor.name().strip(),
                LocalDateTime.ofInstant(at, zone),
                LocalDateTime.ofInstant(at.plus(length), zone),
                zone.getId(),
                page.location(),
                page.link(),
                visitor.note(),
                page.memberId(),
                null,
                null,
                null,
                null,
                List.of(new NewInvitee(
                        null, null, visitor.email().strip(), visitor.name().strip())));
    }

    /** What the secret leads to; empty for one that does not hold. */
    @Transactional
    Optional<Found> find(String slug, String secret) {
        return transaction
                .handle()
                .createQuery(FIND)
                .bind("digest", Secret.digestOf(secret))
                .bind("slug", slug)
                .mapTo(Booking.class)
                .findOne()
                .map(booking -> new Found(booking, lists.one(booking.meetingId())));
    }

    /** The visitor does not come. */
    @Transactional
    void cancel(Found found) {
        if (found.meeting().status() != MeetingStatus.PLANNED) return;
        requireAhead(found);
        meetings.turn(found.meeting().id(), new MeetingStatusChange(MeetingStatus.CANCELLED, null));
    }

    /** @throws Problem 409 {@code time-taken}, {@code meeting-settled} */
    @Transactional
    void move(BookingPages.Row page, Found found, Instant at, Duration length) {
        requireAhead(found);
        if (!pages.free(page, found.meeting().id()).offers(at, length)) throw taken();
        meetings.move(found.meeting().id(), at, at.plus(length));
        guarded(transaction
                .handle()
                .createUpdate(MOVE)
                .bind("meeting", found.meeting().id())
                .bind("from", utc(at))
                .bind("to", utc(at.plus(length).plusSeconds(60L * page.bufferMinutes()))));
    }

    private void requireAhead(Found found) {
        if (found.meeting().startsAt().isBefore(Instant.now(clock)))
            throw Problem.conflict("meeting-settled")
                    .with("meeting", found.meeting().id());
    }

    private static void guarded(org.jdbi.v3.core.statement.Update update) {
        try {
            update.execute();
        } catch (UnableToExecuteStatementException e) {
            if (isOverlap(e)) throw taken().causedBy(e);
            throw e;
        }
    }

    static boolean isOverlap(Throwable failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause())
            if (each instanceof SQLException sql && OVERLAP.equals(sql.getSQLState())) return true;
        return false;
    }

    private static Problem taken() {
        return Problem.conflict("time-taken");
    }

    private static java.time.OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
