package dev.cohort.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent: {@code messages.send(NewMessage.email(to, subject, text).person(id).about("lead", leadId))}.
 * Without another purpose it is a service message, which goes to everybody who has not objected.
 */
public final class NewMessage {
    final String channel;
    final @Nullable String address;
    final @Nullable String subject;
    final String text;
    final List<Attachment> attachments = new ArrayList<>();
    final Map<String, String> variables = new HashMap<>();

    String purpose = Purposes.SERVICE;

    @Nullable
    String html;

    @Nullable
    String addressName;

    @Nullable
    UUID personId;

    @Nullable
    String recordType;

    @Nullable
    UUID recordId;

    @Nullable
    UUID branchId;

    @Nullable
    UUID replyToId;

    @Nullable
    UUID templateId;

    @Nullable
    Instant notBefore;

    @Nullable
    String dedupKey;

    @Nullable
    String language;

    boolean urgent;

    private NewMessage(String channel, @Nullable String address, @Nullable String subject, String text) {
        this.channel = channel;
        this.address = address;
        this.subject = subject;
        this.text = text;
    }

    /** An e-mail to an address. */
    public static NewMessage email(String to, String subject, String text) {
        return new NewMessage(MessageChannel.EMAIL, to, subject, text);
    }

    /**
     * A message over a channel.
     *
     * @param address null for the one the person has there; {@link #person} is needed then
     * @param subject null where the channel has none
     */
    public static NewMessage over(String channel, @Nullable String address, @Nullable String subject, String text) {
        return new NewMessage(channel, address, subject, text);
    }

    /** Whom it is to: their consent is asked, and it stands in their communication log. */
    public NewMessage person(@Nullable UUID id) {
        personId = id;
        return this;
    }

    /** The record it belongs to, on whose timeline it stands. */
    public NewMessage about(String type, UUID id) {
        recordType = type;
        recordId = id;
        return this;
    }

    /** One of {@link Purposes}, or one of the tenant's own. */
    public NewMessage purpose(String key) {
        purpose = key;
        return this;
    }

    /** The same said in HTML; the text remains for who reads none. */
    public NewMessage html(@Nullable String body) {
        html = body;
        return this;
    }

    public NewMessage named(@Nullable String name) {
        addressName = name;
        return this;
    }

    public NewMessage attach(String name, String mediaType, byte[] content) {
        attachments.add(new Attachment(name, mediaType, content));
        return this;
    }

    /** The message it answers: it goes into the same thread. */
    public NewMessage replyTo(@Nullable UUID messageId) {
        replyToId = messageId;
        return this;
    }

    /** The template it was made from, and what filled it. */
    public NewMessage from(UUID template, Map<String, String> values) {
        templateId = template;
        variables.putAll(values);
        return this;
    }

    /** Whose clock the quiet hours go by; without it, the tenant's. */
    public NewMessage branch(@Nullable UUID id) {
        branchId = id;
        return this;
    }

    /** In which language it is written, as a BCP 47 tag. */
    public NewMessage in(@Nullable String tag) {
        language = tag;
        return this;
    }

    /** It waits until then; it can be cancelled as long as it waits. */
    public NewMessage notBefore(@Nullable Instant moment) {
        notBefore = moment;
        return this;
    }

    /** Quiet hours do not hold it up: somebody waits for it at this moment. */
    public NewMessage urgent() {
        urgent = true;
        return this;
    }

    /** Of messages with the same key only the first is sent, such as {@code meeting ID reminder 1}. */
    public NewMessage once(String key) {
        dedupKey = key;
        return this;
    }
}
