package dev.cohort.meeting;

import dev.cohort.audit.Audit;
import dev.cohort.message.Attachment;
import dev.cohort.message.IncomingForm;
import dev.cohort.message.IncomingMessage;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.EmailAddress;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes up what guests' calendar programs answer by mail. Only whoever is invited under the address that the mail comes from
 * answers, for themselves, and to the meeting as it is now.
 */
@ApplicationScoped
public class CalendarAnswers implements IncomingForm {
    private static final int LARGEST = 100_000;

    private static final String INVITED = """
            select i.id, i.meeting_id, mt.title, mt.owner_id, mt.start_local::date::text as day, mt.sequence,
                coalesce(m.email, p.email, i.email) as email,
                coalesce(m.name, nullif(concat_ws(' ', p.first_name, p.last_name), ''), i.name, i.email) as name
            from meeting mt
            join meeting_invitee i on i.meeting_id = mt.id
            left join member m on m.id = i.member_id
            left join person p on p.id = i.person_id
            where mt.status = 'PLANNED' and (mt.id = :uid and :occurrence::timestamptz is null
                or mt.series_id = :uid and (:occurrence::timestamptz is null or mt.original_at = :occurrence))
            order by mt.starts_at, i.position
            """;

    private final TenantTransaction transaction;
    private final InviteeTable invitees;
    private final Notifications notifications;
    private final Audit audit;
    private final Clock clock;

    @Inject
    CalendarAnswers(
            TenantTransaction transaction,
            InviteeTable invitees,
            Notifications notifications,
            Audit audit,
            Clock clock) {
        this.transaction = transaction;
        this.invitees = invitees;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody who is asked to come. */
    record Invited(
            UUID id,
            UUID meetingId,
            String title,
            UUID ownerId,
            String day,
            int sequence,
            @Nullable String email,
            @Nullable String name) {

        boolean isAt(String address) {
            return email != null
                    && EmailAddress.normalize(email)
                            .flatMap(own -> EmailAddress.normalize(address).filter(own::equals))
                            .isPresent();
        }
    }

    @Override
    public String mediaType() {
        return "text/calendar";
    }

    @Override
    public boolean take(IncomingMessage message, Attachment file) {
        if (file.content().length > LARGEST) return false;
        Optional<CalendarAnswer> read = CalendarAnswer.read(new String(file.content(), StandardCharsets.UTF_8));
        if (read.isEmpty()) return false;
        CalendarAnswer answer = read.get();
        List<Invited> meant = transaction
                .handle()
                .createQuery(INVITED)
                .bind("uid", answer.uid())
                .bindByType("occurrence", answer.occurrence(), Instant.class)
                .mapTo(Invited.class)
                .list()
                .stream()
                // Nobody answers for somebody else, and nobody to a time that is no longer meant.
                .filter(invited -> invited.isAt(message.address()) && invited.isAt(answer.email()))
                .filter(invited -> answer.sequence() >= invited.sequence())
                .toList();
        meant.forEach(invited -> {
            invitees.respond(invited.meetingId(), invited.id(), answer.response(), Instant.now(clock));
            audit.noted(
                    "respond",
                    Meetings.RECORD,
                    invited.meetingId(),
                    Map.of("invitee", invited.id(), "response", answer.response()),
                    "calendar");
        });
        if (meant.isEmpty()) return false;
        tell(meant.getFirst(), answer.response());
        return true;
    }

    private void tell(Invited invited, Response response) {
        String key = "meeting.response." + response.name().toLowerCase(Locale.ROOT);
        Map<String, String> values = Map.of(
                "who",
                invited.name() == null ? "" : invited.name(),
                "title",
                invited.title(),
                "answer",
                Texts.get(Context.tenant().locale(), key));
        notifications.tell(
                invited.ownerId(),
                News.of("meeting.answered", values)
                        .at("calendar?date=" + invited.day() + "&meeting=" + invited.meetingId()));
    }
}
