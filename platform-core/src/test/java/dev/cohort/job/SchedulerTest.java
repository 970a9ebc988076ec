package dev.cohort.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.tenancy.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class SchedulerTest {
    private final TestDatabase db;
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final ScheduleTable table;

    SchedulerTest(TestDatabase db) {
        this.db = db;
        this.table = new ScheduleTable(db.transaction(), db.transactions(), TestTenants.on(db), clock);
    }

    @BeforeEach
    void clear() {
        db.clear();
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
