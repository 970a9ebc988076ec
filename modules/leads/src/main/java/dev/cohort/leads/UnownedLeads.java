package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
import dev.cohort.leads.assignment.AssignmentFacts;
import dev.cohort.leads.assignment.BulkAssignments;
import dev.cohort.leads.assignment.BulkAssignments.Arrived;
import dev.cohort.leads.assignment.BulkAssignments.Given;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.PersonFields;
import dev.cohort.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Open leads that were there before the rules and that nobody looks after: given to people by the rules as they stand. */
@ApplicationScoped
public class UnownedLeads {
    /** Most leads of one act. */
    public static final int MOST = 2_000;

    private static final String OPEN = """
            from lead l join person p on p.id = l.person_id
            where l.owner_id is null and l.team_id is null and l.deleted_at is null and not l.archived and l.stage = any(?)
                and %s
            """;
    private static final String FACTS =
            "select l.id, l.source, l.interest, l.branch_id, p.language, p.city, l.score, l.created_at " + OPEN
                    + " order by l.created_at, l.id limit " + MOST;

    private final TenantTransaction transaction;
    private final LeadFinder finder;
    private final Persons persons;
    private final BulkAssignments assignments;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    UnownedLeads(
            TenantTransaction transaction,
            LeadFinder finder,
            Persons persons,
            BulkAssignments assignments,
            Audit audit,
            Events events,
            Clock clock) {
        this.transaction = transaction;
        this.finder = finder;
        this.persons = persons;
        this.assignments = assignments;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What rules look at of one of them. */
    public record Row(
            UUID id,
            String source,
            @Nullable String interest,
            @Nullable UUID branchId,
            @Nullable String language,
            @Nullable String city,
            int score,
            Instant createdAt) {

        Arrived arrived() {
            return new Arrived(id, new AssignmentFacts(source, interest, branchId, language, city, score, createdAt));
        }
    }

    /** How many there are that the caller may change. */
    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public long count() {
        return query("select count(*) " + OPEN).mapTo(Long.class).one();
    }

    /**
     * Gives them to people, those who have waited longest first; whom no rule is for stays as it is.
     *
     * @return how many were given to somebody, or to a team
     */
    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public int assign() {
        List<Arrived> open =
                query(FACTS).mapTo(Row.class).stream().map(Row::arrived).toList();
        List<Given> given = assignments.decide(open);
        given.forEach(this::give);
        return given.size();
    }

    private void give(Given given) {
        Lead lead = finder.get(given.leadId(), LeadPermissions.CHANGE);
        PersonFields person = persons.get(lead.personId()).fields();
        LeadFields before = lead.fields(person);
        UUID branch = lead.placement().branchId();
        lead.passOn(new Placement(given.ownerId(), given.teamId(), branch == null ? given.branchId() : branch), clock);
        audit.changed(Leads.RECORD, lead.id(), before, lead.fields(person));
        events.publish(
                lead.id(),
                new LeadChanged(lead.id(), lead.personId(), lead.placement().ownerId()));
    }

    private Query query(String sql) {
        Visible visible = Access.may(LeadPermissions.CHANGE)
                ? Access.visible(LeadPermissions.CHANGE, "l")
                : new Visible("false", List.of());
        String[] stages = Arrays.stream(LeadStage.values())
                .filter(LeadStage::isOpen)
                .map(LeadStage::key)
                .toArray(String[]::new);
        Query query =
                transaction.handle().createQuery(sql.formatted(visible.sql())).bind(0, stages);
        for (int i = 0; i < visible.values().size(); i++)
            query.bind(i + 1, visible.values().get(i));
        return query;
    }
}
