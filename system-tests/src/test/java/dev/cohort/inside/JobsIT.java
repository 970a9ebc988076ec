package dev.cohort.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cohort.access.Caller;
import dev.cohort.access.Members;
import dev.cohort.job.Job;
import dev.cohort.job.JobState;
import dev.cohort.job.Jobs;
import dev.cohort.module.ModuleSwitch;
import dev.cohort.probe.Count;
import dev.cohort.probe.Gates;
import dev.cohort.probe.ProbeModule;
import dev.cohort.probe.Rows;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The probe's jobs count, and write each number into the audit in the transaction of its chunk. */
@DisplayName("A job runs in the batch container as its tenant's, chunk by chunk")
class JobsIT extends Inside {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<JobState> ENDED = Set.of(JobState.DONE, JobState.FAILED, JobState.CANCELLED);

    @Inject
    private Jobs jobs;

    @Inject
    private Gates gates;

    @Inject
    private Members members;

    @Inject
    private ModuleSwitch modules;

    @BeforeEach
    void switchTheProbeOn() {
        for (String slug : List.of(DEMO, CODELAB))
            if (!tenant(slug).hasModule(ProbeModule.ID)) modules.enable(tenant(slug), ProbeModule.ID);
    }

    /** Other suites look at a tenant that has it not. */
    @AfterEach
    void switchItOffAgain() {
        in(CODELAB, () -> modules.set(ProbeModule.ID, false));
    }

    @Test
    void itRunsInTheNameOfTheMemberWhoStartedItAtEitherTenant() {
        for (String slug : List.of(DEMO, CODELAB)) {
            Caller sales = in(
                    slug,
                    () -> members.callerOf(
                            one(UUID.class, "select id from member where email = ?", "sales@" + slug + ".example")));
            UUID id = in(slug, sales, () -> jobs.start(Count.KIND, new Count.Order(3, null)));
            Job job = ended(slug, id);
            assertThat(job.state()).isEqualTo(JobState.DONE);
            assertThat(job.progress()).isEqualTo(3);
            assertThat(counted(slug, id)).containsExactly("1", "2", "3");
            assertThat(in(slug, () -> transaction
                            .handle()
                            .select(
                                    "select distinct actor_name || ' ' || door from audit_entry where record_id = ?"
                                            + " and action = 'count'",
                                    id)
                            .mapTo(String.class)
                            .list()))
                    .containsExactly(sales.name() + " job");
        }
    }

    @Test
    void cancelledItEndsAtItsNextChunkAndKeepsWhatWasDone() throws Exception {
        UUID gate = UUID.randomUUID();
        UUID id = in(DEMO, () -> jobs.start(Count.KIND, new Count.Order(5, gate)));
        gates.awaitReached(gate);
        assertThat(in(DEMO, () -> jobs.cancel(id)).state()).isEqualTo(JobState.RUNNING);
        gates.open(gate);
        Job job = ended(DEMO, id);
        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
        assertThat(counted(DEMO, id))
                .hasSize((int) job.progress())
                .hasSizeLessThan(5)
                .startsWith("1");
    }

    @Test
    void leftByAServerThatWentAwayItGoesOnWhereItsLastChunkWas() {
        UUID id = UUID.randomUUID();
        in(CODELAB, () -> left(id));
        in("admin", () -> transaction.handle().execute("""
                        insert into job_queue (job_id, tenant_id, kind, queued_at, claimed_by, claimed_until)
                        values (?, ?, ?, now(), 'gone', now() - interval '1 second')
                        """, id, tenant(CODELAB).id(), Count.KIND));
        Job job = ended(CODELAB, id);
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.attempts()).isEqualTo(2);
        assertThat(job.progress()).isEqualTo(5);
        assertThat(counted(CODELAB, id)).containsExactly("4", "5");
    }

    /** As a server leaves a job that it has counted to three. */
    private int left(UUID id) {
        return transaction.handle().execute("""
                insert into job (id, kind, state, params, progress, checkpoint, node, attempts, created_at, started_at,
                    heartbeat_at)
                values (?, ?, 'RUNNING', '{"to": 5}', 3, '{"done": [], "step": "count", "at": {"number": 3}}', 'gone', 1,
                    now(), now(), now())
                """, id, Count.KIND);
    }

    @Test
    void aChunkThatFailsIsUndoneWithItsAuditAndTheOnesBeforeItStay() {
        UUID whole = in(DEMO, () -> jobs.start(Rows.KIND, new Rows.Order(0)));
        UUID broken = in(DEMO, () -> jobs.start(Rows.KIND, new Rows.Order(5)));
        assertThat(ended(DEMO, whole).state()).isEqualTo(JobState.DONE);
        assertThat(counted(DEMO, whole)).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7");
        Job job = ended(DEMO, broken);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure()).isEqualTo("probe-failed");
        assertThat(job.progress()).isEqualTo(3);
        assertThat(counted(DEMO, broken)).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void startedPastUsItHasNoTenantAndFails() {
        JobOperator operator = BatchRuntime.getJobOperator();
        long execution = operator.start(Count.KIND, new Properties());
        await().pollInSameThread()
                .atMost(PATIENCE)
                .until(() -> operator.getJobExecution(execution).getBatchStatus() == BatchStatus.FAILED);
        assertThat(operator.getStepExecutions(execution))
                .allSatisfy(step -> assertThat(step.getBatchStatus()).isEqualTo(BatchStatus.FAILED))
                .hasSize(1);
    }

    private Job ended(String slug, UUID id) {
        return await().pollInSameThread()
                .atMost(PATIENCE)
                .until(() -> in(slug, () -> jobs.get(id)), job -> ENDED.contains(job.state()));
    }

    private List<String> counted(String slug, UUID id) {
        return in(slug, () -> transaction
                .handle()
                .select("select reason from audit_entry where record_id = ? and action = 'count' order by seq", id)
                .mapTo(String.class)
                .list());
    }
}
