package dev.cohort.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.cohort.event.Events;
import dev.cohort.message.MessageRules.Verdict;
import dev.cohort.message.MessageTable.Row;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.Json;
import dev.cohort.tenancy.Tenant;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one tenant's messages to their channels. A message is claimed in a transaction of its own, handed over outside of
 * any, and settled in a third: a node that is killed in between leaves a claim that runs out, and the message goes out with
 * the same id again.
 */
@ApplicationScoped
class MessageDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(MessageDelivery.class);
    private static final int ATTEMPTS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    private final MessageTable table;
    private final MessageRules rules;
    private final Channels channels;
    private final Events events;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    MessageDelivery(
            MessageTable table,
            MessageRules rules,
            Channels channels,
            Events events,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.rules = rules;
        this.channels = channels;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A message that may go out now, and its channel; no channel when the tenant has it no more. */
    private record Ready(
            Row row, OutgoingMessage message, @Nullable MessageChannel channel) {}

    /** Hands over up to so many messages; whether there may be more at once. */
    boolean deliver(Tenant tenant, int most) {
        for (int i = 0; i < most; i++) {
            Optional<Row> claimed = inNew(tenant, table::claim);
            if (claimed.isEmpty()) return false;
            deliver(tenant, claimed.get());
        }
        return true;
    }

    private void deliver(Tenant tenant, Row row) {
        // Somebody may have withdrawn their consent since it was written.
        Optional<Ready> ready = inNew(tenant, () -> ready(row));
        if (ready.isEmpty()) return;
        try {
            String providerId = Context.call(context(tenant), () -> handOver(ready.get()));
            inNew(tenant, () -> settled(row, MessageStatus.SENT, table.sent(row, providerId)));
        } catch (ChannelFault fault) {
            LOG.info("Message {} of {} was not taken: {}", row.id(), tenant.slug(), fault.detail());
            inNew(tenant, () -> failed(row, fault));
        } catch (RuntimeException e) {
            LOG.warn("Message {} of {} is tried again", row.id(), tenant.slug(), e);
            inNew(tenant, () -> failed(row, ChannelFault.passing("channel-broken", e.toString(), e)));
        }
    }

    private static String handOver(Ready ready) {
        MessageChannel channel = ready.channel();
        if (channel == null)
            throw ChannelFault.passing("channel-gone", ready.row().channel(), new IllegalStateException());
        Optional<String> notReady = channel.notReady();
        if (notReady.isPresent()) throw ChannelFault.passing(notReady.get(), "", new IllegalStateException());
        return channel.send(ready.message());
    }

    private Optional<Ready> ready(Row row) {
        Verdict verdict = rules.of(row.personId(), row.purpose(), row.channel(), row.urgent(), row.branchId(), null);
        if (verdict.refusal() != null) {
            settled(row, MessageStatus.SUPPRESSED, table.ended(row, MessageStatus.SUPPRESSED, verdict.refusal(), ""));
            return Optional.empty();
        }
        if (verdict.later() != null) {
            table.postponed(row, verdict.later(), "quiet-hours");
            return Optional.empty();
        }
        MessageChannel channel = channels.find(row.channel()).orElse(null);
        return Optional.of(new Ready(row, outgoing(row, channel), channel));
    }

    private OutgoingMessage outgoing(Row row, @Nullable MessageChannel channel) {
        List<String> references = table.before(row);
        String unsubscribe = rules.unsubscribeUrl(row.personId(), row.purpose(), row.channel());
        HtmlBody.Footer footer = unsubscribe == null ? null : footer(row, unsubscribe);
        String html = channel == null || !channel.traits().html() ? row.bodyHtml() : html(row, footer);
        return new OutgoingMessage(
                row.id(),
                row.messageId(),
                row.address(),
                row.addressName(),
                row.subject(),
                footer == null ? row.bodyText() : row.bodyText() + "\n\n-- \n" + footer.words() + ": " + footer.url(),
                html,
                row.purpose(),
                ReplyToken.of(row.id()),
                row.replyToId() == null || references.isEmpty() ? null : references.getLast(),
                references,
                unsubscribe,
                variables(row),
                table.attachments(row.id()));
    }

    private String html(Row row, HtmlBody.@Nullable Footer footer) {
        String own = row.bodyHtml();
        String html = own == null ? HtmlBody.of(row.bodyText(), Context.tenant(), footer) : own;
        return rules.tracked(html, row.id(), row.personId(), row.purpose());
    }

    private static HtmlBody.Footer footer(Row row, String url) {
        Locale language = row.language() == null ? Context.tenant().locale() : Locale.forLanguageTag(row.language());
        return new HtmlBody.Footer(Texts.get(language, "message.unsubscribe"), url);
    }

    private static Map<String, String> variables(Row row) {
        try {
            return Json.mapper().readValue(row.variables(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The variables of message " + row.id() + " cannot be read", e);
        }
    }

    private boolean failed(Row row, ChannelFault fault) {
        if (fault.isPermanent() || row.attempts() >= ATTEMPTS)
            return settled(
                    row, MessageStatus.FAILED, table.ended(row, MessageStatus.FAILED, fault.reason(), fault.detail()));
        return table.again(row, Instant.now(clock).plus(pauseAfter(row.attempts())), fault.reason(), fault.detail());
    }

    private boolean settled(Row row, MessageStatus status, boolean ours) {
        if (ours) events.publish(row.id(), row.now(status));
        return ours;
    }

    /** When a message of the tenant is due next, if that is within the time. */
    Optional<Instant> nextDue(Tenant tenant, Duration within) {
        return inNew(tenant, () -> table.nextDue(within));
    }

    void release(Tenant tenant) {
        inNew(tenant, () -> {
            table.release();
            return true;
        });
    }

    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private <T> T inNew(Tenant tenant, Supplier<T> work) {
        return transactions.inNew(context(tenant), work);
    }

    private static RequestContext context(Tenant tenant) {
        return RequestContext.system(tenant, "message", "messages");
    }
}
