package dev.cohort.message;

import dev.cohort.event.Events;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Keeps that mails were looked at and links followed, each once. It asks no permission: only who was sent the mail knows the
 * addresses that lead here.
 */
@ApplicationScoped
public class Openings {
    // Of a message that was erased nothing more is kept; one that failed reached nobody.
    private static final String READ = """
            update message
            set status = 'READ', delivered_at = coalesce(delivered_at, :now), read_at = :now, changed_at = :now,
                version = version + 1
            where id = :id and direction = 'OUT' and status in ('SENT', 'DELIVERED') and read_at is null and address <> ''
            """;
    private static final String FOLLOWED = """
            insert into message_click (message_id, link, address, clicked_at)
            select id, :link, :address, :now from message
            where id = :id and direction = 'OUT' and status in ('SENT', 'DELIVERED', 'READ') and address <> ''
            on conflict do nothing
            """;
    private static final String CLICKED = """
            update message set clicked_at = coalesce(clicked_at, :now), changed_at = :now, version = version + 1
            where id = :id
            """;

    private final TenantTransaction transaction;
    private final MessageTable table;
    private final Events events;
    private final Clock clock;

    @Inject
    Openings(TenantTransaction transaction, MessageTable table, Events events, Clock clock) {
        this.transaction = transaction;
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    /** The mail was looked at; told again it changes nothing. */
    @Transactional
    void opened(UUID message) {
        int changed = transaction
                .handle()
                .createUpdate(READ)
                .bind("id", message)
                .bind("now", MessageTable.at(Instant.now(clock)))
                .execute();
        if (changed == 1) table.find(message).ifPresent(row -> events.publish(row.id(), row.now(MessageStatus.READ)));
    }

    /** A link of the mail was followed, and with that the mail read. */
    @Transactional
    void followed(TrackedLinks.Link link) {
        opened(link.message());
        var now = MessageTable.at(Instant.now(clock));
        int added = transaction
                .handle()
                .createUpdate(FOLLOWED)
                .bind("id", link.message())
                .bind("link", link.number())
                .bind("address", link.address())
                .bind("now", now)
                .execute();
        if (added == 0) return;
        transaction
                .handle()
                .createUpdate(CLICKED)
                .bind("id", link.message())
                .bind("now", now)
                .execute();
        table.find(link.message())
                .ifPresent(row -> events.publish(
                        row.id(),
                        new MessageClicked(
                                row.id(),
                                row.channel(),
                                link.address(),
                                row.personId(),
                                row.recordType(),
                                row.recordId())));
    }
}
