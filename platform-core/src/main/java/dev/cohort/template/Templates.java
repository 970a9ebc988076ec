package dev.cohort.template;

import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.consent.ConsentPurposes;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.record.RecordLink;
import dev.cohort.record.Records;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages to be filled in, of all channels and languages. */
@ApplicationScoped
public class Templates {
    /** Under this name templates stand in the audit. */
    public static final String RECORD = "template";

    private static final Listing<TemplateDetails> LIST = Listing.of(TemplateDetails.class)
            .select(
                    "t.id, t.name, t.channel, t.language, t.purpose, t.subject, t.body, t.created_at, t.changed_at, t.version")
            .from("template t")
            .where("t.archived_at is null")
            .id("t.id")
            .field("name", "t.name", String.class)
            .field("changedAt", "t.changed_at", Instant.class)
            .field("channel", "t.channel", String.class, Listing.Trait.FILTER_ONLY)
            .field("language", "t.language", String.class, Listing.Trait.FILTER_ONLY)
            .field("purpose", "t.purpose", String.class, Listing.Trait.FILTER_ONLY)
            .search("lower(t.name || ' ' || coalesce(t.subject, '')) like ?")
            .sortedBy("name")
            .build();

    private final TenantTransaction transaction;
    private final Contributions contributions;
    private final ConsentPurposes purposes;
    private final Records records;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Templates(
            TenantTransaction transaction,
            Contributions contributions,
            ConsentPurposes purposes,
            Records records,
            Audit audit,
            Clock clock) {
        this.transaction = transaction;
        this.contributions = contributions;
        this.purposes = purposes;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that can be used, by name. */
    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public Page<TemplateDetails> list(ListQuery query) {
        return LIST.page(transaction.handle(), query);
    }

    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public TemplateDetails get(UUID id) {
        return find(id);
    }

    /** Everything a template can be filled with here. */
    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public List<TemplateVariable> variables() {
        return catalogue().toList();
    }

    /**
     * Keeps a new template.
     *
     * @throws Problem 422 {@code invalid} for an unknown variable, purpose or language; 409 {@code template-taken}
     */
    @Transactional
    @RequiresPermission(CorePermissions.TEMPLATE_CHANGE)
    public TemplateDetails add(TemplateFields wanted) {
        check(wanted, null);
        UUID id = Ids.next();
        write("""
                insert into template (id, name, channel, language, purpose, subject, body, created_at, changed_at)
                values (:id, :name, :channel, :language, :purpose, :subject, :body, :now, :now)
                """, id, wanted);
        audit.created(RECORD, id, wanted);
        return find(id);
    }

    /** Changes a template; messages that were made from it stay as they are. */
    @Transactional
    @RequiresPermission(CorePermissions.TEMPLATE_CHANGE)
    public TemplateDetails change(UUID id, int version, Patch<TemplateFields> patch) {
        TemplateDetails before = find(id);
        Versioned.check(version, before.version());
        TemplateFields after = patch.on(before.fields());
        check(after, id);
        write("""
                update template set name = :name, channel = :channel, language = :language, purpose = :purpose,
                    subject = :subject, body = :body, changed_at = :now, version = version + 1
                where id = :id
                """, id, after);
        audit.changed(RECORD, id, before.fields(), after);
        return find(id);
    }

    /** Takes it out of the list; what was sent still names it. */
    @Transactional
    @RequiresPermission(CorePermissions.TEMPLATE_CHANGE)
    public void archive(UUID id) {
        TemplateDetails before = find(id);
        archived(id, now());
        audit.deleted(RECORD, id, before.fields());
    }

    /** Puts one back that was taken out. */
    @Transactional
    @RequiresPermission(CorePermissions.TEMPLATE_CHANGE)
    public TemplateDetails restore(UUID id) {
        archived(id, null);
        audit.noted("restore", RECORD, id, null, null);
        return find(id);
    }

    private void archived(UUID id, @Nullable OffsetDateTime moment) {
        transaction
                .handle()
                .createUpdate(
                        "update template set archived_at = :moment, changed_at = :now, version = version + 1 where id = :id")
                .bind("moment", moment)
                .bind("now", now())
                .bind("id", id)
                .execute();
    }

    /** How it would look, with what is missing named; for a record that the caller may see. */
    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public FilledTemplate preview(UUID id, PreviewWish wish) {
        return preview(find(id), wish);
    }

    /** How a template that is not kept yet would look. */
    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public FilledTemplate preview(TemplateFields fields, PreviewWish wish) {
        return preview(
                new TemplateDetails(
                        new UUID(0, 0),
                        fields.name(),
                        fields.channel(),
                        fields.language(),
                        fields.purpose(),
                        fields.subject(),
                        fields.body(),
                        Instant.now(clock),
                        Instant.now(clock),
                        0),
                wish);
    }

    private FilledTemplate preview(TemplateDetails template, PreviewWish wish) {
        Map<String, String> values = new HashMap<>();
        if (wish.recordType() != null && wish.recordId() != null) {
            RecordLink record = records.get(wish.recordType(), wish.recordId());
            values.putAll(values(record.type(), record.id(), record.personId()));
        } else {
            catalogue().forEach(variable -> values.put(variable.key(), variable.example()));
            values.putAll(values(null, null, null));
        }
        if (wish.variables() != null) values.putAll(wish.variables());
        return filled(template, values, wish.subject(), wish.body());
    }

    /**
     * A template with the values of a record in it. Called by services that have asked.
     *
     * @throws Problem 422 {@code missing-variable}, naming those without a value or a stand-in
     */
    @Transactional
    public FilledTemplate filled(UUID id, TemplateFill fill) {
        Map<String, String> values = values(fill.recordType(), fill.recordId(), fill.personId());
        values.putAll(fill.values());
        FilledTemplate filled = filled(find(id), values, null, null);
        if (!filled.missing().isEmpty())
            throw Problem.rule("missing-variable").with("variables", String.join(", ", filled.missing()));
        return filled;
    }

    private static FilledTemplate filled(
            TemplateDetails template,
            Map<String, String> values,
            @Nullable String otherSubject,
            @Nullable String otherBody) {
        Set<String> missing = new LinkedHashSet<>();
        String subject = otherSubject == null ? template.subject() : otherSubject;
        String text = TemplateText.filled(otherBody == null ? template.body() : otherBody, values, missing);
        return new FilledTemplate(
                subject == null ? null : TemplateText.filled(subject, values, missing),
                text,
                template.purpose(),
                template.language(),
                List.copyOf(missing));
    }

    private Map<String, String> values(@Nullable String recordType, @Nullable UUID recordId, @Nullable UUID personId) {
        Map<String, String> values = new HashMap<>();
        for (TemplateVariables each : contributions.of(TemplateVariables.class))
            values.putAll(each.values(recordType, recordId, personId));
        return values;
    }

    private Stream<TemplateVariable> catalogue() {
        return contributions.of(TemplateVariables.class).stream()
                .flatMap(each -> each.variables().stream())
                .sorted(java.util.Comparator.comparing(TemplateVariable::key));
    }

    private void check(TemplateFields wanted, @Nullable UUID self) {
        Problem faults = Problem.invalid();
        if (purposes.find(wanted.purpose()).isEmpty())
            faults.at("purpose", "unknown-purpose", "value", wanted.purpose());
        if (Locale.forLanguageTag(wanted.language()).getLanguage().isEmpty())
            faults.at("language", "unknown-language", "value", wanted.language());
        Set<String> known = catalogue().map(TemplateVariable::key).collect(Collectors.toSet());
        unknown(known, wanted.body(), "body", faults);
        if (wanted.subject() != null) unknown(known, wanted.subject(), "subject", faults);
        if (faults.hasFaults()) throw faults;
        boolean taken = transaction
                .handle()
                .createQuery("""
                        select exists (select from template where lower(name) = lower(:name) and channel = :channel
                            and language = :language and archived_at is null and id is distinct from :self)
                        """)
                .bind("name", wanted.name())
                .bind("channel", wanted.channel())
                .bind("language", wanted.language())
                .bind("self", self)
                .mapTo(Boolean.class)
                .one();
        if (taken) throw Problem.conflict("template-taken").with("name", wanted.name());
    }

    private static void unknown(Set<String> known, String text, String field, Problem faults) {
        for (String name : TemplateText.variables(text))
            if (!known.contains(name)) faults.at(field, "unknown-variable", "value", name);
    }

    private void write(String sql, UUID id, TemplateFields fields) {
        transaction
                .handle()
                .createUpdate(sql)
                .bind("id", id)
                .bind("name", fields.name())
                .bind("channel", fields.channel())
                .bind("language", fields.language())
                .bind("purpose", fields.purpose())
                .bind("subject", fields.subject())
                .bind("body", fields.body())
                .bind("now", now())
                .execute();
    }

    private TemplateDetails find(UUID id) {
        Visible wanted = new Visible("t.id = ?", List.of(id));
        return LIST.page(transaction.handle(), ListQuery.first(1), wanted).items().stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }
}
