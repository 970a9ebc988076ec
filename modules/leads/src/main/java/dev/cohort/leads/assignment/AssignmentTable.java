package dev.cohort.leads.assignment;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cohort.leads.assignment.BulkAssignments.Given;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of assignment; every method runs in the caller's transaction. */
@ApplicationScoped
class AssignmentTable {
    private static final String RULES = """
            select id, position, name, active, condition::text as condition, target::text as target, version
            from assignment_rule
            """;

    // Who comes second waits for the first one's transaction, and then sees whose turn it was.
    private static final String LOCK = "select id from assignment_rule where id = ? for update";

    private static final String CANDIDATES = """
            select m.id, m.name, m.team_id, (
                    select mb.branch_id from member_branch mb join branch b on b.id = mb.branch_id
                    where mb.member_id = m.id order by b.created_at, b.id limit 1) as branch_id,
                coalesce(t.turn, 0) as turn, (
                    select count(*) from lead l
                    where l.owner_id = m.id and not l.archived and l.deleted_at is null
                        and l.stage not in ('lost', 'disqualified', 'recycled')) as open_leads
            from member m
            left join assignment_turn t on t.rule_id = :rule and t.member_id = m.id
            where m.status <> 'INACTIVE' and (m.id = any(:members) or m.team_id = :team)
            order by m.id
            """;
    private static final String TURN = """
            insert into assignment_turn (rule_id, member_id, turn)
            select :rule, :member, coalesce(max(turn), 0) + 1 from assignment_turn where rule_id = :rule
            on conflict (rule_id, member_id) do update set turn = excluded.turn
            """;
    private static final String KEEP = """
            insert into lead_assignment (id, lead_id, rule_id, rule_name, owner_id, team_id, cause, task_id, assigned_at)
            values (:id, :lead, :rule, :name, :owner, :team, :cause, :task, :now)
            """;

    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    AssignmentTable(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A member who may get a lead.
     *
     * @param turn number of their latest turn by the rule; 0 for none yet
     */
    public record Candidate(
            UUID id,
            String name,
            @Nullable UUID teamId,
            @Nullable UUID branchId,
            long turn,
            long openLeads) {}

    List<AssignmentRule> rules() {
        return sql().createQuery(RULES + "order by position, id")
                .map(AssignmentTable::mapped)
                .list();
    }

    Optional<AssignmentRule> rule(UUID id, String lock) {
        return sql().select(RULES + "where id = ?" + lock, id)
                .map(AssignmentTable::mapped)
                .findOne();
    }

    void insert(UUID id, RuleFields fields) {
        sql().execute(
                        """
                        insert into assignment_rule (id, position, name, active, condition, target, created_at, changed_at)
                        values (?, (select coalesce(max(position), 0) + 1 from assignment_rule), ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                        """,
                        id,
                        fields.name().strip(),
                        fields.isActive(),
                        Json.tree(fields.where()).toString(),
                        Json.tree(fields.target()).toString(),
                        now(),
                        now());
    }

    void update(UUID id, RuleFields fields) {
        sql().execute(
                        """
                        update assignment_rule
                        set name = ?, active = ?, condition = ?::jsonb, target = ?::jsonb, changed_at = ?, version = version + 1
                        where id = ?
                        """,
                        fields.name().strip(),
                        fields.isActive(),
                        Json.tree(fields.where()).toString(),
                        Json.tree(fields.target()).toString(),
                        now(),
                        id);
    }

    void delete(UUID id) {
        sql().execute("delete from assignment_rule where id = ?", id);
    }

    void place(UUID id, int position) {
        sql().execute("update assignment_rule set position = ? where id = ?", position, id);
    }

    void lock(UUID rule) {
        sql().select(LOCK, rule).mapTo(UUID.class).findOne();
    }

    List<Candidate> candidates(UUID rule, Collection<UUID> members, @Nullable UUID team) {
        return sql().createQuery(CANDIDATES)
                .bind("rule", rule)
                .bindArray("members", UUID.class, members.toArray())
                .bindByType("team", team, UUID.class)
                .mapTo(Candidate.class)
                .list();
    }

    void tookTurn(UUID rule, UUID member) {
        sql().createUpdate(TURN).bind("rule", rule).bind("member", member).execute();
    }

    void keep(
            UUID lead,
            AssignmentRule rule,
            @Nullable UUID owner,
            @Nullable UUID team,
            String cause,
            @Nullable UUID task) {
        sql().createUpdate(KEEP)
                .bind("id", Ids.next())
                .bind("lead", lead)
                .bind("rule", rule.id())
                .bind("name", rule.name())
                .bindByType("owner", owner, UUID.class)
                .bindByType("team", team, UUID.class)
                .bind("cause", cause)
                .bindByType("task", task, UUID.class)
                .bind("now", now())
                .execute();
    }

    /** The same for many, without tasks. */
    void keepAll(List<Given> given) {
        if (given.isEmpty()) return;
        PreparedBatch batch = sql().prepareBatch(KEEP);
        for (Given each : given)
            batch.bind("id", Ids.next())
                    .bind("lead", each.leadId())
                    .bind("rule", each.rule().id())
                    .bind("name", each.rule().name())
                    .bindByType("owner", each.ownerId(), UUID.class)
                    .bindByType("team", each.teamId(), UUID.class)
                    .bind("cause", "RULE")
                    .bindByType("task", null, UUID.class)
                    .bind("now", now())
                    .add();
        batch.execute();
    }

    /** The latest task that came with this lead and is still to be done. */
    Optional<UUID> openTask(UUID lead) {
        return sql().select("""
                        select t.id from lead_assignment a join task t on t.id = a.task_id
                        where a.lead_id = ? and t.status = 'OPEN'
                        order by a.assigned_at desc, a.id desc limit 1
                        """, lead).mapTo(UUID.class).findOne();
    }

    /** Who has had this lead by a rule already. */
    List<UUID> ownersSoFar(UUID lead) {
        return sql().select("select owner_id from lead_assignment where lead_id = ? and owner_id is not null", lead)
                .mapTo(UUID.class)
                .list();
    }

    Handle sql() {
        return transaction.handle();
    }

    private static AssignmentRule mapped(ResultSet row, StatementContext context) throws SQLException {
        return new AssignmentRule(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                row.getString("name"),
                row.getBoolean("active"),
                read(row.getString("condition"), AssignmentCondition.class),
                read(row.getString("target"), AssignmentTarget.class),
                row.getInt("version"));
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored rule cannot be read", e);
        }
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }
}
