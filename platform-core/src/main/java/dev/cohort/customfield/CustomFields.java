package dev.cohort.customfield;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fields of a tenant's own: an administrator says which there are, every door goes by them. */
@ApplicationScoped
public class CustomFields {
    /** Under this name fields stand in the audit. */
    public static final String RECORD = "custom-field";

    /** Most fields of one record type, the archived ones included. */
    public static final int MOST = 300;

    private final TenantTransaction transaction;
    private final Supplier<List<FieldedRecords>> kinds;
    private final Audit audit;
    private final Clock clock;

    @Inject
    CustomFields(TenantTransaction transaction, Contributions contributions, Audit audit, Clock clock) {
        this(transaction, () -> contributions.of(FieldedRecords.class), audit, clock);
    }

    /** Over kinds of record that are known beforehand. */
    public CustomFields(TenantTransaction transaction, Supplier<List<FieldedRecords>> kinds, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.kinds = kinds;
        this.audit = audit;
        this.clock = clock;
    }

    /** The kinds of record that may have such fields. */
    public List<String> recordTypes() {
        return kinds.get().stream().map(FieldedRecords::recordType).sorted().toList();
    }

    /** All fields in order, the archived ones too: how records are called is no secret to those who see records. */
    @Transactional
    public List<FieldDefinition> all(@Nullable String recordType) {
        return new FieldTable(transaction.handle()).all(recordType);
    }

    /** The fields of a kind of record that are in use, in order. */
    @Transactional
    public List<FieldDefinition> current(String recordType) {
        return all(recordType).stream().filter(field -> !field.archived()).toList();
    }

    /** The fields in use as people meet them. */
    @Transactional
    public List<OwnField> own(String recordType) {
        return current(recordType).stream().map(OwnField::of).toList();
    }

    /** What the fields ask of values. */
    @Transactional
    public FieldRules rules(String recordType) {
        return new FieldRules(all(recordType));
    }

    @Transactional
    public FieldDefinition get(UUID id) {
        return new FieldTable(transaction.handle()).find(id).orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    /** Names under which records hold values and that are no field yet. */
    @Transactional
    @RequiresPermission(CorePermissions.FIELDS_CHANGE)
    public List<FoundField> found(String recordType) {
        return new HeldValues(transaction.handle(), records(recordType)).found();
    }

    /**
     * What records hold of a field.
     *
     * @param kind the kind to judge by, such as one it is to be changed to; null for its own
     */
    @Transactional
    @RequiresPermission(CorePermissions.FIELDS_CHANGE)
    public FieldUse use(UUID id, @Nullable FieldKind kind) {
        FieldDefinition field = get(id);
        FieldSpec asked = kind == null ? field.spec() : of(field.spec(), kind);
        return held(field).use(judged(field, asked));
    }

    private static FieldSpec of(FieldSpec field, FieldKind kind) {
        return new FieldSpec(
                field.recordType(),
                field.key(),
                kind,
                field.labels(),
                field.choices(),
                field.required(),
                field.help(),
                field.group(),
                field.inList(),
                field.inForm(),
                field.archived());
    }

    /**
     * Makes a field. What records hold under its name already is written as the field holds it; what does not fit stays as
     * it is, and may stay until somebody changes it.
     *
     * @throws Problem 409 {@code custom-field-exists}, 422 {@code invalid} naming what is wrong
     */
    @Transactional
    @RequiresPermission(CorePermissions.FIELDS_CHANGE)
    public FieldDefinition create(FieldSpec wanted) {
        FieldSpec field = checked(wanted);
        FieldTable table = new FieldTable(transaction.handle());
        if (table.has(field.recordType(), field.key()))
            throw Problem.conflict("custom-field-exists").with("key", field.key());
        if (table.count(field.recordType()) >= MOST) throw Problem.invalid().at("key", "too-many", "max", MOST);
        UUID id = Ids.next();
        table.insert(id, field, Instant.now(clock));
        FieldDefinition made = get(id);
        held(made).convert(made);
        audit.created(RECORD, id, field);
        return made;
    }

    /**
     * Changes a field. Another kind writes what records hold anew, as far as it fits.
     *
     * @throws Problem 412 {@code stale-version}, 409 {@code custom-values-unfit} with how many do not fit, unless
     *     {@code anyway}
     */
    @Transactional
    @RequiresPermission(CorePermissions.FIELDS_CHANGE)
    public FieldDefinition change(UUID id, int version, Patch<FieldSpec> patch, boolean anyway) {
        FieldTable table = new FieldTable(transaction.handle());
        FieldDefinition before = table.locked(id).orElseThrow(() -> Problem.notFound(RECORD, id));
        Versioned.check(version, before.version());
        FieldSpec after = checked(patch.on(before.spec()));
        if (after.equals(before.spec())) return before;
        requireSame("recordType", before.recordType(), after.recordType());
        requireSame("key", before.key(), after.key());
        if (after.kind() != before.kind()) {
            FieldDefinition judged = judged(before, after);
            FieldUse use = held(before).use(judged);
            if (use.unfit() > 0 && !anyway)
                throw Problem.conflict("custom-values-unfit")
                        .with("field", before.key())
                        .with("records", use.records())
                        .with("unfit", use.unfit())
                        .with("examples", use.examples());
            held(before).convert(judged);
        }
        table.update(id, after, Instant.now(clock));
        audit.changed(RECORD, id, before.spec(), after);
        return get(id);
    }

    /** Removes a field that no record holds a value of; one in use is archived instead. */
    @Transactional
    @RequiresPermission(CorePermissions.FIELDS_CHANGE)
    public void delete(UUID id) {
        FieldTable table = new FieldTable(transaction.handle());
        FieldDefinition field = table.locked(id).orElseThrow(() -> Problem.notFound(RECORD, id));
        long records = held(field).use(field).records();
        if (records > 0)
            throw Problem.conflict("custom-field-used")
                    .with("field", field.key())
                    .with("records", records);
        table.delete(id);
        audit.deleted(RECORD, id, field.spec());
    }

    /** Puts the fields of a kind of record in this order; those that are not named come after. */
    @Transactional
    @RequiresPermission(CorePermissions.FIELDS_CHANGE)
    public List<FieldDefinition> order(FieldOrder order) {
        FieldTable table = new FieldTable(transaction.handle());
        Set<UUID> known = new HashSet<>();
        List<FieldDefinition> all = table.all(order.recordType());
        all.forEach(field -> known.add(field.id()));
        List<UUID> ids = new ArrayList<>();
        for (UUID id : order.ids()) {
            if (!known.remove(id)) throw Problem.invalid().at("ids", "unknown-value");
            ids.add(id);
        }
        all.stream().map(FieldDefinition::id).filter(known::contains).forEach(ids::add);
        table.order(ids);
        audit.noted("order", RECORD, null, Map.of("recordType", order.recordType(), "ids", ids), null);
        return table.all(order.recordType());
    }

    private HeldValues held(FieldDefinition field) {
        return new HeldValues(transaction.handle(), records(field.recordType()));
    }

    private FieldedRecords records(String recordType) {
        return kinds.get().stream()
                .filter(records -> records.recordType().equals(recordType))
                .findFirst()
                .orElseThrow(() -> Problem.invalid().at("recordType", "unknown-record-type", "value", recordType));
    }

    private FieldSpec checked(FieldSpec field) {
        records(field.recordType());
        Problem problem = Problem.invalid();
        if (!field.key().equals(field.key().strip().replaceAll("\\s+", " "))) problem.at("key", "pattern");
        if (field.kind().hasChoices() && field.choices().isEmpty()) problem.at("choices", "required");
        if (!field.kind().hasChoices() && !field.choices().isEmpty()) problem.at("choices", "custom-no-choices");
        Set<String> seen = new HashSet<>();
        for (FieldChoice choice : field.choices())
            if (!seen.add(choice.value())) problem.at("choices", "custom-choice-twice", "value", choice.value());
        if (problem.hasFaults()) throw problem;
        return field;
    }

    private static void requireSame(String name, String before, String after) {
        if (!before.equals(after)) throw Problem.invalid().at(name, "custom-stays");
    }

    private static FieldDefinition judged(FieldDefinition field, FieldSpec as) {
        return new FieldDefinition(
                field.id(),
                field.version(),
                field.recordType(),
                field.key(),
                as.kind(),
                as.labels(),
                as.choices(),
                Boolean.TRUE.equals(as.required()),
                as.help(),
                as.group(),
                field.position(),
                Boolean.TRUE.equals(as.inList()),
                Boolean.TRUE.equals(as.inForm()),
                Boolean.TRUE.equals(as.archived()),
                field.createdAt(),
                field.changedAt());
    }
}
