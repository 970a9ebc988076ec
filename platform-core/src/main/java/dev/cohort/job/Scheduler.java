package dev.cohort.job;

import dev.cohort.job.ScheduleTable.Due;
import dev.cohort.job.ScheduleTable.Entry;
import dev.cohort.module.InstalledModules;
import dev.cohort.module.Schedule;
import dev.cohort.observe.RequestId;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantStatus;
import dev.cohort.tenancy.Tenants;
import dev.cohort.work.Slots;
import dev.cohort.work.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
    private final Clock clock;
    private final Slots slots;
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
        this.slots = new Slots(AT_ONCE, threads);
        this.clock = clock;
    }

    /** Brings the table in line with what core and the tenants' modules ask for. */
    public void refresh() {
        Set<Entry> stored = new HashSet<>(table.all());
        Set<Entry> obsolete = new HashSet<>(stored);
        Set<String> kept = new HashSet<>();
        for (Tenant tenant : tenants.sites()) {
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
        Stream<Schedule> ofModules =
                modules.at(tenant).stream().flatMap(module -> module.module().schedules().stream());
        return Stream.concat(CoreSchedules.at(tenant), ofModules).toList();
    }

    /** Keeps the claims of what runs here, and starts what is due, as far as there is room. */
    void poll() {
        running.forEach(table::renew);
        slots.fill(table::claim, this::run);
    }

    private void run(Due due) {
        Instant started = Instant.now(clock);
        Tenant tenant = tenants.byId(due.tenantId());
        running.add(due);
        try {
            if (isWanted(tenant, due.job())) {
                String failure = work(tenant, due);
                table.settle(due, started, failure);
                log.write(tenant, due.job(), started, failure);
            } else {
                table.settle(due, started, null);
            }
        } finally {
            running.remove(due);
        }
    }

    /** The table may be a minute behind a tenant that was put on hold, or that has switched a module off. */
    private boolean isWanted(Tenant tenant, String job) {
        return tenant.status() == TenantStatus.ACTIVE
                && wanted(tenant).stream().anyMatch(schedule -> schedule.job().equals(job));
    }

    private @Nullable String work(Tenant tenant, Due due) {
        RequestContext context = RequestContext.system(tenant, "job", due.job());
        return RequestId.<@Nullable String, RuntimeException>marked(context, () -> {
            try {
                Context.run(context, () -> works.get(due.job()).run());
                return null;
            } catch (RuntimeException e) {
                LOG.error("The scheduled {} of {} failed", due.job(), tenant.slug(), e);
                return e.toString();
            }
        });
    }
}
