package dev.cohort.message;

import dev.cohort.activity.Direction;
import dev.cohort.event.Events;
import dev.cohort.message.MessageTable.Row;
import dev.cohort.module.Contributions;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.EmailAddress;
import dev.cohort.record.RecordLink;
import dev.cohort.record.Records;
import dev.cohort.record.Records.Key;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What providers tell: answers, and what has become of messages. An answer goes to the thread of what it answers, known by
 * the address it came to, or by the ids it names; else to whoever it comes from.
 */
@ApplicationScoped
public class Receipts {
    /** What a machine wrote, such as a note of absence. */
    public static final String AUTOMATIC = "automatic";

    private static final int LONGEST_ID = 500;

    private final TenantTransaction transaction;
    private final MessageTable table;
    private final Records records;
    private final Notifications notifications;
    private final Events events;
    private final Contributions contributions;
    private final Clock clock;

    @Inject
    Receipts(
            TenantTransaction transaction,
            MessageTable table,
            Records records,
            Notifications notifications,
            Events events,
            Contributions contributions,
            Clock clock) {
        this.transaction = transaction;
        this.table = table;
        this.records = records;
        this.notifications = notifications;
        this.events = events;
        this.contributions = contributions;
        this.clock = clock;
    }

    /** What an answer belongs to. */
    private record Place(
            @Nullable Row answered,
            @Nullable UUID personId,
            @Nullable String recordType,
            @Nullable UUID recordId) {}

    /** Keeps what came in; empty when it is here already. */
    @Transactional
    public Optional<UUID> receive(IncomingMessage incoming) {
        String providerId = shortened(incoming.providerId());
        if (table.ofMessageId(providerId).isPresent()) return Optional.empty();
        Place place = place(incoming);
        Row row = row(incoming, providerId, place);
        if (!table.insert(row, null, null)) return Optional.empty();
        table.attach(row.id(), incoming.attachments());
        // Programs answer, too, and call themselves automatic.
        boolean understood = isTakenUp(incoming);
        if (incoming.automatic()) return Optional.of(row.id());
        Row answered = place.answered();
        events.publish(
                row.id(),
                new MessageReceived(
                        row.id(),
                        row.channel(),
                        answered == null ? null : answered.id(),
                        place.personId(),
                        place.recordType(),
                        place.recordId()));
        if (!understood) tell(row, answered);
        return Optional.of(row.id());
    }

    private boolean isTakenUp(IncomingMessage incoming) {
        boolean taken = false;
        for (IncomingForm form : contributions.of(IncomingForm.class))
            for (Attachment file : incoming.attachments())
                if (file.mediaType().equals(form.mediaType())) taken |= form.take(incoming, file);
        return taken;
    }

    private Row row(IncomingMessage incoming, String providerId, Place place) {
        UUID id = Ids.next();
        Instant now = Instant.now(clock);
        Row answered = place.answered();
        return new Row(
                id,
                Direction.IN,
                incoming.channel(),
                incoming.automatic() ? AUTOMATIC : Purposes.SERVICE,
                MessageStatus.RECEIVED,
                false,
                place.personId(),
                place.recordType(),
                place.recordId(),
                incoming.address(),
                incoming.name(),
                incoming.subject(),
                incoming.text(),
                null,
                null,
                "{}",
                answered == null ? id : answered.threadId(),
                answered == null ? null : answered.id(),
                providerId,
                providerId,
                now,
                0,
                null,
                null,
                null,
                Objects.requireNonNullElse(incoming.name(), incoming.address()),
                incoming.at().isAfter(now) ? now : incoming.at(),
                null,
                0,
                null,
                null);
    }

    private Place place(IncomingMessage incoming) {
        Optional<Row> answered = incoming.answers().stream()
                .flatMap(id -> table.find(id).stream())
                .findFirst();
        for (String reference : incoming.references())
            if (answered.isEmpty()) answered = table.ofMessageId(shortened(reference));
        if (answered.isPresent()) {
            Row row = answered.get();
            return new Place(row, row.personId(), row.recordType(), row.recordId());
        }
        return personOf(incoming.address()).map(this::latest).orElseGet(() -> new Place(null, null, null, null));
    }

    /** The one person with this address; of several nobody can say which. */
    private Optional<UUID> personOf(String address) {
        Optional<String> normalized = EmailAddress.normalize(address);
        if (normalized.isEmpty()) return Optional.empty();
        List<UUID> people = transaction
                .handle()
                .createQuery("""
                        select id from person where email_normalized = :address and deleted_at is null
                        union
                        select merged_into from person
                        where email_normalized = :address and deleted_at is not null and merged_into is not null
                        limit 2
                        """)
                .bind("address", normalized.get())
                .mapTo(UUID.class)
                .list();
        return people.size() == 1 ? Optional.of(people.getFirst()) : Optional.empty();
    }

    record About(String recordType, UUID recordId) {}

    /** Somebody who writes anew writes of what was last written of. */
    private Place latest(UUID personId) {
        return transaction
                .handle()
                .createQuery("""
                        select record_type, record_id from message where person_id = :person and record_id is not null
                        order by created_at desc, id desc limit 1
                        """)
                .bind("person", personId)
                .mapTo(About.class)
                .findOne()
                .map(about -> new Place(null, personId, about.recordType(), about.recordId()))
                .orElseGet(() -> new Place(null, personId, null, null));
    }

    private void tell(Row row, @Nullable Row answered) {
        Optional<RecordLink> record = row.recordType() == null || row.recordId() == null
                ? Optional.empty()
                : Optional.ofNullable(records.find(Set.of(new Key(row.recordType(), row.recordId())))
                        .get(new Key(row.recordType(), row.recordId())));
        UUID owner = record.map(RecordLink::ownerId).orElse(null);
        if (owner == null && answered != null) owner = answered.memberId();
        if (owner == null) return;
        Map<String, String> values = new HashMap<>();
        values.put("from", row.actorName());
        values.put("subject", row.subject() == null ? "" : row.subject());
        notifications.tell(
                owner,
                News.of("message.received", values)
                        .at(record.map(RecordLink::path).orElse("messages?message=" + row.id())));
    }

    /**
     * A provider tells that a message did not arrive after all.
     *
     * @param messageId ours; see {@link OutgoingMessage#messageId}
     * @return whether there was such a message
     */
    @Transactional
    public boolean bounced(String messageId, String detail) {
        return settled(
                messageId,
                "status = 'FAILED', settled_at = :now, reason = 'bounced', reason_detail = :detail",
                "status in ('SENT', 'DELIVERED')",
                MessageStatus.FAILED,
                detail);
    }

    /** A provider tells that it was delivered. */
    @Transactional
    public boolean delivered(String messageId) {
        return settled(
                messageId,
                "status = 'DELIVERED', delivered_at = coalesce(delivered_at, :now)",
                "status = 'SENT'",
                MessageStatus.DELIVERED,
                "");
    }

    /** A provider tells that it was read. */
    @Transactional
    public boolean read(String messageId) {
        return settled(
                messageId,
                "status = 'READ', read_at = coalesce(read_at, :now)",
                "status in ('SENT', 'DELIVERED')",
                MessageStatus.READ,
                "");
    }

    private boolean settled(String messageId, String set, String condition, MessageStatus status, String detail) {
        Optional<Row> row = table.ofMessageId(shortened(messageId));
        if (row.isEmpty()) return false;
        var update = transaction
                .handle()
                .createUpdate("update message set " + set
                        + ", changed_at = :now, version = version + 1 where id = :id and " + condition);
        if (set.contains(":detail")) update.bind("detail", detail.substring(0, Math.min(detail.length(), 1000)));
        int changed = update.bind("now", MessageTable.at(Instant.now(clock)))
                .bind("id", row.get().id())
                .execute();
        if (changed == 1) events.publish(row.get().id(), row.get().now(status));
        return true;
    }

    /** Whether one of our messages is called so, for a mailbox that several tenants share. */
    @Transactional
    public boolean isOurs(String messageId) {
        return table.ofMessageId(shortened(messageId)).isPresent()
                || messageId.endsWith("@" + Messages.domain(Context.tenant()));
    }

    @Transactional
    public boolean isOurs(UUID messageId) {
        return table.find(messageId).isPresent();
    }

    private static String shortened(String id) {
        return id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
    }
}
