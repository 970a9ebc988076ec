package dev.cohort.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.access.Scope;
import dev.cohort.activity.Direction;
import dev.cohort.audit.Audit;
import dev.cohort.consent.PreferenceLinks;
import dev.cohort.file.CheckedFile;
import dev.cohort.file.Files;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.record.RecordLink;
import dev.cohort.record.RecordRef;
import dev.cohort.record.Records;
import dev.cohort.record.Records.Key;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import dev.cohort.template.FilledTemplate;
import dev.cohort.template.TemplateFill;
import dev.cohort.template.Templates;
import dev.cohort.text.Texts;
import dev.cohort.work.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What members do with messages: write one, look at them, try one again. */
@ApplicationScoped
public class MessageDesk {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String PERSON = "person";
    // What came in, and nothing of the same thread went out since.
    // Of who was erased there is no address any more, and nobody to answer.
    private static final String UNANSWERED = """
            (m.direction = 'IN' and m.address <> '' and not exists (
                select from message later where later.thread_id = m.thread_id and later.direction = 'OUT'
                    and later.status <> 'CANCELLED' and (later.created_at, later.id) > (m.created_at, m.id)))""";
    private static final Listing<Row> LIST = Listing.of(Row.class)
            .select("""
                    m.id, m.direction, m.channel, m.purpose, m.status, m.person_id, m.record_type, m.record_id, m.address,
                    m.address_name, m.subject, m.body_text, m.thread_id, m.reply_to_id, m.template_id, m.attempts, m.due_at,
                    m.reason, m.reason_detail, m.member_id, m.actor_name, m.created_at, m.sent_at, m.delivered_at, m.read_at,
                    m.clicked_at, m.version,
                    (select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type,
                        'size', a.size) order by a.id)::text from message_attachment a where a.message_id = m.id) as files,
                    (select jsonb_agg(jsonb_build_object('address', k.address, 'clickedAt', k.clicked_at)
                        order by k.clicked_at, k.link)::text from message_click k where k.message_id = m.id) as clicks""")
            .from("message m")
            .id("m.id")
            .field("createdAt", "m.created_at", Instant.class)
            .field("direction", "m.direction", Direction.class, Listing.Trait.FILTER_ONLY)
            .field("channel", "m.channel", String.class, Listing.Trait.FILTER_ONLY)
            .field("purpose", "m.purpose", String.class, Listing.Trait.FILTER_ONLY)
            .field("status", "m.status", MessageStatus.class, Listing.Trait.FILTER_ONLY)
            .field("recordType", "m.record_type", String.class, Listing.Trait.FILTER_ONLY, Listing.Trait.NULLABLE)
            .field("recordId", "m.record_id", UUID.class, Listing.Trait.FILTER_ONLY, Listing.Trait.NULLABLE)
            .field("personId", "m.person_id", UUID.class, Listing.Trait.FILTER_ONLY, Listing.Trait.NULLABLE)
            .field("memberId", "m.member_id", UUID.class, Listing.Trait.FILTER_ONLY, Listing.Trait.NULLABLE)
            .field("threadId", "m.thread_id", UUID.class, Listing.Trait.FILTER_ONLY)
            .field("unanswered", UNANSWERED, Boolean.class, Listing.Trait.FILTER_ONLY)
            .search("lower(coalesce(m.subject, '') || ' ' || m.address || ' ' || coalesce(m.address_name, '')) like ?")
            .sortedBy("-createdAt")
            .build();

    private final TenantTransaction transaction;
    private final MessageTable table;
    private final Messages messages;
    private final MessageWorker worker;
    private final Templates templates;
    private final Records records;
    private final Files files;
    private final Audit audit;
    private final AfterCommit afterCommit;

    @Inject
    MessageDesk(
            TenantTransaction transaction,
            MessageTable table,
            Messages messages,
            MessageWorker worker,
            Templates templates,
            Records records,
            Files files,
            Audit audit,
            AfterCommit afterCommit) {
        this.transaction = transaction;
        this.table = table;
        this.messages = messages;
        this.worker = worker;
        this.templates = templates;
        this.records = records;
        this.files = files;
        this.audit = audit;
        this.afterCommit = afterCommit;
    }

    /** A row of the list. */
    record Row(
            UUID id,
            Direction direction,
            String channel,
            String purpose,
            MessageStatus status,
            @Nullable UUID personId,
            @Nullable String recordType,
            @Nullable UUID recordId,
            String address,
            @Nullable String addressName,
            @Nullable String subject,
            String bodyText,
            UUID threadId,
            @Nullable UUID replyToId,
            @Nullable UUID templateId,
            int attempts,
            Instant dueAt,
            @Nullable String reason,
            @Nullable String reasonDetail,
            @Nullable UUID memberId,
            String actorName,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt,
            @Nullable Instant clickedAt,
            int version,
            @Nullable String files,
            @Nullable String clicks) {

        Optional<Key> key() {
            return recordType == null || recordId == null
                    ? Optional.empty()
                    : Optional.of(new Key(recordType, recordId));
        }

        MessageDetails about(@Nullable RecordRef record) {
            return new MessageDetails(
                    id,
                    direction,
                    channel,
                    purpose,
                    status,
                    personId,
                    record,
                    address,
                    addressName,
                    subject,
                    PreferenceLinks.hide(bodyText),
                    threadId,
                    replyToId,
                    templateId,
                    attempts,
                    dueAt,
                    reason,
                    reason == null ? null : words(reason),
                    reasonDetail == null || reasonDetail.isEmpty() ? null : reasonDetail,
                    memberId,
                    actorName,
                    createdAt,
                    sentAt,
                    deliveredAt,
                    readAt,
                    clickedAt,
                    read(files, new TypeReference<>() {}),
                    read(clicks, new TypeReference<>() {}),
                    version);
        }

        private static @Nullable String words(String reason) {
            return Texts.find(Context.current().locale(), "message.reason." + reason)
                    .map(text -> Texts.get(Context.current().locale(), "message.reason." + reason))
                    .orElse(null);
        }

        private static <T> List<T> read(@Nullable String json, TypeReference<List<T>> type) {
            if (json == null) return List.of();
            try {
                return Json.mapper().readValue(json, type);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("What belongs to a message cannot be read", e);
            }
        }
    }

    /** Messages that the caller may see, the latest first. */
    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_READ)
    public Page<MessageDetails> list(ListQuery query) {
        return told(LIST.page(transaction.handle(), query, visible()));
    }

    /** The same, of those for which this condition on {@code m} holds. */
    Page<MessageDetails> list(ListQuery query, Visible wanted) {
        return told(LIST.page(transaction.handle(), query, visible(), wanted));
    }

    /** Rows by their number, for a grid that jumps about. */
    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_READ)
    public List<MessageDetails> rows(ListQuery query, int offset) {
        List<Row> rows = LIST.rows(transaction.handle(), query, offset, visible());
        return told(new Page<>(rows, null, null)).items();
    }

    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_READ)
    public long count(ListQuery query) {
        return LIST.count(transaction.handle(), query, visible());
    }

    /** One, or 404 when there is none that the caller may see. */
    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_READ)
    public MessageDetails get(UUID id) {
        return details(id);
    }

    /** A file of a message that the caller may see. */
    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_READ)
    public Attachment file(UUID id, UUID fileId) {
        details(id);
        return transaction
                .handle()
                .createQuery(
                        "select name, media_type, content from message_attachment where id = :file and message_id = :id")
                .bind("file", fileId)
                .bind("id", id)
                .mapTo(Attachment.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound("file", fileId));
    }

    /**
     * Writes to somebody.
     *
     * @throws Problem 404, 403 for a record that is not the caller's to change; 422 {@code invalid} without words, subject or
     *     address, {@code missing-variable}
     */
    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public MessageDetails write(MessageDraft draft) {
        RecordLink record = record(draft);
        UUID personId = record.personId();
        FilledTemplate filled = draft.templateId() == null
                ? FilledTemplate.NONE
                : templates.filled(
                        draft.templateId(),
                        new TemplateFill(record.type(), record.id(), personId, orNone(draft.variables())));
        String text = draft.text() == null || draft.text().isBlank() ? filled.text() : draft.text();
        String subject = draft.subject() == null || draft.subject().isBlank() ? filled.subject() : draft.subject();
        String channel = Objects.requireNonNullElse(draft.channel(), MessageChannel.EMAIL);
        if (text == null || text.isBlank()) throw Problem.invalid().at("text", "required");
        if (channel.equals(MessageChannel.EMAIL) && (subject == null || subject.isBlank()))
            throw Problem.invalid().at("subject", "required");
        NewMessage message = NewMessage.over(channel, draft.address(), subject, text)
                .person(personId)
                .about(record.type(), record.id())
                .purpose(purpose(draft, filled))
                .replyTo(
                        draft.replyToId() == null
                                ? null
                                : details(draft.replyToId()).id())
                .branch(record.branchId())
                .in(filled.language())
                .notBefore(draft.sendAt());
        if (draft.templateId() != null) message.from(draft.templateId(), orNone(draft.variables()));
        // Whoever writes by hand has looked at the clock.
        if (draft.sendAt() == null) message.urgent();
        if (draft.files() != null)
            draft.files().forEach(file -> {
                CheckedFile checked = files.attachable(file.name(), file.content());
                message.attach(checked.name(), checked.mediaType(), checked.content());
            });
        if (draft.recordFiles() != null)
            draft.recordFiles().stream().distinct().forEach(file -> {
                CheckedFile kept = files.kept(file, Attachment.MOST_BYTES);
                message.attach(kept.name(), kept.mediaType(), kept.content());
            });
        UUID id = messages.send(message);
        MessageDetails written = details(id);
        audit.created(Messages.RECORD, id, written);
        return written;
    }

    private static String purpose(MessageDraft draft, FilledTemplate filled) {
        String wanted = draft.purpose() == null ? filled.purpose() : draft.purpose();
        // What nobody is asked for is the product's own to send.
        if (wanted != null && Set.of(Purposes.REQUIRED, Purposes.INTERNAL).contains(wanted))
            throw Problem.invalid().at("purpose", "unknown-purpose", "value", wanted);
        return wanted == null ? Purposes.SERVICE : wanted;
    }

    private RecordLink record(MessageDraft draft) {
        if (draft.recordType() != null && draft.recordId() != null)
            return records.toChange(draft.recordType(), draft.recordId());
        if (draft.personId() != null) return records.toChange(PERSON, draft.personId());
        throw Problem.invalid().at("recordId", "required");
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> variables) {
        return variables == null ? Map.of() : variables;
    }

    /**
     * Lines a message up again that came to nothing.
     *
     * @throws Problem 409 {@code message-not-ended}
     */
    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public MessageDetails retry(UUID id) {
        MessageDetails before = toChange(id);
        if (!table.retry(id)) throw Problem.conflict("message-not-ended").with("status", before.status());
        String slug = Context.tenant().slug();
        afterCommit.once(MessageWorker.class, () -> worker.nudge(slug));
        audit.noted("retry", Messages.RECORD, id, null, null);
        return details(id);
    }

    /**
     * Stops a message that waits.
     *
     * @throws Problem 409 {@code message-not-waiting}
     */
    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public MessageDetails cancel(UUID id) {
        MessageDetails before = toChange(id);
        if (!table.cancel(id)) throw Problem.conflict("message-not-waiting").with("status", before.status());
        audit.noted("cancel", Messages.RECORD, id, null, null);
        return details(id);
    }

    private MessageDetails toChange(UUID id) {
        MessageDetails message = details(id);
        RecordRef record = message.record();
        if (record != null) records.toChange(record.type(), record.id());
        return message;
    }

    private MessageDetails details(UUID id) {
        Visible wanted = new Visible("m.id = ?", List.of(id));
        return told(LIST.page(transaction.handle(), ListQuery.first(1), visible(), wanted)).items().stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound(Messages.RECORD, id));
    }

    private Page<MessageDetails> told(Page<Row> rows) {
        Set<Key> keys = new HashSet<>();
        rows.items().forEach(row -> row.key().ifPresent(keys::add));
        Map<Key, RecordLink> links = records.find(keys);
        return rows.map(
                row -> row.about(row.key().map(links::get).map(RecordLink::ref).orElse(null)));
    }

    /** Whoever sees the record or the person sees the message, and whoever wrote it; what is about nobody needs all. */
    private Visible visible() {
        Visible ofRecord = records.readable("m.record_type", "m.record_id");
        Visible ofPerson = records.readable("'person'", "m.person_id");
        List<Object> values = new ArrayList<>(ofRecord.values());
        values.addAll(ofPerson.values());
        values.add(Objects.requireNonNullElse(Context.caller().id(), NOBODY));
        boolean all = Context.caller()
                .scopeOf(CorePermissions.MESSAGE_READ)
                .filter(Scope.ALL::equals)
                .isPresent();
        String sql = "(m.record_id is not null and " + ofRecord.sql() + " or m.person_id is not null and "
                + ofPerson.sql() + " or m.member_id = ?" + (all ? " or m.record_id is null)" : ")");
        return new Visible(sql, values);
    }
}
