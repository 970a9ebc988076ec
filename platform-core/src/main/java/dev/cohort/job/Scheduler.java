package dev.cohort.job;

import dev.cohort.job.ScheduleTable.Due;
import dev.cohort.job.ScheduleTable.Entry;
import dev.cohort.module.InstalledModules;
import dev.cohort.module.Schedule;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantStatus;
import dev.cohort.tenancy.Tenants;
import dev.cohort.work.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what recurs: each due time once over all nodes; what was missed, once. */
@ApplicationScoped
public class Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final int AT_ONCE = 2;

    private final ScheduleTable table;
    private final RunLog log;
    private final ScheduledWorks works;
    private final InstalledModules modules;
    private final Tenants tenants;
    private final Threads threads;
    private final Clock clock;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final Set<Due> running = ConcurrentHashMap.newKeySet();

    @Inject
    Scheduler(
            ScheduleTable table,
            RunLog log,
            ScheduledWorks works,
            InstalledModules modules,
            Tenants tenants,
            Threads threads,
            Clock clock) {
        this.table = table;
        this.log = log;
        this.works = works;
        this.modules = modules;
        this.tenants = tenants;
        this.threads = threads;
        this.clock = clock;
    }

    /** Brings the table in line with what the tenants' modules ask for. */
    public void refresh() {
        Set<Entry> stored = new HashSet<>(table.all());
        Set<Entry> obsolete = new HashSet<>(stored);
        Set<String> kept = new HashSet<>();
        for (Tenant tenant : tenants.all()) {
            if (tenant.status() != TenantStatus.ACTIVE) continue;
            for (Schedule schedule : wanted(tenant)) {
                Entry entry = new Entry(
                        tenant.id(),
                        schedule.job(),
                        schedule.cron(),
                        tenant.zone().getId());
                kept.add(entry.tenantId() + " " + entry.job());
                obsolete.remove(entry);
                if (!stored.contains(entry)) put(entry);
            }
        }
        // One whose time was changed has been written over above.
        obsolete.stream()
                .filter(entry -> !kept.contains(entry.tenantId() + " " + entry.job()))
                .forEach(table::remove);
    }

    private void put(Entry entry) {
        try {
            table.put(entry, new Cron(entry.cron(), ZoneId.of(entry.timeZone())).after(Instant.now(clock)));
        } catch (IllegalArgumentException e) {
            LOG.error("The schedule of {} is not understood: {}", entry.job(), entry.cron(), e);
        }
    }

    private List<Schedule> wanted(Tenant tenant) {
        return modules.all().stream()
                .filter(module -> tenant.hasModule(module.id()))
                .flatMap(module -> module.module().schedules().stream())
                .toList();
    }

    /** Keeps the claims of what runs here, and starts what is due, as far as there is room. */
    void poll() {
        running.forEach(table::renew);
        fill();
    }

    private void fill() {
        while (!threads.ending() && slots.tryAcquire()) {
            Optional<Due> due = Optional.empty();
            try {
                due = table.claim();
            } finally {
                if (due.isEmpty()) slots.release();
            }
            if (due.isEmpty()) return;
            Due taken = due.get();
            threads.now(() -> {
                try {
                    run(taken);
                } finally {
                    slots.release();
                }
                fill();
            });
        }
    }

    private void run(Due due) {
        Instant started = Instant.now(clock);
        Tenant tenant = tenants.byId(due.tenantId());
        running.add(due);
        try {
            String failure = work(tenant, due);
            table.settle(due, started, failure);
            log.write(tenant, due.job(), started, failure);
        } finally {
            running.remove(due);
        }
    }

    private @Nullable String work(Tenant tenant, Due due) {
        try {
            Context.run(RequestContext.system(tenant, "job", due.job()), () -> works.get(due.job())
                    .run());
            return null;
        } catch (RuntimeException e) {
            LOG.error("The scheduled {} of {} failed", due.job(), tenant.slug(), e);
            return e.toString();
        }
    }
}
