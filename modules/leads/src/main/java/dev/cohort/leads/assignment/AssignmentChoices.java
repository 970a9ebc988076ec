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

    private List<Choice> named(String sql) {
        return transaction.handle().createQuery(sql).mapTo(Choice.class).list();
    }
}
