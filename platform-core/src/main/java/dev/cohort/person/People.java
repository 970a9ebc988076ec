package dev.cohort.person;

import static dev.cohort.rest.Listing.Trait.FILTER_ONLY;
import static dev.cohort.rest.Listing.Trait.NULLABLE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.FieldColumns;
import dev.cohort.event.Events;
import dev.cohort.export.ExportFile;
import dev.cohort.export.ExportFormat;
import dev.cohort.export.ListExport;
import dev.cohort.imports.BroughtIn;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** People as records of their own, whatever they are to the centre; see {@link PersonReach} for whom one sees. */
@ApplicationScoped
public class People {
    /** Under this name people stand in the audit. */
    public static final String RECORD = "person";

    private static final int MAX_NOTES = 20_000;
    private static final Listing<Row> LIST = BroughtIn.people(
                    Listing.of(Row.class)
                            .select(
                                    "p.id, p.version, p.first_name, p.last_name, p.email, p.phone, p.phone_e164, p.organization_name,"
                                            + " p.organization_id, p.city, p.country, p.birth_date, p.custom_fields, p.created_at, p.changed_at")
                            .from("person p")
                            .where("p.deleted_at is null")
                            .id("p.id")
                            .field("id", "p.id", UUID.class, FILTER_ONLY)
                            .field("name", "p.sort_name", String.class, Listing.Trait.SORT_ONLY)
                            .field("createdAt", "p.created_at", Instant.class)
                            .field("changedAt", "p.changed_at", Instant.class)
                            .field("email", "p.email_normalized", String.class, NULLABLE, FILTER_ONLY)
                            .field("phone", "p.phone_e164", String.class, NULLABLE, FILTER_ONLY)
                            .field("city", "p.city", String.class, NULLABLE, FILTER_ONLY)
                            .field("country", "p.country", String.class, NULLABLE, FILTER_ONLY)
                            .field("language", "p.language", String.class, NULLABLE, FILTER_ONLY)
                            .field("birthDate", "p.birth_date", LocalDate.class, NULLABLE, FILTER_ONLY)
                            .field("company", "p.organization_name", String.class, NULLABLE, FILTER_ONLY)
                            .field("organizationId", "p.organization_id", UUID.class, NULLABLE, FILTER_ONLY)
                            .field("quality", PersonQuality.BROKEN, String.class, Listing.Trait.ARRAY, FILTER_ONLY),
                    "p.id")
            .sortedBy("name")
            .build();

    private final TenantTransaction transaction;
    private final EntityManager entities;
    private final PersonReach reach;
    private final PersonReader reader;
    private final Persons persons;
    private final CustomFields fields;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    People(
            TenantTransaction transaction,
            EntityManager entities,
            PersonReach reach,
            PersonReader reader,
            Persons persons,
            CustomFields fields,
            Audit audit,
            Events events,
            Clock clock) {
        this.transaction = transaction;
        this.entities = entities;
        this.reach = reach;
        this.reader = reader;
        this.persons = persons;
        this.fields = fields;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A row of the table. */
    record Row(
            UUID id,
            int version,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String phoneE164,
            @Nullable String organizationName,
            @Nullable UUID organizationId,
            @Nullable String city,
            @Nullable String country,
            @Nullable LocalDate birthDate,
            JsonNode customFields,
            Instant createdAt,
            Instant changedAt) {

        PersonSummary summary(List<PersonRecord> records) {
            return new PersonSummary(
                    id,
                    version,
                    PersonReader.name(firstName, lastName, email, phone),
                    firstName,
                    lastName,
                    email,
                    phone,
                    phoneE164,
                    organizationName,
                    organizationId,
                    city,
                    country,
                    birthDate,
                    customFields,
                    records,
                    createdAt,
                    changedAt);
        }
    }

    /**
     * One page; see {@code GET /persons} for the fields to filter and sort by.
     *
     * @param role only people who have such a record, as far as the caller may see it; null for everybody
     */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_READ)
    public Page<PersonSummary> list(ListQuery query, @Nullable String role) {
        Page<Row> rows = list(query).page(transaction.handle(), query.searching(null), conditions(query, role));
        return named(rows);
    }

    @Transactional
    @RequiresPermission(CorePermissions.PERSON_READ)
    public long count(ListQuery query, @Nullable String role) {
        return list(query).count(transaction.handle(), query.searching(null), conditions(query, role));
    }

    /** How many people each of these finds, by one query; none is counted further than {@code most}. */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_READ)
    public List<Long> counts(List<ListQuery> queries, long most) {
        return Listing.counts(
                transaction.handle(),
                queries.stream()
                        .map(query -> new Listing.Asked(list(query), query.searching(null), conditions(query, null)))
                        .toList(),
                most);
    }

    /**
     * Everybody whom the list shows as a file.
     *
     * @param columns their keys in order; empty for all
     * @throws Problem 400 {@code unknown-field} for a column there is none of
     */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_EXPORT)
    public ExportFile export(ListQuery query, @Nullable String role, List<String> columns, ExportFormat format) {
        ListExport<PersonSummary> people = new ListExport<PersonSummary>("people", "person.field.")
                .column("name", PersonSummary::name)
                .column("firstName", PersonSummary::firstName)
                .column("lastName", PersonSummary::lastName)
                .column("email", PersonSummary::email)
                .column("phone", person -> person.phoneE164() == null ? person.phone() : person.phoneE164())
                .column("company", PersonSummary::company)
                .column("city", PersonSummary::city)
                .country("country", PersonSummary::country)
                .column("birthDate", PersonSummary::birthDate)
                .column("records", joined(PersonRecord::title), joined(People::said))
                .moment("createdAt", PersonSummary::createdAt)
                .moment("changedAt", PersonSummary::changedAt)
                .own(fields.current(RECORD), PersonSummary::customFields);
        ExportFile file = people.write(columns, format, query, page -> list(page, role));
        audit.noted("export", RECORD, null, people.audited(file, columns, query), null);
        return file;
    }

    private static Function<PersonSummary, @Nullable Object> joined(Function<PersonRecord, String> words) {
        return person -> person.records().stream().map(words).collect(Collectors.joining(", "));
    }

    /** As its badge says it: what they are, and where that stands. */
    private static String said(PersonRecord record) {
        String role = Texts.find(Context.current().locale(), "person.role." + record.type())
                .orElse(record.type());
        return role + " · " + record.status();
    }

    private Listing<Row> list(ListQuery query) {
        return FieldColumns.asked(LIST, query, fields, RECORD, "p.custom_fields");
    }

    private Visible[] conditions(ListQuery query, @Nullable String role) {
        List<Visible> conditions = new ArrayList<>(List.of(reach.readable("p.id")));
        if (role != null) conditions.add(reach.inRole(role, "p.id"));
        if (query.q() != null) conditions.add(PersonSearch.found(query.q(), "p.id"));
        return conditions.toArray(Visible[]::new);
    }

    private Page<PersonSummary> named(Page<Row> rows) {
        Map<UUID, List<PersonRecord>> records =
                reach.records(rows.items().stream().map(Row::id).toList());
        return rows.map(row -> row.summary(records.getOrDefault(row.id(), List.of())));
    }

    /** The person, or 404 when there is none that the caller may see. The id of somebody merged leads to the other one. */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_READ)
    public PersonDetails get(UUID id) {
        return reader.get(reader.standsFor(id), reach.readable("p.id"));
    }

    /**
     * Puts somebody in. Whether they are known already is asked by {@code GET /duplicates/check}, not here.
     *
     * @throws Problem 422 {@code invalid} naming the fields
     */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_CREATE)
    public PersonDetails create(PersonProfile profile) {
        List<FieldFault> faults = new ArrayList<>();
        JsonNode own = fields.rules(RECORD).known(profile.customFields(), null, faults);
        CleanPerson clean = clean(profile, null, faults);
        Person person = new Person(Ids.next(), clean, Context.caller().id(), clock);
        person.annotate(organization(profile.organizationId()), notes(profile.notes()), own);
        entities.persist(person);
        entities.flush();
        audit.created(RECORD, person.id(), profile(person));
        events.publish(person.id(), new PersonChanged(person.id()));
        return reader.get(person.id(), ALL);
    }

    /**
     * Changes what is known of somebody.
     *
     * @throws Problem 412 {@code stale-version}, 409 {@code person-merged}, 422 {@code invalid}
     */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_CHANGE)
    public PersonDetails change(UUID id, int version, Patch<PersonProfile> patch) {
        Person person = find(id, CorePermissions.PERSON_CHANGE);
        Versioned.check(version, person.version());
        PersonProfile before = profile(person);
        PersonProfile wanted = patch.on(before);
        List<FieldFault> faults = new ArrayList<>();
        JsonNode own = fields.rules(RECORD).known(wanted.customFields(), person.customFields(), faults);
        CleanPerson clean = clean(wanted, person.particulars(), faults);
        if (!clean.equals(person.particulars()) || !own.equals(person.customFields())) person.change(clean, clock);
        person.annotate(organization(wanted.organizationId()), notes(wanted.notes()), own);
        entities.flush();
        audit.changed(RECORD, id, before, profile(person));
        if (!before.equals(profile(person))) events.publish(id, new PersonChanged(id));
        return reader.get(id, ALL);
    }

    /**
     * Takes somebody out of sight.
     *
     * @throws Problem 409 {@code person-in-use} while a record still makes them something to the centre
     */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_DELETE)
    public void delete(UUID id) {
        Person person = find(id, CorePermissions.PERSON_DELETE);
        if (reach.isSomething(id)) throw Problem.conflict("person-in-use").with("person", id);
        audit.deleted(RECORD, id, profile(person));
        person.delete(clock);
        events.publish(id, new PersonChanged(id));
    }

    /** Brings back who was deleted; whoever is in sight stays as they are. */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_DELETE)
    public PersonDetails restore(UUID id) {
        Person person = Optional.ofNullable(entities.find(Person.class, id))
                .filter(found -> !found.isMerged())
                .orElseThrow(() -> Problem.notFound(RECORD, id));
        if (person.isDeleted()) {
            persons.restore(id);
            entities.flush();
            audit.noted("restore", RECORD, id, profile(person), null);
            events.publish(id, new PersonChanged(id));
        }
        return reader.get(id, ALL);
    }

    private static final Visible ALL = new Visible("true", List.of());

    private Person find(UUID id, String permission) {
        Person person = entities.find(Person.class, id);
        if (person == null) throw Problem.notFound(RECORD, id);
        if (person.isMerged()) {
            UUID into = reader.standsFor(id);
            reader.get(into, reach.readable("p.id"));
            throw Problem.conflict("person-merged").with("person", id).with("into", into);
        }
        if (person.isDeleted()) throw Problem.notFound(RECORD, id);
        // Who may not even see them learns nothing of them.
        reader.get(id, reach.readable("p.id"));
        if (permission.equals(CorePermissions.PERSON_CHANGE) && !reach.mayChange(id))
            throw Access.outOfScope(permission);
        return person;
    }

    private static PersonProfile profile(Person person) {
        return PersonProfile.of(
                person.particulars().fields(), person.organizationId(), person.notes(), person.customFields());
    }

    private CleanPerson clean(PersonProfile profile, @Nullable CleanPerson before, List<FieldFault> faults) {
        CleanPerson clean = persons.rules().clean(profile.fields(), before, faults);
        if (faults.isEmpty() && !clean.fields().identifies())
            faults.add(new FieldFault("name", "unidentified", Map.of()));
        PersonRules.text("notes", profile.notes(), MAX_NOTES, faults);
        if (faults.isEmpty()) return clean;
        Problem problem = Problem.invalid();
        faults.forEach(fault -> problem.faults().add(fault));
        throw problem;
    }

    private static @Nullable String notes(@Nullable String typed) {
        return PersonRules.text("notes", typed, MAX_NOTES, new ArrayList<>());
    }

    private @Nullable UUID organization(@Nullable UUID id) {
        if (id == null) return null;
        return transaction
                .handle()
                .createQuery("select id from organization where id = ? and deleted_at is null")
                .bind(0, id)
                .mapTo(UUID.class)
                .findOne()
                .orElseThrow(() ->
                        Problem.invalid().at("organizationId", "unknown-organization", "value", Objects.toString(id)));
    }
}
