package dev.cohort.tenancy;

import dev.cohort.config.Config;
import dev.cohort.identity.Keycloak;
import dev.cohort.observe.Readiness;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens before the first request: schemas up to date, the vendor's login made, demonstration tenants there. */
@ApplicationScoped
class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    private final Migrations migrations;
    private final Provisioning provisioning;
    private final Tenants tenants;
    private final Keycloak keycloak;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    Startup(Migrations migrations, Provisioning provisioning, Tenants tenants, Keycloak keycloak) {
        this.migrations = migrations;
        this.provisioning = provisioning;
        this.tenants = tenants;
        this.keycloak = keycloak;
    }

    void begin(@Observes jakarta.enterprise.event.Startup event) {
        Readiness.expect("migrations");
        Readiness.expect("identity");
        // A number that cannot be read is told at once, not on the day when somebody closes a tenant.
        TenantLife.retention();
        migrations.migrateVendor();
        migrations.migrateTenants();
        Readiness.ready("migrations");
        // Keycloak takes longer to start than we do; nobody waits for it here.
        executor.execute(this::awaitIdentity);
    }

    private void awaitIdentity() {
        try {
            while (!isIdentityReady()) TimeUnit.SECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when it failed and should be tried again: what failed may come back without us. */
    private boolean isIdentityReady() throws InterruptedException {
        try {
            while (!keycloak.isUp()) TimeUnit.MILLISECONDS.sleep(300);
            provisioning.provisionVendor();
            if (Config.demo()) provisionDemo();
            Readiness.ready("identity");
            return true;
        } catch (RuntimeException e) {
            LOG.error("The start could not be finished and is tried again", e);
            Readiness.notReady("identity", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void provisionDemo() {
        provisionDemo("demo", "Nordlicht", "Leyla Demir");
        provisionDemo("codelab", "Codelab Academy", "Robin Larsen");
    }

    private void provisionDemo(String slug, String name, String owner) {
        // One that was deleted since is not made again: its address is taken for good.
        boolean done = tenants.statusOf(slug)
                .filter(status -> status != TenantStatus.PROVISIONING)
                .isPresent();
        if (done) return;
        LOG.info("The demonstration tenant {} is made", slug);
        provisioning.create(new NewTenant(slug, name, "owner@" + slug + ".example", owner, null, true));
    }
}
