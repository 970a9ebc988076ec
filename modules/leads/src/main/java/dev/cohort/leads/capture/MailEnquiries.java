package dev.cohort.leads.capture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.leads.Leads;
import dev.cohort.message.MessageChannel;
import dev.cohort.message.MessageReceived;
import dev.cohort.module.Setting;
import dev.cohort.module.Settings;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.EmailAddress;
import dev.cohort.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Mails of people nobody knows yet are enquiries. What machines write is none: it never gets here, for it is told of to
 * nobody.
 */
@ApplicationScoped
public class MailEnquiries implements EnquiryReader, EnquiryFollowUp {
    /** Whether such a mail becomes a lead; else it is kept and put aside. */
    public static final Setting<Boolean> MAKE_LEADS = new Setting<>("leads.mail-enquiries", Boolean.class, true);

    static final String SOURCE = "email";

    private static final int MOST_NAME = 100;
    private static final String MAIL = """
            select address, address_name, subject, body_text, message_id from message
            where id = ? and direction = 'IN' and person_id is null and record_id is null and reply_to_id is null
            """;
    private static final String KNOWN = """
            select exists (select from person where email_normalized = ? and deleted_at is null)
                or exists (
                    select from person
                    where email_normalized = ? and deleted_at is not null and merged_into is not null)
                or exists (select from member where lower(email) = lower(?))
            """;
    private static final String BELONGS = """
            update message set person_id = ?, record_type = ?, record_id = ?, version = version + 1
            where id = ? and person_id is null
            """;

    private final TenantTransaction transaction;
    private final Inbox inbox;
    private final Settings settings;

    @Inject
    MailEnquiries(TenantTransaction transaction, Inbox inbox, Settings settings) {
        this.transaction = transaction;
        this.inbox = inbox;
        this.settings = settings;
    }

    /** A mail as it stands in the communication log. */
    public record Mail(
            String address,
            @Nullable String addressName,
            @Nullable String subject,
            String bodyText,
            String messageId) {}

    void received(@Observes MessageReceived message) {
        if (!message.channel().equals(MessageChannel.EMAIL) || message.personId() != null) return;
        transaction
                .handle()
                .select(MAIL, message.messageId())
                .mapTo(Mail.class)
                .findOne()
                .filter(mail -> !isKnown(mail.address()))
                .ifPresent(mail -> keep(message.messageId(), mail));
    }

    /** Of several people with one address nobody can say which wrote; a new one it was not. */
    private boolean isKnown(String address) {
        String normalized = EmailAddress.normalize(address).orElse(address);
        return transaction
                .handle()
                .select(KNOWN, normalized, normalized, address)
                .mapTo(Boolean.class)
                .one();
    }

    private void keep(UUID message, Mail mail) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("from", mail.address());
        if (mail.addressName() != null) body.put("name", mail.addressName());
        body.put("subject", mail.subject() == null ? "" : mail.subject());
        body.put("text", mail.bodyText());
        Arrival arrival = new Arrival(
                SOURCE,
                "application/json",
                Map.of("messageId", mail.messageId()),
                Json.tree(body).toString(),
                message.toString());
        if (settings.get(MAKE_LEADS)) inbox.receive(arrival);
        else inbox.putAside(arrival, "unknown-sender");
    }

    @Override
    public String source() {
        return SOURCE;
    }

    /** Their words stay in the mail, which stands on the timeline of the lead. */
    @Override
    public Enquiry read(String body) {
        JsonNode mail = Json.parse(body);
        String name = mail.path("name").asText("").strip();
        // "Doe, Jane" and "Jane Doe" are the same.
        String[] turned = name.split("\\s*,\\s*", 2);
        String whole = turned.length == 2 ? turned[1] + " " + turned[0] : name;
        int last = whole.lastIndexOf(' ');
        boolean isAddress = name.contains("@");
        return Enquiry.from(
                isAddress || whole.isEmpty() ? null : cut(last < 0 ? whole : whole.substring(0, last)),
                isAddress || last < 0 ? null : cut(whole.substring(last + 1)),
                mail.path("from").asText(null),
                SOURCE);
    }

    private static String cut(String name) {
        return name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME);
    }

    /** The mail stands with the lead it has made. */
    @Override
    public void follow(TakenEnquiry taken) {
        if (!taken.source().equals(SOURCE) || taken.key() == null) return;
        transaction
                .handle()
                .execute(BELONGS, taken.personId(), Leads.RECORD, taken.leadId(), UUID.fromString(taken.key()));
    }
}
