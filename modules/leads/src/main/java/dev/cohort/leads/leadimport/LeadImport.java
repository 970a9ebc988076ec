package dev.cohort.leads.leadimport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.Caller;
import dev.cohort.customfield.CustomFields;
import dev.cohort.imports.Conditions;
import dev.cohort.imports.ImportField;
import dev.cohort.imports.ImportOptions.MatchKey;
import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.ImportTarget;
import dev.cohort.imports.MemberNames;
import dev.cohort.imports.RowRules;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.LeadStatuses;
import dev.cohort.leads.Placement;
import dev.cohort.leads.ScoreRuleBook;
import dev.cohort.leads.assignment.BulkAssignments;
import dev.cohort.person.PersonRules;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Leads from files. */
@ApplicationScoped
public class LeadImport implements ImportTarget {
    private static final String SALES = "sales";

    private final LeadStatuses statuses;
    private final CustomFields fields;
    private final BulkAssignments assignments;
    private final Clock clock;

    @Inject
    LeadImport(LeadStatuses statuses, CustomFields fields, BulkAssignments assignments, Clock clock) {
        this.statuses = statuses;
        this.fields = fields;
        this.assignments = assignments;
        this.clock = clock;
    }

    @Override
    public String recordType() {
        return "lead";
    }

    @Override
    public String permission() {
        return LeadPermissions.IMPORT;
    }

    @Override
    public String createPermission() {
        return LeadPermissions.CREATE;
    }

    @Override
    public String changePermission() {
        return LeadPermissions.CHANGE;
    }

    @Override
    public List<ImportField> fields() {
        return LeadColumns.FIELDS;
    }

    @Override
    public List<String> outcomeNames() {
        return LeadColumns.OUTCOME_NAMES;
    }

    @Override
    public List<String> wonValues() {
        return LeadColumns.WON_VALUES;
    }

    @Override
    public boolean hasOwnFields() {
        return true;
    }

    @Override
    public boolean isPeople() {
        return true;
    }

    @Override
    public String icon() {
        return "people";
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public Optional<String> broughtRoute() {
        return Optional.of("leads?view=all");
    }

    @Override
    public Optional<String> listRoute() {
        return Optional.of("leads?view=all&sort=-createdAt");
    }

    @Override
    public Optional<String> recordRoute(Kept lead) {
        boolean isThere = lead.number() != null && !lead.reason().equals("deleted");
        return isThere ? Optional.of("leads/" + lead.number()) : Optional.empty();
    }

    @Override
    public RowRules rules(Handle handle, ImportPlan plan) {
        LeadRowRules rules = rows(handle, plan);
        LeadDefaults.of(rules, plan);
        return rules;
    }

    private LeadRowRules rows(Handle handle, ImportPlan plan) {
        RequestContext context = Context.current();
        return new LeadRowRules(
                new PersonRules(plan.region(), LocalDate.now(clock.withZone(context.zone()))),
                plan.region(),
                MemberNames.of(handle),
                statuses.all(),
                plan.defaults(),
                ScoreRuleBook.current(handle),
                fields.rules(recordType()),
                context.zone(),
                Instant.now(clock));
    }

    /** A match that the caller may not change counts as one that must not be touched: it is skipped. */
    @Override
    public void match(Handle handle, Range range, ImportPlan plan) {
        Visible changeable = changeable();
        Update update = handle.createUpdate(LeadMatchSql.MATCH.formatted(Conditions.named(changeable)))
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last())
                .bind("mode", plan.mode().name())
                .bind("onDuplicate", plan.onDuplicate().name())
                .bind("byEmail", plan.matchesBy(MatchKey.EMAIL))
                .bind("byPhone", plan.matchesBy(MatchKey.PHONE))
                .bind("byExternalId", plan.matchesBy(MatchKey.EXTERNAL_ID));
        Conditions.bind(update, changeable).execute();
    }

    private static Visible changeable() {
        return Access.may(LeadPermissions.CHANGE)
                ? Access.visible(LeadPermissions.CHANGE, "l")
                : new Visible("false", List.of());
    }

    @Override
    public void apply(Handle handle, Range range, ImportPlan plan) {
        for (String gone : List.of(LeadUpdateSql.GONE, LeadCreateSql.GONE))
            handle.createUpdate(gone)
                    .bind("id", range.importId())
                    .bind("first", range.first())
                    .bind("last", range.last())
                    .execute();
        create(handle, range, plan);
        new LeadUpdates(handle, range, plan, Context.current(), Instant.now(clock)).apply();
    }

    private static final String OUTCOMES = """
            select count(*) filter (where r.data ->> 'stage' in ('converted', 'enrolled')) as won,
                count(*) filter (where r.data ->> 'stage' = 'lost') as lost,
                count(*) filter (where coalesce(r.data ->> 'stage', '') not in ('converted', 'enrolled', 'lost')) as open
            from import_match m join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
            where m.import_id = ? and m.decision in ('C', 'U') and r.data is not null
            """;

    @Override
    public Outcomes outcomes(Handle handle, UUID importId) {
        return handle.select(OUTCOMES, importId).mapTo(Outcomes.class).one();
    }

    @Override
    public Undone undo(Handle handle, Range range) {
        return undoOf(handle, range).undo();
    }

    @Override
    public Undone foresee(Handle handle, Range range) {
        return undoOf(handle, range).foresee();
    }

    @Override
    public long beyondReach(Handle handle, Range range) {
        return undoOf(handle, range).beyondReach();
    }

    @Override
    public List<Kept> wouldKeep(Handle handle, Range range, int most) {
        return undoOf(handle, range).wouldKeep(most);
    }

    private LeadUndo undoOf(Handle handle, Range range) {
        return new LeadUndo(handle, range, changeable(), Context.current(), Instant.now(clock));
    }

    private void create(Handle handle, Range range, ImportPlan plan) {
        ObjectNode defaults = LeadDefaults.of(rows(handle, plan), plan);
        RequestContext context = Context.current();
        LeadStatus first = statuses.first();
        Placement own = placed(handle, context.caller());
        // Whom the rules are to find an owner for are nobody's until then.
        Placement placed = plan.assign() ? new Placement(null, null, own.branchId()) : own;
        handle.createUpdate(LeadCreateSql.CREATE)
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last())
                .bind("defaults", defaults.toString())
                .bind("status", first.key())
                .bind("stage", first.stage().key())
                .bind("nameless", PersonRules.NAMELESS)
                .bind("owner", placed.ownerId())
                .bind("team", placed.teamId())
                .bind("branch", placed.branchId())
                .bind("member", context.caller().id())
                .bind("actor", context.caller().name())
                .bind("door", context.door())
                .bind("address", context.address())
                .bind("request", context.requestId())
                .bind("now", Instant.now(clock))
                .execute();
        if (plan.assign())
            ImportedLeads.place(
                    handle, range, assignments, own.ownerId() == null ? null : own, own.branchId(), Instant.now(clock));
    }

    /** As when a lead is made by hand: a salesperson's leads are their own, others' are nobody's yet. */
    private static Placement placed(Handle handle, Caller caller) {
        Optional<UUID> own = caller.branchIds().stream().min(UUID::compareTo);
        if (caller.id() != null && caller.roles().contains(SALES))
            return new Placement(caller.id(), caller.teamId(), own.orElse(null));
        UUID branch = own.or(() -> handle.createQuery("select id from branch order by created_at, id limit 1")
                        .mapTo(UUID.class)
                        .findOne())
                .orElse(null);
        return new Placement(null, null, branch);
    }
}
