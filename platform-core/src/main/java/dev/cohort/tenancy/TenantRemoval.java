package dev.cohort.tenancy;

import dev.cohort.identity.Keycloak;
import dev.cohort.module.ScheduledWork;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes tenants for good, step by step. Each step may be repeated and is remembered when done, so that a removal
 * which broke off goes on with the next run. The registry's row stays: its address is given to nobody else.
 */
@ApplicationScoped
@Named(TenantRemoval.NAME)
public class TenantRemoval implements ScheduledWork {
    public static final String NAME = "tenant-removal";
    private static final Logger LOG = LoggerFactory.getLogger(TenantRemoval.class);

    private final Tenants tenants;
    private final RemovalTable table;
    private final AdminConnection admin;
    private final Keycloak keycloak;
    private final Iterable<TenantBelongings> belongings;

    @Inject
    TenantRemoval(
            Tenants tenants,
            RemovalTable table,
            AdminConnection admin,
            Keycloak keycloak,
            @Any Instance<TenantBelongings> belongings) {
        this(tenants, table, admin, keycloak, (Iterable<TenantBelongings>) belongings);
    }

    TenantRemoval(
            Tenants tenants,
            RemovalTable table,
            AdminConnection admin,
            Keycloak keycloak,
            Iterable<TenantBelongings> belongings) {
        this.belongings = belongings;
        this.tenants = tenants;
        this.table = table;
        this.admin = admin;
        this.keycloak = keycloak;
    }

    /** One step of the way; the order is the order of the constants: first the logins go, then the data. */
    private enum Step {
        LOGINS,
        CLIENT,
        BELONGINGS,
        SCHEMA,
        QUEUES
    }

    /** Removes every tenant whose time of retention is over, and goes on with what broke off. */
    @Override
    public void run() {
        List<UUID> left = new ArrayList<>();
        for (UUID id : table.due()) {
            try {
                remove(id);
            } catch (Problem e) {
                // One that cannot be removed now holds up no other.
                left.add(id);
            }
        }
        if (!left.isEmpty()) throw new IllegalStateException("Not removed yet: " + left);
    }

    /**
     * Removes one tenant that is past the point of no return.
     *
     * @throws Problem 500 {@code removal-stopped}; the next run goes on where it stopped
     */
    void remove(UUID id) {
        Tenant tenant = tenants.byId(id);
        tenants.forget(tenant.slug());
        try {
            String done = table.step(tenant);
            for (Step step : Step.values()) {
                if (!done.isEmpty() && step.compareTo(Step.valueOf(done)) <= 0) continue;
                run(step, tenant);
                table.done(tenant, step.name());
            }
            table.finish(tenant);
            LOG.info("The tenant {} is removed", tenant.slug());
        } catch (RuntimeException | SQLException e) {
            LOG.error("The removal of {} stopped and is tried again", tenant.slug(), e);
            table.failed(tenant, e);
            throw Problem.of(500, "removal-stopped").with("slug", tenant.slug()).causedBy(e);
        }
    }

    private void run(Step step, Tenant tenant) throws SQLException {
        switch (step) {
            case LOGINS -> keycloak.removeLogins(tenant.slug());
            case CLIENT -> keycloak.removeTenant(tenant);
            case BELONGINGS -> belongings.forEach(each -> each.remove(tenant));
            case SCHEMA -> admin.dropSchema(tenant.schema());
            case QUEUES -> table.clear(tenant);
        }
    }
}
