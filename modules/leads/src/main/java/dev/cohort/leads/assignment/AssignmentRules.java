package dev.cohort.leads.assignment;

import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.persistence.Ids;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Checks;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rules of assignment, in their order. */
@ApplicationScoped
public class AssignmentRules {
    /** Under this name rules stand in the audit. */
    public static final String RECORD = "assignment-rule";

    private static final int MOST = 100;

    private final AssignmentTable table;
    private final AssignmentTrial trial;
    private final Audit audit;

    @Inject
    AssignmentRules(AssignmentTable table, AssignmentTrial trial, Audit audit) {
        this.table = table;
        this.trial = trial;
        this.audit = audit;
    }

    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public List<AssignmentRule> list() {
        return table.rules();
    }

    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public AssignmentRule get(UUID id) {
        return find(id, "");
    }

    /**
     * Makes a rule; it is the last in order.
     *
     * @throws Problem 422 {@code invalid} for a target without anybody
     */
    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public AssignmentRule create(RuleFields fields) {
        check(fields);
        if (table.rules().size() >= MOST)
            throw Problem.conflict("too-many-rules").with("max", MOST);
        UUID id = Ids.next();
        table.insert(id, fields);
        audit.created(RECORD, id, fields);
        return get(id);
    }

    /**
     * Changes a rule, or switches it on or off.
     *
     * @throws Problem 412 {@code stale-version}, 422 {@code invalid}
     */
    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public AssignmentRule change(UUID id, int version, Patch<RuleFields> patch) {
        AssignmentRule rule = find(id, " for update");
        Versioned.check(version, rule.version());
        RuleFields before = RuleFields.of(rule);
        RuleFields after = Checks.valid(patch.on(before));
        if (after.equals(before)) return rule;
        check(after);
        table.update(id, after);
        audit.changed(RECORD, id, before, after);
        return get(id);
    }

    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public void delete(UUID id) {
        AssignmentRule rule = find(id, " for update");
        table.delete(id);
        audit.deleted(RECORD, id, RuleFields.of(rule));
    }

    /**
     * Puts the rules into another order.
     *
     * @param ids all rules, the first that counts first
     * @throws Problem 422 when they are not just those there are
     */
    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public List<AssignmentRule> order(List<UUID> ids) {
        List<UUID> before = table.rules().stream().map(AssignmentRule::id).toList();
        if (ids.size() != before.size() || !new HashSet<>(before).equals(new HashSet<>(ids)))
            throw Problem.invalid().at("ids", "not-all-rules");
        for (int i = 0; i < ids.size(); i++) table.place(ids.get(i), i + 1);
        audit.noted("order", RECORD, null, Map.of("before", before, "after", ids), null);
        return table.rules();
    }

    /** How past leads would have been assigned; nothing is written. */
    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public AssignmentTry.Outcome tried(AssignmentTry.Wish wish) {
        return trial.of(wish);
    }

    private AssignmentRule find(UUID id, String lock) {
        return table.rule(id, lock).orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    private static void check(RuleFields fields) {
        AssignmentTarget target = fields.target();
        boolean one = target.members().size() == 1;
        boolean some = !target.members().isEmpty() || target.teamId() != null;
        switch (target.kind()) {
            case MEMBER -> require(one && target.teamId() == null, "target.memberIds");
            case TEAM -> require(target.teamId() != null && target.members().isEmpty(), "target.teamId");
            case ROUND_ROBIN, LEAST_LOADED -> require(some, "target.memberIds");
        }
    }

    private static void require(boolean given, String field) {
        if (!given) throw Problem.invalid().at(field, "required");
    }
}
