package dev.cohort.tenancy;

import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The first branch and team of a tenant: every member belongs somewhere from the first day on. */
@ApplicationScoped
class FirstRecords {
    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    FirstRecords(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    record Home(UUID branchId, UUID teamId) {}

    /** Makes them, or finds those that stand. */
    @Transactional
    public Home create(Tenant tenant) {
        Handle sql = transaction.handle();
        UUID branch = sql.createQuery("select id from branch order by created_at, id limit 1")
                .mapTo(UUID.class)
                .findOne()
                .orElseGet(() -> {
                    UUID id = Ids.next();
                    sql.createUpdate(
                                    "insert into branch (id, name, time_zone, region, created_at) values (:id, :name, :zone, :region, :now)")
                            .bind("id", id)
                            .bind("name", tenant.name())
                            .bind("zone", tenant.zone().getId())
                            .bind("region", tenant.region())
                            .bind("now", OffsetDateTime.now(clock))
                            .execute();
                    return id;
                });
        UUID team = sql.createQuery("select id from team order by id limit 1")
                .mapTo(UUID.class)
                .findOne()
                .orElseGet(() -> {
                    UUID id = Ids.next();
                    sql.createUpdate("insert into team (id, name) values (:id, 'Sales')")
                            .bind("id", id)
                            .execute();
                    return id;
                });
        return new Home(branch, team);
    }
}
