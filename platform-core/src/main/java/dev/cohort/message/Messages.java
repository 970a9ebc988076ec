package dev.cohort.message;

import dev.cohort.activity.Direction;
import dev.cohort.message.MessageRules.Verdict;
import dev.cohort.message.MessageTable.Row;
import dev.cohort.persistence.Ids;
import dev.cohort.person.Persons;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.tenancy.Tenant;
import dev.cohort.work.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to people outside. Any feature sends, in the transaction of what it tells of: the message goes out if that
 * is kept. It asks no permission of its own: whoever calls has asked for that of what it does.
 */
@ApplicationScoped
public class Messages {
    /** Under this name messages stand in the audit. */
    public static final String RECORD = "message";

    private final MessageTable table;
    private final MessageRules rules;
    private final Channels channels;
    private final Persons persons;
    private final MessageWorker worker;
    private final AfterCommit afterCommit;
    private final Clock clock;

    @Inject
    Messages(
            MessageTable table,
            MessageRules rules,
            Channels channels,
            Persons persons,
            MessageWorker worker,
            AfterCommit afterCommit,
            Clock clock) {
        this.table = table;
        this.rules = rules;
        this.channels = channels;
        this.persons = persons;
        this.worker = worker;
        this.afterCommit = afterCommit;
        this.clock = clock;
    }

    /**
     * Keeps a message and has it sent after the commit, or when its time has come. One that the person does not want is kept
     * as {@code SUPPRESSED}, with the reason.
     *
     * @return its id; the earlier one's where there is one with the same key against duplicates
     * @throws Problem 422 {@code invalid} for an unknown channel or no address, {@code too-large} attachments
     */
    @Transactional
    public UUID send(NewMessage wanted) {
        if (wanted.dedupKey != null) {
            Optional<Row> earlier = table.ofKey(wanted.dedupKey);
            if (earlier.isPresent()) return earlier.get().id();
        }
        int size = wanted.attachments.stream()
                .mapToInt(each -> each.content().length)
                .sum();
        if (size > Attachment.MOST_BYTES) throw Problem.invalid().at("attachments", "too-large", "limit", "10 MB");
        MessageChannel channel = channels.get(wanted.channel);
        Verdict verdict = rules.of(
                wanted.personId, wanted.purpose, wanted.channel, wanted.urgent, wanted.branchId, wanted.notBefore);
        Row row = row(wanted, address(channel, wanted), verdict);
        if (!table.insert(row, wanted.dedupKey, wanted.notBefore))
            return table.ofKey(java.util.Objects.requireNonNull(wanted.dedupKey))
                    .orElseThrow(() -> Problem.conflict("message-key-taken"))
                    .id();
        table.attach(row.id(), wanted.attachments);
        if (row.status() == MessageStatus.QUEUED) {
            String slug = Context.tenant().slug();
            // What waits for more than a few minutes is found by a sweep.
            if (row.dueAt().isAfter(row.createdAt())) afterCommit.run(() -> worker.at(row.dueAt(), slug));
            else afterCommit.once(MessageWorker.class, () -> worker.nudge(slug));
        }
        return row.id();
    }

    private String address(MessageChannel channel, NewMessage wanted) {
        String given = wanted.address;
        if (given == null && wanted.personId != null)
            given = channel.addressOf(persons.get(wanted.personId).fields()).orElse(null);
        if (given == null) throw Problem.invalid().at("address", "required");
        String asked = given;
        return channel.normalize(asked)
                .orElseThrow(() -> Problem.invalid().at("address", "not-an-address", "value", asked));
    }

    private Row row(NewMessage wanted, String address, Verdict verdict) {
        UUID id = Ids.next();
        Instant now = Instant.now(clock);
        Instant due = latest(now, wanted.notBefore, verdict.later());
        UUID thread = wanted.replyToId == null
                ? id
                : table.find(wanted.replyToId).map(Row::threadId).orElse(id);
        return new Row(
                id,
                Direction.OUT,
                wanted.channel,
                wanted.purpose,
                verdict.refusal() == null ? MessageStatus.QUEUED : MessageStatus.SUPPRESSED,
                wanted.urgent,
                wanted.personId,
                wanted.recordType,
                wanted.recordId,
                address,
                wanted.addressName,
                wanted.subject,
                wanted.text,
                wanted.html,
                wanted.templateId,
                Json.tree(wanted.variables).toString(),
                thread,
                wanted.replyToId,
                id + "@" + domain(Context.tenant()),
                null,
                due,
                0,
                verdict.refusal() == null && verdict.later() != null ? "quiet-hours" : verdict.refusal(),
                null,
                Context.caller().id(),
                Context.caller().name(),
                now,
                null,
                0,
                wanted.branchId,
                wanted.language);
    }

    private static Instant latest(Instant now, @Nullable Instant... others) {
        Instant latest = now;
        for (Instant other : others) if (other != null && other.isAfter(latest)) latest = other;
        return latest;
    }

    static String domain(Tenant tenant) {
        return tenant.slug() + "." + dev.cohort.config.Config.baseDomain();
    }
}
