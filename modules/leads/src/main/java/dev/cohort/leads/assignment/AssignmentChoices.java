package dev.cohort.leads.assignment;

import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The teams and branches that a rule may name. */
@ApplicationScoped
public class AssignmentChoices {
    // A list that one can still look through.
    private static final int MOST = 500;

    private final TenantTransaction transaction;

    @Inject
    AssignmentChoices(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** One by its name. */
    public record Choice(UUID id, String name) {}

    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public List<Choice> teams() {
        return named("select id, name from team order by name");
    }

    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public List<Choice> branches() {
        return named("select id, name from branch order by name");
    }

    /** Where leads came from so far. */
    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public List<String> sources() {
        return used("select distinct source from lead where deleted_at is null order by source limit " + MOST);
    }

    /** What leads asked for so far. */
    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public List<String> interests() {
        return used("select distinct interest from lead where deleted_at is null and interest is not null"
                + " order by interest limit " + MOST);
    }

    /** Where the people live that are known. */
    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public List<String> cities() {
        return used("select distinct city from person where deleted_at is null and city is not null"
                + " order by city limit " + MOST);
    }

    /** What the people speak that are known. */
    @Transactional
    @RequiresPermission(LeadPermissions.ASSIGN)
    public List<String> languages() {
        return used("select distinct language from person where deleted_at is null and language is not null"
                + " order by language limit " + MOST);
    }

    private List<String> used(String sql) {
        return transaction.handle().createQuery(sql).mapTo(String.class).list();
    }

    private List<Choice> named(String sql) {
        return transaction.handle().createQuery(sql).mapTo(Choice.class).list();
    }
}
