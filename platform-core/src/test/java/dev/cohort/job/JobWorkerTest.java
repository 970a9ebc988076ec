package dev.cohort.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.TestMembers;
import dev.cohort.audit.TestAudit;
import dev.cohort.module.InstalledModules;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.request.Context;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.Tenants;
import dev.cohort.tenancy.TestTenants;
import dev.cohort.work.AfterCommit;
import dev.cohort.work.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs on the real JBeret and the real PostgreSQL. */
@ExtendWith(TestDatabase.class)
class JobWorkerTest {
    record Order(int rows) {}

    record Position(int row) {}

    record Written(int rows) {}

    private final TestDatabase db;
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final Threads threads = new Threads(Executors.defaultThreadFactory());
    private final TestBatch batch;
    private final JobQueue queue;
    private final JobTable table;
    private final JobWorker worker;
    private final Jobs jobs;
    private final List<String> steps = java.util.Collections.synchronizedList(new ArrayList<>());

    JobWorkerTest(TestDatabase db) {
        this.db = db;
        Tenants tenants = TestTenants.on(db);
        batch = new TestBatch(db);
        queue = new JobQueue(db.transaction(), db.transactions(), tenants, clock);
        table = new JobTable(db.transaction(), clock);
        JobRuns runs = new JobRuns(batch);
        batch.use(runs);
        worker = new JobWorker(
                queue, table, runs, ends, modules, tenants, TestMembers.on(db), db.transactions(), threads);
        jobs = new Jobs(db.transaction(), table, worker, ends, new AfterCommit(db.registry()), TestAudit.on(db));
        batch.artifact("first", () -> new Counting("first"));
        batch.artifact("second", () -> new Counting("second"));
        batch.artifact("reader", Numbers::new);
        batch.artifact("processor", Odd::new);
        batch.artifact("writer", Rows::new);
    }

    /** Keeps what was told in a row of the transaction it was told in. */
    private final JobEnds ends = new JobEnds(null) {
        @Override
        void tell(Job job) {
            if (deaf) throw new IllegalStateException("nobody listens");
            db.transaction().handle().execute("insert into setting values (?, 'told')", job.state() + " " + job.id());
        }
    };

    private final InstalledModules modules = new InstalledModules() {
        @Override
        public Optional<String> moduleOfJob(String kind) {
            return kind.equals(offHere) ? Optional.of("counting") : Optional.empty();
        }
    };

    private volatile @Nullable String offHere;
    private volatile boolean deaf;
    private volatile int failAtRow = -1;
    private volatile @Nullable CountDownLatch reached;
    private volatile @Nullable CountDownLatch goOn;

    @BeforeEach
    void clear() {
        db.clear();
    }

    @AfterEach
    void end() {
        threads.end(null);
        batch.close();
    }

    /** Writes one row per chunk, named after its step. */
    private final class Counting extends TenantBatchlet {
        private final String name;

        Counting(String name) {
            this.name = name;
        }

        @Override
        protected void work(JobRun run) throws Exception {
            int rows = run.params(Order.class).rows();
            Position at = run.checkpoint(Position.class).orElse(new Position(0));
            steps.add(name + " from " + at.row());
            run.total(2L * rows);
            while (at.row() < rows) {
                Position from = at;
                at = run.chunk(() -> {
                    write(name + from.row());
                    run.advance(1);
                    if (from.row() == failAtRow) throw new java.io.IOException("disk full");
                    return new Position(from.row() + 1);
                });
                pause(at.row());
            }
            run.result(new Written(rows));
        }
    }

    private void pause(int row) throws InterruptedException {
        CountDownLatch wanted = reached;
        CountDownLatch until = goOn;
        if (row != 3 || wanted == null || until == null) return;
        wanted.countDown();
        if (!until.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("never released");
    }

    /** Gives 1 to 25. */
    private final class Numbers extends TenantReader<Integer> {
        private int last;

        @Override
        protected void open(JobRun run, Optional<JsonNode> checkpoint) {
            last = checkpoint.map(at -> at.get("row").asInt()).orElse(0);
            steps.add("items from " + last);
        }

        @Override
        protected @Nullable Integer read() {
            return last < 25 ? ++last : null;
        }

        @Override
        protected Object checkpoint() {
            return new Position(last);
        }
    }

    private static final class Odd extends TenantProcessor<Integer, Integer> {
        @Override
        protected @Nullable Integer process(JobRun run, Integer item) {
            return item % 2 == 1 ? item : null;
        }
    }

    private final class Rows extends TenantWriter<Integer> {
        @Override
        protected void write(JobRun run, List<Integer> items) throws Exception {
            for (Integer item : items) {
                if (item == failAtRow) throw new java.io.IOException("disk full");
                JobWorkerTest.this.write("item" + item);
                run.advance(1);
            }
        }
    }

    private void write(String key) {
        db.transaction()
                .handle()
                .execute(
                        "insert into setting values (?, ?)",
                        key,
                        Context.tenant().slug());
    }

    @Test
    void aJobRunsAfterItsStartWasCommitted() {
        UUID id = start(db.alpha(), "test-count", 5);

        Job job = ended(db.alpha(), id);

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.progress()).isEqualTo(10);
        assertThat(job.total()).isEqualTo(10);
        assertThat(job.result()).hasToString("{\"rows\":5}");
        assertThat(rows(db.alpha())).isEqualTo(10);
        assertThat(rows(db.beta())).isZero();
        assertThat(queue.claim()).isEmpty();
    }

    @Test
    void aJobWhoseStartWasRolledBackNeverWas() {
        assertThatThrownBy(() -> db.transactions().inNew(db.system(db.alpha()), () -> {
                    jobs.start("test-count", new Order(1));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        worker.beat();

        assertThat(steps).isEmpty();
    }

    @Test
    void aFailedChunkLeavesNothingButTheChunksBeforeItStand() {
        failAtRow = 3;
        UUID id = start(db.alpha(), "test-count", 5);

        Job job = ended(db.alpha(), id);

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure()).isEqualTo("unexpected-error");
        assertThat(job.progress()).isEqualTo(3);
        assertThat(rows(db.alpha())).isEqualTo(3);
    }

    @Test
    void aCancelledJobEndsAtItsNextChunk() throws InterruptedException {
        CountDownLatch wait = hold();
        UUID id = start(db.alpha(), "test-count", 50);
        wait.await();

        in(db.alpha(), () -> jobs.cancel(id));
        release();

        assertThat(ended(db.alpha(), id).state()).isEqualTo(JobState.CANCELLED);
        assertThat(rows(db.alpha())).isLessThan(6);
    }

    @Test
    void aJobOfAModuleThatIsOffWaitsUntilItIsOnAgain() {
        offHere = "test-count";
        UUID id = Ids.next();
        in(db.alpha(), () -> {
            table.insert(id, "test-count", dev.cohort.rest.Json.tree(new Order(2)), null);
            return id;
        });
        queue.add(db.alpha().id(), id, "test-count");
        worker.beat();
        assertThat(queue.claim()).as("it has been taken, and looked at").isEmpty();
        assertThat(in(db.alpha(), () -> jobs.get(id)).state()).isEqualTo(JobState.QUEUED);

        offHere = null;
        clock.forward(JobQueue.LEASE);
        worker.beat();

        assertThat(ended(db.alpha(), id).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void whoeverIsToldOfTheEndIsToldOnceHoweverItEnds() throws InterruptedException {
        UUID done = start(db.alpha(), "test-count", 2);
        ended(db.alpha(), done);
        failAtRow = 0;
        UUID failed = start(db.beta(), "test-count", 2);
        ended(db.beta(), failed);
        failAtRow = -1;
        CountDownLatch wait = hold();
        UUID cancelled = start(db.beta(), "test-count", 50);
        wait.await();
        in(db.beta(), () -> jobs.cancel(cancelled));
        release();
        ended(db.beta(), cancelled);
        UUID waiting = Ids.next();
        in(db.beta(), () -> {
            table.insert(waiting, "test-count", dev.cohort.rest.Json.tree(new Order(1)), null);
            return waiting;
        });
        in(db.beta(), () -> jobs.cancel(waiting));
        in(db.beta(), () -> jobs.cancel(waiting));

        assertThat(told(db.alpha())).containsExactly("DONE " + done);
        assertThat(told(db.beta()))
                .containsExactlyInAnyOrder("FAILED " + failed, "CANCELLED " + cancelled, "CANCELLED " + waiting);
    }

    @Test
    void aJobEndsEvenWhereTellingOfItFails() {
        deaf = true;

        Job job = ended(db.alpha(), start(db.alpha(), "test-count", 2));

        assertThat(job.state()).isEqualTo(JobState.DONE);
    }

    private List<String> told(Tenant tenant) {
        return in(tenant, () -> db.transaction()
                .handle()
                .select("select key from setting where value = 'told'")
                .mapTo(String.class)
                .list());
    }

    @Test
    void whenANodeIsKilledTheJobGoesOnElsewhereWithNoRowTwiceAndNoneLost() throws InterruptedException {
        CountDownLatch wait = hold();
        UUID id = start(db.alpha(), "test-count", 8);
        wait.await();

        // The node stops giving signs of life, but its thread still lives: another node takes the job over.
        clock.forward(JobQueue.LEASE);
        JobWorker other = otherNode();
        reached = null;
        other.beat();
        Job job = ended(db.alpha(), id);
        release();

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.attempts()).isEqualTo(2);
        assertThat(steps.subList(0, 3)).containsExactly("first from 0", "first from 3", "second from 0");
        assertThat(rows(db.alpha())).isEqualTo(16);
        assertThat(job.progress()).isEqualTo(16);
    }

    @Test
    void aRunThatWasTakenOverCanWriteNothing() {
        UUID id = Ids.next();
        in(db.alpha(), () -> {
            table.insert(id, "test-count", dev.cohort.rest.Json.tree(new Order(1)), null);
            return id;
        });
        JobTable.Begun first = in(db.alpha(), () -> table.begin(id).orElseThrow());
        in(db.alpha(), () -> table.begin(id).orElseThrow());
        JobRun stale = new JobRun(id, first, db.system(db.alpha()), table, db.transactions(), threads);

        assertThatThrownBy(() -> stale.chunk(() -> {
                    write("stale");
                    return new Position(1);
                }))
                .isInstanceOf(JobStopped.class);
        assertThat(rows(db.alpha())).isZero();
    }

    @Test
    void itemsAreReadProcessedAndWrittenWithTheTenantBound() {
        UUID id = start(db.alpha(), "test-items", 0);

        Job job = ended(db.alpha(), id);

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.progress()).isEqualTo(13);
        assertThat(rows(db.alpha())).isEqualTo(13);
    }

    @Test
    void aChunkStepGoesOnFromItsLastCheckpoint() {
        failAtRow = 15;
        UUID id = start(db.alpha(), "test-items", 0);
        assertThat(ended(db.alpha(), id).state()).isEqualTo(JobState.FAILED);
        long before = rows(db.alpha());

        failAtRow = -1;
        in(db.alpha(), () -> db.transaction()
                .handle()
                .execute("update job set state = 'RUNNING', ended_at = null where id = ?", id));
        queue.add(db.alpha().id(), id, "test-items");
        worker.beat();
        Job job = ended(db.alpha(), id);

        assertThat(before).isPositive().isLessThan(13);
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(rows(db.alpha())).isEqualTo(13);
        assertThat(steps.getLast()).isNotEqualTo("items from 0");
    }

    @Test
    void aMemberWhoIsGoneHasNoJobsRun() {
        UUID id = Ids.next();
        UUID member = Ids.next();
        in(db.alpha(), () -> {
            db.transaction().handle().execute("""
                    insert into member (id, subject, email, name, status, created_at)
                    values (?, 'x', 'x@alpha.example', 'X', 'INACTIVE', now())
                    """, member);
            table.insert(id, "test-count", dev.cohort.rest.Json.tree(new Order(1)), member);
            return id;
        });
        queue.add(db.alpha().id(), id, "test-count");

        worker.beat();

        assertThat(ended(db.alpha(), id).failure()).isEqualTo("not-found");
        assertThat(steps).isEmpty();
    }

    @Test
    void tenantsTakeTurns() {
        UUID first = queued(db.alpha());
        UUID second = queued(db.alpha());
        clock.forward(Duration.ofSeconds(1));
        UUID late = queued(db.beta());

        List<UUID> order = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            order.add(queue.claim().orElseThrow().jobId());
            clock.forward(Duration.ofMillis(1));
        }

        assertThat(order).containsExactly(first, late, second);
    }

    @Test
    void aJobThatWasLostBetweenTenantAndRegistryIsFound() {
        UUID id = Ids.next();
        in(db.alpha(), () -> {
            table.insert(id, "test-count", dev.cohort.rest.Json.tree(new Order(1)), null);
            return id;
        });

        worker.check(db.alpha());

        assertThat(queue.claim()).map(JobQueue.Claim::jobId).contains(id);
    }

    private UUID queued(Tenant tenant) {
        UUID id = Ids.next();
        queue.add(tenant.id(), id, "test-count");
        return id;
    }

    private JobWorker otherNode() {
        TestBatch elsewhere = new TestBatch(db);
        JobRuns runs = new JobRuns(elsewhere);
        elsewhere.use(runs);
        elsewhere.artifact("first", () -> new Counting("first"));
        elsewhere.artifact("second", () -> new Counting("second"));
        return new JobWorker(
                queue, table, runs, ends, modules, TestTenants.on(db), TestMembers.on(db), db.transactions(), threads);
    }

    private CountDownLatch hold() {
        CountDownLatch latch = new CountDownLatch(1);
        goOn = new CountDownLatch(1);
        reached = latch;
        return latch;
    }

    private void release() {
        CountDownLatch held = goOn;
        if (held != null) held.countDown();
    }

    private UUID start(Tenant tenant, String kind, int rows) {
        return in(tenant, () -> jobs.start(kind, new Order(rows)));
    }

    private <T> T in(Tenant tenant, java.util.function.Supplier<T> work) {
        return db.transactions().inNew(db.system(tenant), work);
    }

    private long rows(Tenant tenant) {
        return in(tenant, () -> db.transaction()
                .handle()
                .createQuery("select count(*) from setting where value = :slug")
                .bind("slug", tenant.slug())
                .mapTo(Long.class)
                .one());
    }

    private Job ended(Tenant tenant, UUID id) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            Job job = in(tenant, () -> jobs.get(id));
            if (job.endedAt() != null && queueIsEmpty(id)) return job;
            Thread.onSpinWait();
        }
        throw new AssertionError("The job does not end: " + in(tenant, () -> jobs.get(id)));
    }

    /** The row of the queue goes right after the job has ended. */
    private boolean queueIsEmpty(UUID id) {
        return db.transactions().inNew(db.system(db.vendor()), () -> db.transaction()
                        .handle()
                        .createQuery("select count(*) from job_queue where job_id = :id")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .one())
                == 0;
    }
}
