package dev.cohort.leads.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.consent.ConsentPurposes;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Checks;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The centre's enquiry forms. */
@ApplicationScoped
public class EnquiryForms {
    /** The form of {@code /enquire}, which every centre has. */
    public static final String MAIN = "main";

    /** Under this name forms stand in the audit. */
    public static final String RECORD = "enquiry-form";

    private static final int MOST = 50;
    private static final int SECRET_BYTES = 32;
    private static final String SELECT = """
            select id, key, name, active, source, medium, campaign, design::text as design, changed_at, version, secret
            from enquiry_form
            """;
    private static final String INSERT = """
            insert into enquiry_form (id, key, name, active, source, medium, campaign, design, secret, created_at, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict (key) do nothing
            """;
    private static final String UPDATE = """
            update enquiry_form
            set name = ?, active = ?, source = ?, medium = ?, campaign = ?, design = ?::jsonb, changed_at = ?,
                version = version + 1
            where id = ?
            """;

    private final TenantTransaction transaction;
    private final ConsentPurposes purposes;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    EnquiryForms(TenantTransaction transaction, ConsentPurposes purposes, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.purposes = purposes;
        this.audit = audit;
        this.clock = clock;
    }

    /** A form with what signs its pages. */
    record Shown(EnquiryForm form, String secret) {}

    @Transactional
    @RequiresPermission(LeadPermissions.FORM_CHANGE)
    public List<EnquiryForm> list() {
        return sql().createQuery(SELECT + "order by created_at, id")
                .map((row, context) -> read(row, context).form())
                .list();
    }

    @Transactional
    @RequiresPermission(LeadPermissions.FORM_CHANGE)
    public EnquiryForm get(UUID id) {
        return find(id, "");
    }

    /**
     * Makes a form with a page of its own.
     *
     * @throws Problem 422 {@code invalid}, 409 {@code form-key-taken}
     */
    @Transactional
    @RequiresPermission(LeadPermissions.FORM_CHANGE)
    public EnquiryForm create(FormFields fields) {
        if (fields.key().equals(EnquiryPage.CONFIRM))
            throw Problem.conflict("form-key-taken").with("key", fields.key());
        if (list().size() >= MOST) throw Problem.conflict("too-many-forms").with("max", MOST);
        FormDesign design = design(fields, FormDesign.STANDARD);
        UUID id = Ids.next();
        int made = sql().execute(
                        INSERT,
                        id,
                        fields.key(),
                        fields.name().strip(),
                        fields.isActive(),
                        fields.sourceOr("website"),
                        FormFields.or(fields.medium(), LeadFields.NO_MEDIUM),
                        FormFields.or(fields.campaign(), LeadFields.NO_CAMPAIGN),
                        Json.tree(design).toString(),
                        secret(),
                        now(),
                        now());
        if (made == 0) throw Problem.conflict("form-key-taken").with("key", fields.key());
        audit.created(RECORD, id, fields);
        return get(id);
    }

    /**
     * Changes a form; its key stays, for it stands in other people's pages.
     *
     * @throws Problem 412 {@code stale-version}, 422 {@code invalid}
     */
    @Transactional
    @RequiresPermission(LeadPermissions.FORM_CHANGE)
    public EnquiryForm change(UUID id, int version, Patch<FormFields> patch) {
        EnquiryForm form = find(id, " for update");
        Versioned.check(version, form.version());
        FormFields before = FormFields.of(form);
        FormFields after = Checks.valid(patch.on(before));
        if (!after.key().equals(form.key())) throw Problem.invalid().at("key", "fixed", "value", form.key());
        if (form.key().equals(MAIN) && !after.isActive())
            throw Problem.invalid().at("active", "fixed", "value", true);
        FormDesign design = design(after, form.design());
        sql().execute(
                        UPDATE,
                        after.name().strip(),
                        after.isActive(),
                        after.sourceOr("website"),
                        FormFields.or(after.medium(), LeadFields.NO_MEDIUM),
                        FormFields.or(after.campaign(), LeadFields.NO_CAMPAIGN),
                        Json.tree(design).toString(),
                        now(),
                        id);
        EnquiryForm changed = get(id);
        audit.changed(RECORD, id, before, FormFields.of(changed));
        return changed;
    }

    /** Takes a form away; what came by it stays. The main one stays too. */
    @Transactional
    @RequiresPermission(LeadPermissions.FORM_CHANGE)
    public void delete(UUID id) {
        EnquiryForm form = find(id, " for update");
        if (form.key().equals(MAIN)) throw Problem.conflict("form-needed").with("key", MAIN);
        sql().execute("delete from enquiry_form where id = ?", id);
        audit.deleted(RECORD, id, FormFields.of(form));
    }

    /** The form that visitors see under this key. Whoever asks is a visitor: called by the page within its transaction. */
    Optional<Shown> shown(String key) {
        return sql().select(SELECT + "where key = ? and active", key)
                .map(EnquiryForms::read)
                .findOne();
    }

    /** Websites that may show any of the forms. */
    List<String> hosts() {
        return sql().createQuery(SELECT + "where active").map(EnquiryForms::read).list().stream()
                .flatMap(each -> each.form().design().allowedHosts().stream())
                .distinct()
                .toList();
    }

    private FormDesign design(FormFields fields, FormDesign before) {
        FormDesign wanted = fields.design() == null ? FormDesign.STANDARD : fields.design();
        FormDesign checked = Checks.valid(wanted).checked(before);
        if (purposes.find(checked.consentFor()).isEmpty())
            throw Problem.invalid().at("design.consentPurpose", "unknown-purpose", "value", checked.consentFor());
        return checked;
    }

    private EnquiryForm find(UUID id, String lock) {
        return sql().select(SELECT + "where id = ?" + lock, id)
                .map(EnquiryForms::read)
                .findOne()
                .map(Shown::form)
                .orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    private static Shown read(ResultSet row, StatementContext context) throws SQLException {
        String key = row.getString("key");
        return new Shown(
                new EnquiryForm(
                        row.getObject("id", UUID.class),
                        key,
                        row.getString("name"),
                        row.getBoolean("active"),
                        row.getString("source"),
                        row.getString("medium"),
                        row.getString("campaign"),
                        design(row.getString("design")),
                        key.equals(MAIN) ? "/enquire" : "/enquire/" + key,
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getInt("version")),
                row.getString("secret"));
    }

    private static FormDesign design(String json) {
        try {
            return Json.mapper().readValue(json, FormDesign.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored form cannot be read", e);
        }
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Handle sql() {
        return transaction.handle();
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }
}
