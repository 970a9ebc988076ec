package dev.cohort.recordimport;

import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.customfield.CustomFields;
import dev.cohort.imports.Conditions;
import dev.cohort.imports.DerivedNames;
import dev.cohort.imports.ImportField;
import dev.cohort.imports.ImportOptions.MatchKey;
import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.ImportTarget;
import dev.cohort.imports.ImportedPeople;
import dev.cohort.imports.ImportedRecords;
import dev.cohort.imports.PersonImportFields;
import dev.cohort.imports.RecordShape;
import dev.cohort.imports.RecordShape.Column;
import dev.cohort.imports.RowRules;
import dev.cohort.person.PersonReach;
import dev.cohort.person.PersonRules;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** People from files: students of the system before, parents, contacts. */
@ApplicationScoped
public class PersonImport implements ImportTarget {
    private static final List<ImportField> FIELDS = PersonImportFields.with(
            "import.field.",
            new ImportField(
                    "notes",
                    "import.field.notes",
                    ImportField.Looks.NOTHING,
                    false,
                    List.of(
                            "notes",
                            "note",
                            "comment",
                            "comments",
                            "remarks",
                            "notizen",
                            "bemerkung",
                            "bemerkungen",
                            "kommentar",
                            "комментарий",
                            "примечание",
                            "заметки")));

    private static final RecordShape SHAPE = new RecordShape(
            "person",
            "person",
            "person_id",
            "import_person_before",
            "t.deleted_at is null",
            "coalesce(nullif(concat_ws(' ', t.first_name, t.last_name), ''), t.email, t.phone)",
            List.of(
                    Column.of("first_name", "firstName"),
                    Column.of("last_name", "lastName"),
                    Column.of("email", "email"),
                    Column.of("email_normalized", "emailKey"),
                    Column.of("phone", "phone"),
                    Column.of("phone_e164", "phoneKey"),
                    Column.of("whatsapp", "whatsapp"),
                    Column.of("telegram", "telegram"),
                    Column.of("instagram", "instagram"),
                    Column.of("language", "language"),
                    Column.of("city", "city"),
                    Column.of("country", "country"),
                    Column.of("birth_date", "birthDate", "date"),
                    Column.of("job_title", "jobTitle"),
                    Column.of("organization_name", "company"),
                    Column.derived("search_text", "searchText", "''"),
                    Column.derived("sort_name", "sortName", "U&'\\FFFF'"),
                    Column.added("notes", "notes", 20_000),
                    Column.own()),
            List.of("organization_id", "deleted_at"),
            Set.of("duplicate_pair", "person_relation"),
            "exists (select from person_relation x where t.id in (x.person_id, x.other_id)"
                    + " and x.import_id is distinct from :id)");

    /**
     * An address or a phone names a person, if the name agrees, is turned round, or is not whole on one side. Each way is a
     * join of its own on equal values, so that none of them grows beyond the rows. What somebody was known by who was merged
     * counts for the one they have become.
     */
    private static final String MATCH = """
            with r as materialized (
                select s.row_no, s.email, s.phone, s.name, s.turned_name, s.whole_name
                from import_row s
                where s.import_id = :id and s.row_no between :first and :last and s.data is not null and not exists (
                    select from import_match m where m.import_id = s.import_id and m.row_no = s.row_no)
            ), candidates as (
                select r.row_no, p.id, 1 as rank, p.created_at
                from r join person p on p.email_normalized = r.email and p.sort_name in (r.name, r.turned_name)
                where :byEmail and p.deleted_at is null
                union all
                select r.row_no, p.id, 2, p.created_at
                from r join person p on p.email_normalized = r.email
                where :byEmail and p.deleted_at is null
                    and (not r.whole_name or p.first_name is null or p.last_name is null)
                union all
                select r.row_no, p.id, 3, p.created_at
                from r join person p on p.phone_e164 = r.phone and p.sort_name in (r.name, r.turned_name)
                where :byPhone and p.deleted_at is null
                union all
                select r.row_no, p.id, 4, p.created_at
                from r join person p on p.phone_e164 = r.phone
                where :byPhone and p.deleted_at is null
                    and (not r.whole_name or p.first_name is null or p.last_name is null)
                union all
                select r.row_no, w.id, 5, w.created_at
                from r join person p on p.email_normalized = r.email join person w on w.id = p.merged_into
                where :byEmail and p.deleted_at is not null and w.deleted_at is null
                    and (not r.whole_name or p.first_name is null or p.last_name is null
                        or p.sort_name in (r.name, r.turned_name) or w.sort_name in (r.name, r.turned_name))
                union all
                select r.row_no, w.id, 6, w.created_at
                from r join person p on p.phone_e164 = r.phone join person w on w.id = p.merged_into
                where :byPhone and p.deleted_at is not null and w.deleted_at is null
                    and (not r.whole_name or p.first_name is null or p.last_name is null
                        or p.sort_name in (r.name, r.turned_name) or w.sort_name in (r.name, r.turned_name))
            ), f as (
                select distinct on (r.row_no) r.row_no, t.id as found, coalesce(t.id is not null and %s, false) as changeable
                from r left join candidates c on c.row_no = r.row_no left join person t on t.id = c.id
                order by r.row_no, c.rank, c.created_at, c.id
            ),
            """ + RecordShape.DECIDED + """
            insert into import_match (import_id, row_no, decision, reason, record_id, person_id)
            select :id, row_no, case word when 'new' then 'C' when 'update' then 'U' else 'S' end,
                case when word not in ('new', 'update') then word end,
                case when word <> 'new' then found end, case when word <> 'new' then found end
            from decided
            """;

    private final PersonReach reach;
    private final CustomFields fields;
    private final Clock clock;

    @Inject
    PersonImport(PersonReach reach, CustomFields fields, Clock clock) {
        this.fields = fields;
        this.reach = reach;
        this.clock = clock;
    }

    @Override
    public String recordType() {
        return "person";
    }

    @Override
    public String permission() {
        return CorePermissions.PERSON_IMPORT;
    }

    @Override
    public String createPermission() {
        return CorePermissions.PERSON_CREATE;
    }

    @Override
    public String changePermission() {
        return CorePermissions.PERSON_CHANGE;
    }

    @Override
    public List<ImportField> fields() {
        return FIELDS;
    }

    @Override
    public Set<MatchKey> matchKeys() {
        return EnumSet.of(MatchKey.EMAIL, MatchKey.PHONE);
    }

    @Override
    public boolean isPeople() {
        return true;
    }

    @Override
    public boolean hasOwnFields() {
        return true;
    }

    @Override
    public String icon() {
        return "person";
    }

    @Override
    public int rank() {
        return 30;
    }

    @Override
    public Optional<String> broughtRoute() {
        return Optional.of("people");
    }

    @Override
    public Optional<String> listRoute() {
        return Optional.of("people");
    }

    @Override
    public Optional<String> recordRoute(Kept person) {
        boolean isThere = person.number() != null && !person.reason().equals("deleted");
        return isThere ? Optional.of("people/" + person.recordId()) : Optional.empty();
    }

    @Override
    public RowRules rules(Handle handle, ImportPlan plan) {
        LocalDate today = LocalDate.now(clock.withZone(Context.current().zone()));
        return new OwnRules(
                fields.rules(recordType()), new PersonRowRules(new PersonRules(plan.region(), today), plan.region()));
    }

    private Visible changeable() {
        return reach.changeable("t.id");
    }

    @Override
    public void match(Handle handle, Range range, ImportPlan plan) {
        Visible changeable = changeable();
        var update = handle.createUpdate(MATCH.formatted(Conditions.named(changeable)))
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last())
                .bind("mode", plan.mode().name())
                .bind("onDuplicate", plan.onDuplicate().name())
                .bind("byEmail", plan.matchesBy(MatchKey.EMAIL))
                .bind("byPhone", plan.matchesBy(MatchKey.PHONE));
        Conditions.bind(update, changeable).execute();
    }

    @Override
    public void apply(Handle handle, Range range, ImportPlan plan) {
        LocalDate today = LocalDate.now(clock.withZone(Context.current().zone()));
        var derived = new DerivedNames(handle, new PersonRules(plan.region(), today));
        records(handle, range).write(plan.fillOnly(), derived::refresh);
    }

    private ImportedRecords records(Handle handle, Range range) {
        return new ImportedRecords(SHAPE, handle, range, Instant.now(clock));
    }

    @Override
    public Undone undo(Handle handle, Range range) {
        List<UUID> guardians = new ArrayList<>();
        Undone undone = records(handle, range)
                .undo(changeable(), people -> guardians.addAll(ImportedPeople.part(handle, range.importId(), people)));
        ImportedPeople.remove(handle, guardians);
        return undone;
    }

    @Override
    public Undone foresee(Handle handle, Range range) {
        return records(handle, range).foresee(changeable());
    }

    @Override
    public long beyondReach(Handle handle, Range range) {
        return records(handle, range).beyondReach(changeable());
    }

    @Override
    public List<Kept> wouldKeep(Handle handle, Range range, int most) {
        return records(handle, range).wouldKeep(changeable(), most);
    }
}
