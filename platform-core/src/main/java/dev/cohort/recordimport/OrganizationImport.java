package dev.cohort.recordimport;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.customfield.CustomFields;
import dev.cohort.imports.Conditions;
import dev.cohort.imports.ImportField;
import dev.cohort.imports.ImportField.Looks;
import dev.cohort.imports.ImportOptions.MatchKey;
import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.ImportTarget;
import dev.cohort.imports.ImportedRecords;
import dev.cohort.imports.RecordShape;
import dev.cohort.imports.RecordShape.Column;
import dev.cohort.imports.RowRules;
import dev.cohort.organization.OrganizationFields;
import dev.cohort.organization.OrganizationRules;
import dev.cohort.organization.OrganizationRules.Clean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Employers, schools and customers from files. */
@ApplicationScoped
public class OrganizationImport implements ImportTarget {
    private static final int NOTES = 20_000;

    private static final List<ImportField> FIELDS = List.of(
            field(
                    "name",
                    "name",
                    "company",
                    "company name",
                    "organization",
                    "organisation",
                    "organization name",
                    "school",
                    "employer",
                    "customer",
                    "account name",
                    "firma",
                    "firmenname",
                    "unternehmen",
                    "kunde",
                    "schule",
                    "компания",
                    "организация",
                    "название"),
            field("website", "website", "web", "url", "homepage", "site", "internet", "webseite", "сайт"),
            new ImportField(
                    "phone",
                    "import.field.phone",
                    Looks.PHONE,
                    false,
                    List.of("phone", "phone number", "telephone", "tel", "telefon", "telefonnummer", "телефон")),
            new ImportField(
                    "email",
                    "import.field.email",
                    Looks.EMAIL,
                    false,
                    List.of("email", "e mail", "mail", "email address", "e mail adresse", "почта")),
            field("city", "city", "town", "stadt", "ort", "город"),
            field("country", "country", "land", "страна"),
            field(
                    "notes",
                    "notes",
                    "note",
                    "comment",
                    "comments",
                    "remarks",
                    "notizen",
                    "bemerkung",
                    "kommentar",
                    "комментарий",
                    "примечание"));

    private static final RecordShape SHAPE = new RecordShape(
            "organization",
            "organization",
            "record_id",
            "import_before",
            "t.deleted_at is null",
            "t.name",
            List.of(
                    Column.of("name", "name"),
                    Column.of("name_normalized", "nameKey"),
                    Column.of("website", "website"),
                    Column.of("domain", "domain"),
                    Column.of("phone", "phone"),
                    Column.of("phone_e164", "phoneKey"),
                    Column.of("email", "email"),
                    Column.of("email_normalized", "emailKey"),
                    Column.of("city", "city"),
                    Column.of("country", "country"),
                    Column.derived("search_text", "searchText", "''"),
                    Column.added("notes", "notes", NOTES),
                    Column.own()),
            List.of("deleted_at"),
            Set.of(),
            "false");

    private static final String MATCH = """
            with r as materialized (
                select s.row_no, s.email, s.external_id as name
                from import_row s
                where s.import_id = :id and s.row_no between :first and :last and s.data is not null and not exists (
                    select from import_match m where m.import_id = s.import_id and m.row_no = s.row_no)
            ), candidates as (
                select r.row_no, o.id, 1 as rank, o.created_at
                from r join organization o on o.name_normalized = r.name
                where :byName and o.deleted_at is null
                union all
                select r.row_no, o.id, 2, o.created_at
                from r join organization o on o.email_normalized = r.email
                where :byEmail and o.deleted_at is null
            ), f as (
                select distinct on (r.row_no) r.row_no, c.id as found, c.id is not null and %s as changeable
                from r left join candidates c on c.row_no = r.row_no
                order by r.row_no, c.rank, c.created_at, c.id
            ),
            """ + RecordShape.DECIDED + """
            insert into import_match (import_id, row_no, decision, reason, record_id)
            select :id, row_no, case word when 'new' then 'C' when 'update' then 'U' else 'S' end,
                case when word not in ('new', 'update') then word end, case when word <> 'new' then found end
            from decided
            """;

    private static final String CHANGED = """
            select id, name, website, phone, phone_e164, email, city, country from organization where id = any(:ids)
            """;
    private static final String SEARCH = """
            update organization o set search_text = u.words
            from unnest(cast(:ids as uuid[]), cast(:texts as text[])) u (id, words)
            where o.id = u.id
            """;

    private final CustomFields fields;
    private final Clock clock;

    @Inject
    OrganizationImport(CustomFields fields, Clock clock) {
        this.fields = fields;
        this.clock = clock;
    }

    private static ImportField field(String key, String... names) {
        return new ImportField(key, "import.field." + key, Looks.NOTHING, false, List.of(names));
    }

    @Override
    public String recordType() {
        return "organization";
    }

    @Override
    public String permission() {
        return CorePermissions.ORGANIZATION_IMPORT;
    }

    @Override
    public String createPermission() {
        return CorePermissions.ORGANIZATION_CHANGE;
    }

    @Override
    public String changePermission() {
        return CorePermissions.ORGANIZATION_CHANGE;
    }

    @Override
    public List<ImportField> fields() {
        return FIELDS;
    }

    @Override
    public Set<MatchKey> matchKeys() {
        return EnumSet.of(MatchKey.NAME, MatchKey.EMAIL);
    }

    @Override
    public boolean hasOwnFields() {
        return true;
    }

    @Override
    public String icon() {
        return "building";
    }

    @Override
    public int rank() {
        return 40;
    }

    @Override
    public Optional<String> broughtRoute() {
        return Optional.of("organizations");
    }

    @Override
    public Optional<String> listRoute() {
        return Optional.of("people");
    }

    @Override
    public Optional<String> recordRoute(Kept organization) {
        boolean isThere =
                organization.number() != null && !organization.reason().equals("deleted");
        return isThere ? Optional.of("people?organization=" + organization.recordId()) : Optional.empty();
    }

    @Override
    public RowRules rules(Handle handle, ImportPlan plan) {
        return new OwnRules(fields.rules(recordType()), (cells, row) -> {
            OrganizationFields raw = new OrganizationFields(
                    java.util.Objects.requireNonNullElse(cells.get("name"), ""),
                    cells.get("website"),
                    cells.get("phone"),
                    cells.get("email"),
                    cells.get("city"),
                    cells.get("country"),
                    cells.get("notes"),
                    null);
            Clean clean = OrganizationRules.clean(raw, plan.region(), row.faults());
            if (!row.faults().isEmpty()) return;
            OrganizationFields said = clean.fields();
            row.put("name", said.name());
            row.put("nameKey", clean.nameNormalized());
            row.put("website", said.website());
            row.put("domain", clean.domain());
            row.put("phone", said.phone());
            row.put("phoneKey", clean.phoneE164());
            row.put("email", said.email());
            row.put("emailKey", clean.emailNormalized());
            row.put("city", said.city());
            row.put("country", said.country());
            row.put("searchText", clean.searchText());
            row.notes(said.notes());
            row.keys(clean.emailNormalized(), null, clean.nameNormalized());
        });
    }

    private static Visible changeable() {
        return new Visible(Access.may(CorePermissions.ORGANIZATION_CHANGE) ? "true" : "false", List.of());
    }

    @Override
    public void match(Handle handle, Range range, ImportPlan plan) {
        handle.createUpdate(MATCH.formatted(Conditions.named(changeable())))
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last())
                .bind("mode", plan.mode().name())
                .bind("onDuplicate", plan.onDuplicate().name())
                .bind("byName", plan.matchesBy(MatchKey.NAME))
                .bind("byEmail", plan.matchesBy(MatchKey.EMAIL))
                .execute();
    }

    @Override
    public void apply(Handle handle, Range range, ImportPlan plan) {
        records(handle, range).write(plan.fillOnly(), ids -> findAgain(handle, ids));
    }

    /** What is searched by is made of. */
    record Changed(
            UUID id,
            String name,
            @Nullable String website,
            @Nullable String phone,
            @Nullable String phoneE164,
            @Nullable String email,
            @Nullable String city,
            @Nullable String country) {}

    private static void findAgain(Handle handle, List<UUID> ids) {
        List<String> texts = new ArrayList<>();
        List<UUID> found = new ArrayList<>();
        handle.createQuery(CHANGED)
                .bindArray("ids", UUID.class, ids)
                .mapTo(Changed.class)
                .forEach(changed -> {
                    var fields = new OrganizationFields(
                            changed.name(),
                            changed.website(),
                            // With its country in front it reads alike whatever region it was typed for.
                            changed.phoneE164(),
                            changed.email(),
                            changed.city(),
                            changed.country(),
                            null,
                            null);
                    found.add(changed.id());
                    texts.add(OrganizationRules.clean(fields, "ZZ", new ArrayList<>())
                            .searchText());
                });
        handle.createUpdate(SEARCH)
                .bindArray("ids", UUID.class, found)
                .bindArray("texts", String.class, texts)
                .execute();
    }

    @Override
    public Undone undo(Handle handle, Range range) {
        return records(handle, range).undo(changeable(), none -> {});
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

    private ImportedRecords records(Handle handle, Range range) {
        return new ImportedRecords(SHAPE, handle, range, Instant.now(clock));
    }
}
