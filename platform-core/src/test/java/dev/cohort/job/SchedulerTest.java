package dev.cohort.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.module.InstalledModules;
import dev.cohort.module.ScheduledWork;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.request.Context;
import dev.cohort.rest.ExpiredKeys;
import dev.cohort.tenancy.TenantRemoval;
import dev.cohort.tenancy.TestTenants;
import dev.cohort.work.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class SchedulerTest {
    private final TestDatabase db;
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final Threads threads = new Threads(Executors.defaultThreadFactory());
    private final ScheduleTable table;

    SchedulerTest(TestDatabase db) {
        this.db = db;
        this.table = new ScheduleTable(db.transaction(), db.transactions(), TestTenants.on(db), clock);
    }

    @BeforeEach
    void clear() {
        db.clear();
    }

    @AfterEach
    void end() {
        threads.end(null);
    }

    @Test
    void twoPollersClaimEachDueRunOnce() throws Exception {
        for (int i = 0; i < 40; i++) due("job" + i);
        List<String> claimed = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier together = new CyclicBarrier(2);

        try (ExecutorService pollers = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                var unused = pollers.submit(() -> {
                    together.await();
                    for (Optional<ScheduleTable.Due> due = table.claim(); due.isPresent(); due = table.claim())
                        claimed.add(due.get().job());
                    return claimed;
                });
            }
        }
        // A poller that finds only rows the other one is just taking comes back with nothing; the next poll has them.
        for (Optional<ScheduleTable.Due> due = table.claim(); due.isPresent(); due = table.claim())
            claimed.add(due.get().job());

        assertThat(claimed).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void whatAKilledNodeHeldIsTakenOverAfterItsLease() {
        due("nightly");
        ScheduleTable.Due held = table.claim().orElseThrow();
        clock.forward(ScheduleTable.LEASE.minusSeconds(1));
        assertThat(table.claim()).isEmpty();

        clock.forward(Duration.ofSeconds(1));
        ScheduleTable.Due taken = table.claim().orElseThrow();
        table.settle(held, Instant.now(clock), null);

        assertThat(table.claim()).as("the stale run cannot end the newer one").isEmpty();
        assertThat(runOf("nightly")).isEqualTo(taken.run());
        assertThat(holder("nightly")).isNotEmpty();
    }

    @Test
    void missedRunsRunOnce() {
        due("hourly");
        clock.forward(Duration.ofHours(5));

        ScheduleTable.Due due = table.claim().orElseThrow();
        table.settle(due, Instant.now(clock), null);

        assertThat(table.claim()).isEmpty();
        clock.forward(Duration.ofHours(1));
        assertThat(table.claim()).isPresent();
    }

    @Test
    void aClaimThatIsRenewedStays() {
        due("long");
        ScheduleTable.Due due = table.claim().orElseThrow();
        for (int i = 0; i < 5; i++) {
            clock.forward(Duration.ofSeconds(20));
            table.renew(due);
            assertThat(table.claim()).isEmpty();
        }
    }

    @Test
    void whatCoreDoesAgainAndAgainIsDueAtEveryTenantAndOnTheVendorsSite() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(4);
        List<String> where = Collections.synchronizedList(new ArrayList<>());
        ScheduledWork counted = () -> {
            where.add(Context.tenant().slug());
            ran.countDown();
        };
        Set<String> looked = Set.of(ExpiredKeys.NAME, TenantRemoval.NAME);
        Scheduler scheduler = scheduler((String name) -> looked.contains(name) ? counted : () -> {});
        scheduler.refresh();
        assertThat(table.all())
                .filteredOn(entry -> entry.job().equals(ExpiredKeys.NAME))
                .extracting(ScheduleTable.Entry::tenantId)
                .containsExactlyInAnyOrder(
                        db.vendor().id(), db.alpha().id(), db.beta().id());
        assertThat(table.all())
                .filteredOn(entry -> entry.job().equals(TenantRemoval.NAME))
                .extracting(ScheduleTable.Entry::tenantId)
                .containsExactly(db.vendor().id());

        clock.forward(Duration.ofHours(1));

        // More is due than there are slots, so that one look does not start it all.
        boolean all = false;
        for (int looks = 0; !all && looks < 200; looks++) {
            scheduler.poll();
            all = ran.await(100, TimeUnit.MILLISECONDS);
        }
        assertThat(all).isTrue();
        assertThat(where).containsExactlyInAnyOrder("admin", "admin", "alpha", "beta");
    }

    @Test
    void whatIsNoLongerWantedIsNotRunAndGoesWithTheNextRefresh() throws InterruptedException {
        Scheduler scheduler = scheduler(() -> {
            throw new AssertionError("nobody wants it any more");
        });
        due("nightly");
        scheduler.poll();
        while (!holder("nightly").isEmpty() || table.claim().isPresent()) Thread.onSpinWait();
        assertThat(logged("nightly")).isZero();

        scheduler.refresh();

        assertThat(table.all()).extracting(ScheduleTable.Entry::job).doesNotContain("nightly");
    }

    /** A scheduler that finds this work under every name. */
    private Scheduler scheduler(ScheduledWork work) {
        return scheduler(name -> work);
    }

    private Scheduler scheduler(Function<String, ScheduledWork> byName) {
        ScheduledWorks works = new ScheduledWorks(null) {
            @Override
            ScheduledWork get(String name) {
                return byName.apply(name);
            }
        };
        return new Scheduler(
                table,
                new RunLog(db.transaction(), db.transactions(), clock),
                works,
                new InstalledModules(),
                TestTenants.on(db),
                threads,
                clock);
    }

    private long logged(String job) {
        return db.transactions().inNew(db.system(db.alpha()), () -> db.transaction()
                .handle()
                .createQuery("select count(*) from job_run where job = :job")
                .bind("job", job)
                .mapTo(Long.class)
                .one());
    }

    private void due(String job) {
        UUID tenant = db.alpha().id();
        table.put(
                new ScheduleTable.Entry(
                        tenant, job, "0 * * * *", db.alpha().zone().getId()),
                Instant.now(clock));
    }

    private long runOf(String job) {
        return db.transactions().inNew(db.system(db.vendor()), () -> db.transaction()
                .handle()
                .createQuery("select run from schedule where job = :job")
                .bind("job", job)
                .mapTo(Long.class)
                .one());
    }

    private String holder(String job) {
        return db.transactions().inNew(db.system(db.vendor()), () -> db.transaction()
                .handle()
                .createQuery("select coalesce(claimed_by, '') from schedule where job = :job")
                .bind("job", job)
                .mapTo(String.class)
                .one());
    }
}
