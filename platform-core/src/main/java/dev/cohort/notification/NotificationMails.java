package dev.cohort.notification;

import dev.cohort.config.Config;
import dev.cohort.message.Messages;
import dev.cohort.message.NewMessage;
import dev.cohort.message.Purposes;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells members by e-mail what they have not read yet, as each of them wants it. */
@ApplicationScoped
public class NotificationMails {
    private static final Duration OLDEST = Duration.ofDays(2);
    private static final int MOST = 1000;
    private static final int MOST_LINES = 50;
    private static final String DUE = """
            select n.id, n.kind, n.title_key, n.title_values::text as title_values, n.title, n.link, n.created_at, n.read_at,
                m.id as member_id, m.email, m.name, m.locale, local.at::date as today
            from notification n
            join member m on m.id = n.member_id and m.status = 'ACTIVE'
            cross join lateral (
                select cast(:now as timestamptz) at time zone coalesce((
                    select b.time_zone from member_branch mb join branch b on b.id = mb.branch_id
                    where mb.member_id = m.id order by b.created_at, b.id limit 1), :zone) as at) local
            left join notification_preference own on own.member_id = n.member_id and own.kind = n.kind
            left join notification_preference general on general.member_id = n.member_id and general.kind = 'all'
            where n.mailed_at is null and n.read_at is null and n.created_at > :since
              and coalesce(own.email, general.email, 'NONE') = :how
              and (:how <> 'DAILY' or (local.at::time between time '07:30' and time '12:00' and not exists (
                  select from notification_digest d where d.member_id = m.id and d.sent_on = local.at::date)))
            order by n.created_at, n.id
            limit :most
            for update of n skip locked
            """;

    private static final String SENT = """
            insert into notification_digest (member_id, sent_on) values (?, ?)
            on conflict (member_id) do update set sent_on = excluded.sent_on
            """;

    private final TenantTransaction transaction;
    private final Messages messages;
    private final Clock clock;

    @Inject
    NotificationMails(TenantTransaction transaction, Messages messages, Clock clock) {
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    record Due(
            UUID id,
            String kind,
            @Nullable String titleKey,
            String titleValues,
            @Nullable String title,
            @Nullable String link,
            Instant createdAt,
            @Nullable Instant readAt,
            UUID memberId,
            String email,
            String name,
            @Nullable String locale,
            LocalDate today) {

        Notification in(Locale language) {
            return new Notifications.Row(id, kind, titleKey, titleValues, title, link, createdAt, readAt).in(language);
        }
    }

    /** Sends to each member one mail with what is new; says how many mails that were. */
    @Transactional
    public int send(NewsByMail how) {
        OffsetDateTime now = Instant.now(clock).atOffset(ZoneOffset.UTC);
        List<Due> due = transaction
                .handle()
                .createQuery(DUE)
                .bind("now", now)
                .bind("zone", Context.tenant().zone().getId())
                .bind("since", now.minus(OLDEST))
                .bind("how", how)
                .bind("most", MOST)
                .mapTo(Due.class)
                .list();
        if (due.isEmpty()) return 0;
        transaction
                .handle()
                .createUpdate("update notification set mailed_at = :now where id = any(:ids)")
                .bind("now", now)
                .bindArray("ids", UUID.class, due.stream().map(Due::id).toList())
                .execute();
        Map<UUID, List<Due>> members =
                due.stream().collect(Collectors.groupingBy(Due::memberId, LinkedHashMap::new, Collectors.toList()));
        members.values().forEach(this::send);
        // Who has had their morning's mail is told of what comes later on the next one.
        if (how == NewsByMail.DAILY)
            members.forEach((member, news) ->
                    transaction.handle().execute(SENT, member, news.getFirst().today()));
        return members.size();
    }

    private void send(List<Due> news) {
        Due first = news.getFirst();
        Locale locale = first.locale() == null ? Context.tenant().locale() : Locale.forLanguageTag(first.locale());
        String site = Config.publicUrl(Context.tenant().slug()) + "/";
        StringBuilder text = new StringBuilder(
                        Texts.get(locale, "notification.mail.hello", Map.of("name", first.name())))
                .append("\n\n");
        for (Due each : news.subList(0, Math.min(news.size(), MOST_LINES))) {
            Notification told = each.in(locale);
            text.append(told.title()).append('\n');
            if (told.link() != null) text.append(site).append(told.link()).append('\n');
            text.append('\n');
        }
        text.append(Texts.get(locale, "notification.mail.settings"))
                .append('\n')
                .append(site)
                .append("settings/notifications");
        String subject = news.size() == 1
                ? first.in(locale).title()
                : Texts.get(locale, "notification.mail.subject", Map.of("count", news.size()));
        messages.send(NewMessage.email(first.email(), subject, text.toString())
                .named(first.name())
                .in(locale.toLanguageTag())
                .purpose(Purposes.INTERNAL)
                .urgent());
    }
}
