package dev.cohort.leads;

import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.job.Jobs;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The tenant's rules of scoring. */
@ApplicationScoped
public class ScoreRuleBook {
    /** Name of the job that rates all leads anew. */
    public static final String JOB = "lead-rescoring";

    private final TenantTransaction transaction;
    private final Jobs jobs;
    private final Audit audit;

    @Inject
    ScoreRuleBook(TenantTransaction transaction, Jobs jobs, Audit audit) {
        this.transaction = transaction;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** The rules as they stand, for those who rate within a transaction. */
    ScoreRules current() {
        return current(transaction.handle());
    }

    /** The same for work that has a handle. */
    public static ScoreRules current(Handle handle) {
        Map<String, Integer> own = new HashMap<>();
        handle.createQuery("select rule, points from lead_score_rule")
                .map((row, context) -> own.put(row.getString("rule"), row.getInt("points")))
                .list();
        return own.isEmpty() ? ScoreRules.STANDARD : ScoreRules.over(own);
    }

    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public ScoreRules rules() {
        return current();
    }

    /**
     * Changes rules; those that are not named go back to the standard. All leads are rated anew in the background.
     *
     * @throws Problem 422 naming each rule that is unknown or out of bounds
     */
    @Transactional
    @RequiresPermission(LeadPermissions.SCORE)
    public ScoreRules change(ScoreRules wanted) {
        Map<String, Integer> own = different(wanted.points());
        ScoreRules before = current();
        ScoreRules after = ScoreRules.over(own);
        if (after.equals(before)) return before;
        Handle handle = transaction.handle();
        handle.execute("delete from lead_score_rule");
        own.forEach((rule, points) -> handle.execute("insert into lead_score_rule values (?, ?)", rule, points));
        audit.noted("change", "score-rules", null, Map.of("before", before.points(), "after", after.points()), null);
        jobs.start(JOB, Map.of());
        return after;
    }

    private static Map<String, Integer> different(Map<String, Integer> wanted) {
        Problem problem = Problem.invalid();
        Map<String, Integer> own = new HashMap<>();
        wanted.forEach((name, points) -> {
            String rule = name.startsWith(ScoreRules.SOURCE)
                    ? ScoreRules.SOURCE
                            + name.substring(ScoreRules.SOURCE.length()).strip().toLowerCase(Locale.ROOT)
                    : name;
            if (!ScoreRules.allows(rule, points)) problem.at("points." + name, "unknown-value");
            else if (!points.equals(ScoreRules.STANDARD.points().get(rule))) own.put(rule, points);
        });
        if (problem.hasFaults()) throw problem;
        return own;
    }
}
