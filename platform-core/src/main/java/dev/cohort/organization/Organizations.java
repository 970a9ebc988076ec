package dev.cohort.organization;

import static dev.cohort.rest.Listing.Trait.FILTER_ONLY;
import static dev.cohort.rest.Listing.Trait.NULLABLE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.FieldColumns;
import dev.cohort.export.ExportFile;
import dev.cohort.export.ExportFormat;
import dev.cohort.export.ListExport;
import dev.cohort.imports.BroughtIn;
import dev.cohort.organization.OrganizationRules.Clean;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.PersonSearch;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organizations; every member who may see any sees all of them. */
@ApplicationScoped
public class Organizations {
    /** Under this name organizations stand in the audit. */
    public static final String RECORD = "organization";

    private static final Listing<OrganizationDetails> LIST = BroughtIn.filters(
                    Listing.of(OrganizationDetails.class)
                            .select(
                                    "o.id, o.version, o.name, o.website, o.domain, o.phone, o.phone_e164, o.email, o.city, o.country,"
                                            + " o.notes, o.custom_fields, (select count(*) from person p where p.organization_id = o.id and p.deleted_at is null)"
                                            + " as people, o.created_at, o.changed_at")
                            .from("organization o")
                            .where("o.deleted_at is null")
                            .id("o.id")
                            .field("id", "o.id", UUID.class, FILTER_ONLY)
                            .field("name", "o.name_normalized", String.class, Listing.Trait.SORT_ONLY)
                            .field("createdAt", "o.created_at", Instant.class)
                            .field("changedAt", "o.changed_at", Instant.class)
                            .field("domain", "o.domain", String.class, NULLABLE, FILTER_ONLY)
                            .field("email", "o.email_normalized", String.class, NULLABLE, FILTER_ONLY)
                            .field("phone", "o.phone_e164", String.class, NULLABLE, FILTER_ONLY)
                            .field("city", "o.city", String.class, NULLABLE, FILTER_ONLY)
                            .field("country", "o.country", String.class, NULLABLE, FILTER_ONLY),
                    "o.id")
            .sortedBy("name")
            .build();

    private final TenantTransaction transaction;
    private final EntityManager entities;
    private final CustomFields fields;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Organizations(
            TenantTransaction transaction, EntityManager entities, CustomFields fields, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.entities = entities;
        this.fields = fields;
        this.audit = audit;
        this.clock = clock;
    }

    /** One page; see {@code GET /organizations} for the fields to filter and sort by. */
    @Transactional
    @RequiresPermission(CorePermissions.ORGANIZATION_READ)
    public Page<OrganizationDetails> list(ListQuery query) {
        return asked(query).page(transaction.handle(), query.searching(null), found(query));
    }

    @Transactional
    @RequiresPermission(CorePermissions.ORGANIZATION_READ)
    public long count(ListQuery query) {
        return asked(query).count(transaction.handle(), query.searching(null), found(query));
    }

    private Listing<OrganizationDetails> asked(ListQuery query) {
        return FieldColumns.asked(LIST, query, fields, RECORD, "o.custom_fields");
    }

    /** How many organizations each of these finds, by one query; none is counted further than {@code most}. */
    @Transactional
    @RequiresPermission(CorePermissions.ORGANIZATION_READ)
    public List<Long> counts(List<ListQuery> queries, long most) {
        return Listing.counts(
                transaction.handle(),
                queries.stream()
                        .map(query -> new Listing.Asked(asked(query), query.searching(null), found(query)))
                        .toList(),
                most);
    }

    /**
     * Every organization that the list shows as a file.
     *
     * @param columns their keys in order; empty for all
     * @throws Problem 400 {@code unknown-field} for a column there is none of
     */
    @Transactional
    @RequiresPermission(CorePermissions.ORGANIZATION_EXPORT)
    public ExportFile export(ListQuery query, List<String> columns, ExportFormat format) {
        ListExport<OrganizationDetails> all = new ListExport<OrganizationDetails>(
                        "organizations", "organization.field.")
                .column("name", OrganizationDetails::name)
                .column("website", OrganizationDetails::website)
                .column("domain", OrganizationDetails::domain)
                .column("phone", each -> each.phoneE164() == null ? each.phone() : each.phoneE164())
                .column("email", OrganizationDetails::email)
                .column("city", OrganizationDetails::city)
                .country("country", OrganizationDetails::country)
                .column("people", OrganizationDetails::people)
                .column("notes", OrganizationDetails::notes)
                .moment("createdAt", OrganizationDetails::createdAt)
                .moment("changedAt", OrganizationDetails::changedAt)
                .own(fields.current(RECORD), OrganizationDetails::customFields);
        ExportFile file = all.write(columns, format, query, this::list);
        audit.noted("export", RECORD, null, all.audited(file, columns, query), null);
        return file;
    }

    private static Visible[] found(ListQuery query) {
        if (query.q() == null) return new Visible[0];
        StringBuilder sql = new StringBuilder("true");
        List<Object> values = new ArrayList<>();
        for (String word : PersonSearch.words(query.q())) PersonSearch.word(word, "o.search_text", sql, values);
        return new Visible[] {new Visible(sql.toString(), values)};
    }

    @Transactional
    @RequiresPermission(CorePermissions.ORGANIZATION_READ)
    public OrganizationDetails get(UUID id) {
        return read(id);
    }

    /** @throws Problem 422 {@code invalid} naming the fields */
    @Transactional
    @RequiresPermission(CorePermissions.ORGANIZATION_CHANGE)
    public OrganizationDetails create(OrganizationFields wanted) {
        Organization made = new Organization(
                Ids.next(), clean(wanted, null), Context.caller().id(), clock);
        entities.persist(made);
        audit.created(RECORD, made.id(), made.fields());
        return read(made.id());
    }

    /** @throws Problem 412 {@code stale-version}, 422 {@code invalid} */
    @Transactional
    @RequiresPermission(CorePermissions.ORGANIZATION_CHANGE)
    public OrganizationDetails change(UUID id, int version, Patch<OrganizationFields> patch) {
        Organization organization = find(id);
        Versioned.check(version, organization.version());
        OrganizationFields before = organization.fields();
        Clean after = clean(patch.on(before), before);
        if (!after.fields().equals(before)) {
            organization.change(after, clock);
            audit.changed(RECORD, id, before, after.fields());
        }
        return read(id);
    }

    @Transactional
    @RequiresPermission(CorePermissions.ORGANIZATION_DELETE)
    public void delete(UUID id) {
        Organization organization = find(id);
        audit.deleted(RECORD, id, organization.fields());
        organization.delete(clock);
    }

    /** Brings a deleted one back; one that is in sight stays as it is. */
    @Transactional
    @RequiresPermission(CorePermissions.ORGANIZATION_DELETE)
    public OrganizationDetails restore(UUID id) {
        Organization organization = Optional.ofNullable(entities.find(Organization.class, id))
                .orElseThrow(() -> Problem.notFound(RECORD, id));
        if (organization.isDeleted()) {
            organization.restore(clock);
            entities.flush();
            audit.noted("restore", RECORD, id, organization.fields(), null);
        }
        return read(id);
    }

    private Organization find(UUID id) {
        return Optional.ofNullable(entities.find(Organization.class, id))
                .filter(found -> !found.isDeleted())
                .orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    private OrganizationDetails read(UUID id) {
        Visible one = new Visible("o.id = ?", List.of(id));
        return LIST.page(transaction.handle(), ListQuery.first(1), one).items().stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    private Clean clean(OrganizationFields wanted, @Nullable OrganizationFields before) {
        List<FieldFault> faults = new ArrayList<>();
        JsonNode own = fields.rules(RECORD).known(wanted.customFields(), before == null ? null : before.own(), faults);
        Clean clean = OrganizationRules.clean(wanted.with(own), Context.tenant().region(), faults);
        if (faults.isEmpty()) return clean;
        Problem problem = Problem.invalid();
        faults.forEach(fault -> problem.faults().add(fault));
        throw problem;
    }
}
