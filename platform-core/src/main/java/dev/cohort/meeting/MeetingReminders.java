package dev.cohort.meeting;

import dev.cohort.message.Messages;
import dev.cohort.message.NewMessage;
import dev.cohort.module.ScheduledWork;
import dev.cohort.module.Setting;
import dev.cohort.module.Settings;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Says before a meeting that it will begin: to members in the application, to all others by mail, once for each time. */
@ApplicationScoped
@Named(MeetingReminders.NAME)
public class MeetingReminders implements ScheduledWork {
    public static final String NAME = "meeting-reminders";

    /** Minutes before a meeting; 0 for never. A meeting may say otherwise. */
    public static final Setting<Integer> MINUTES = new Setting<>("meetings.remind-minutes", Integer.class, 60);

    private static final int AT_ONCE = 100;
    private static final String DUE = """
            select mt.id
            from meeting mt
            where mt.status = 'PLANNED' and mt.reminded_at is null and mt.starts_at > :now
                and mt.starts_at <= :now + interval '15 days'
                and coalesce(mt.remind_minutes, :minutes) > 0
                and mt.starts_at <= :now + make_interval(mins => coalesce(mt.remind_minutes, :minutes))
            order by mt.starts_at, mt.id
            limit :most
            for update of mt skip locked
            """;

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final MeetingLists lists;
    private final InviteeTable invitees;
    private final Invitations invitations;
    private final Notifications notifications;
    private final Messages messages;
    private final Settings settings;
    private final Clock clock;

    @Inject
    MeetingReminders(
            TenantTransaction transaction,
            Transactions transactions,
            MeetingLists lists,
            InviteeTable invitees,
            Invitations invitations,
            Notifications notifications,
            Messages messages,
            Settings settings,
            Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.lists = lists;
        this.invitees = invitees;
        this.invitations = invitations;
        this.notifications = notifications;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run() {
        int said = AT_ONCE;
        while (said == AT_ONCE) said = transactions.inNew(this::some);
    }

    private int some() {
        Instant now = Instant.now(clock);
        List<UUID> due = transaction
                .handle()
                .createQuery(DUE)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("minutes", settings.get(MINUTES))
                .bind("most", AT_ONCE)
                .mapTo(UUID.class)
                .list();
        for (UUID id : due) {
            say(lists.one(id), invitees.of(id));
            transaction
                    .handle()
                    .execute("update meeting set reminded_at = ? where id = ?", now.atOffset(ZoneOffset.UTC), id);
        }
        return due.size();
    }

    private void say(MeetingDetails meeting, List<InviteeTable.Row> asked) {
        Set<UUID> members = new LinkedHashSet<>();
        members.add(meeting.organizer().id());
        for (InviteeTable.Row invitee : asked) {
            if (invitee.response() == Response.DECLINED) continue;
            if (invitee.memberId() != null) members.add(invitee.memberId());
            else if (invitee.email() != null) mail(meeting, invitee, invitee.email());
        }
        Map<String, String> values = Map.of(
                "title",
                meeting.title(),
                "when",
                Invitations.when(meeting, Context.tenant().locale()));
        members.forEach(member -> notifications.tell(
                member,
                News.of("meeting.soon", values)
                        .at("calendar?date=" + meeting.start().toLocalDate() + "&meeting=" + meeting.id())));
    }

    private void mail(MeetingDetails meeting, InviteeTable.Row invitee, String address) {
        Locale locale = Invitations.localeOf(invitee);
        Map<String, String> values = invitations.values(meeting, locale);
        messages.send(NewMessage.email(
                        address,
                        Texts.get(locale, "meeting.mail.soon.subject", values),
                        Texts.get(locale, "meeting.mail.soon.text", values))
                .named(invitee.name())
                .person(invitee.consentOf())
                .urgent()
                .once("meeting " + meeting.id() + " soon " + meeting.startsAt().getEpochSecond() + " " + invitee.id()));
    }
}
