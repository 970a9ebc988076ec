package dev.cohort.leads.demo;

import dev.cohort.persistence.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Templates, mails that were written, some answers, and what people have agreed to. */
final class DemoMails {
    private static final String WITH_ADDRESS = """
            select l.id, l.person_id, l.owner_id, m.name as owner_name, l.branch_id, p.email, p.first_name, p.last_name,
                l.interest, l.created_at
            from lead l join member m on m.id = l.owner_id join person p on p.id = l.person_id
            where p.email is not null and l.stage in ('contacted', 'interested', 'trial_scheduled', 'trial_attended', 'qualified')
            order by l.created_at desc, l.number_value
            limit 16
            """;
    private static final String MESSAGE = """
            insert into message (id, direction, channel, purpose, status, person_id, record_type, record_id, address,
                address_name, subject, body_text, thread_id, reply_to_id, message_id, provider_id, due_at, attempts, reason,
                reason_detail, member_id, actor_name, created_at, sent_at, settled_at, changed_at)
            values (:id, :direction, 'email', 'service', :status, :person, 'lead', :lead, :address, :name, :subject, :body,
                :thread, :reply, :messageId, :messageId, :at, 1, :reason, :detail, :member, :actor, :at, :sent, null, :at)
            """;
    private static final String CONSENT = """
            insert into consent (id, person_id, purpose, channel, given, happened_at, source, proof, text_version, actor_name,
                created_at)
            values (:id, :person, 'marketing', 'any', :given, :at, 'form', 'Course enquiry on the web site',
                'marketing/en/0', 'visitor', :at)
            """;
    private static final String TEMPLATE = """
            insert into template (id, name, channel, language, purpose, subject, body, created_at, changed_at)
            values (:id, :name, 'email', :language, :purpose, :subject, :body, :at, :at)
            """;
    private static final List<Template> TEMPLATES = List.of(
            new Template(
                    "First answer",
                    "en",
                    "service",
                    "Your enquiry about {{lead.interest|our courses}}",
                    "Hello {{person.firstName|there}},\n\nthank you for your enquiry ({{lead.number}}). When may we call you?\n\n"
                            + "{{member.name|Your team}}\n{{tenant.name}}"),
            new Template(
                    "Erste Antwort",
                    "de",
                    "service",
                    "Ihre Anfrage zu {{lead.interest|unseren Kursen}}",
                    "Guten Tag {{person.fullName|und willkommen}},\n\nvielen Dank für Ihre Anfrage ({{lead.number}}). Wann dürfen wir"
                            + " Sie anrufen?\n\n{{member.name|Ihr Team}}\n{{tenant.name}}"),
            new Template(
                    "Spring offers",
                    "en",
                    "marketing",
                    "New courses at {{tenant.name}}",
                    "Hello {{person.firstName|there}},\n\nnew groups begin in spring. Have a look: {{tenant.url}}\n\n"
                            + "What you want to hear from us: {{link.preferences}}"));
    private static final List<String> ANSWERS = List.of(
            "Thank you! Tomorrow after five would be fine.",
            "Is there a group in the evening, too?",
            "I have to think about it and will write next week.");

    private DemoMails() {}

    private record Template(String name, String language, String purpose, String subject, String body) {}

    /** A lead one can write to. */
    public record Lead(
            UUID id,
            UUID personId,
            UUID ownerId,
            String ownerName,
            @Nullable UUID branchId,
            String email,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String interest,
            Instant createdAt) {

        String name() {
            return ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
        }
    }

    static void fill(Handle sql, long seed, Instant now) {
        Random random = new Random(seed + 1);
        templates(sql, now);
        PreparedBatch messages = sql.prepareBatch(MESSAGE);
        PreparedBatch consents = sql.prepareBatch(CONSENT);
        List<Lead> leads = sql.createQuery(WITH_ADDRESS).mapTo(Lead.class).list();
        for (int i = 0; i < leads.size(); i++) {
            Lead lead = leads.get(i);
            long minutes = Math.max(3, Duration.between(lead.createdAt(), now).toMinutes());
            Instant at = lead.createdAt().plus(Duration.ofMinutes((long) (minutes * 0.4 * random.nextDouble())));
            UUID sent = Ids.next();
            String subject = "Your enquiry" + (lead.interest() == null ? "" : " about " + lead.interest());
            String text = "Hello " + (lead.firstName() == null ? "there" : lead.firstName())
                    + ",\n\nthank you for your enquiry. When may we call you?\n\n" + lead.ownerName();
            boolean bounced = i == 7;
            message(messages, lead, sent, sent, null, "OUT", bounced ? "FAILED" : "SENT", subject, text, at);
            if (i % 3 == 0 && !bounced)
                message(
                        messages,
                        lead,
                        Ids.next(),
                        sent,
                        sent,
                        "IN",
                        "RECEIVED",
                        "Re: " + subject,
                        ANSWERS.get(i / 3 % ANSWERS.size()),
                        at.plus(Duration.ofMinutes((long) (minutes * 0.3))));
            consents.bind("id", Ids.next())
                    .bind("person", lead.personId())
                    .bind("given", i % 4 != 3)
                    .bind("at", utc(lead.createdAt()))
                    .add();
        }
        if (leads.isEmpty()) return;
        messages.execute();
        consents.execute();
    }

    private static void templates(Handle sql, Instant now) {
        PreparedBatch batch = sql.prepareBatch(TEMPLATE);
        for (Template each : TEMPLATES)
            batch.bind("id", Ids.next())
                    .bind("name", each.name())
                    .bind("language", each.language())
                    .bind("purpose", each.purpose())
                    .bind("subject", each.subject())
                    .bind("body", each.body())
                    .bind("at", utc(now))
                    .add();
        batch.execute();
    }

    private static void message(
            PreparedBatch batch,
            Lead lead,
            UUID id,
            UUID thread,
            @Nullable UUID reply,
            String direction,
            String status,
            String subject,
            String text,
            Instant at) {
        boolean out = direction.equals("OUT");
        boolean failed = status.equals("FAILED");
        batch.bind("id", id)
                .bind("direction", direction)
                .bind("status", status)
                .bind("person", lead.personId())
                .bind("lead", lead.id())
                .bind("address", lead.email())
                .bind("name", lead.name().isEmpty() ? null : lead.name())
                .bind("subject", subject)
                .bind("body", text)
                .bind("thread", thread)
                .bindByType("reply", reply, UUID.class)
                .bind("messageId", id + "@demo.invalid")
                .bind("reason", failed ? "bounced" : null)
                .bind("detail", failed ? "smtp; 550 5.1.1 User unknown" : null)
                .bindByType("member", out ? lead.ownerId() : null, UUID.class)
                .bind("actor", out || lead.name().isEmpty() ? lead.ownerName() : lead.name())
                .bind("at", utc(at))
                .bindByType("sent", out ? utc(at) : null, OffsetDateTime.class)
                .add();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
