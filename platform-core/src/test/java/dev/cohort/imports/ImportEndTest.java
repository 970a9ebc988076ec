package dev.cohort.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.access.Caller;
import dev.cohort.job.Job;
import dev.cohort.job.JobState;
import dev.cohort.notification.Notification;
import dev.cohort.notification.TestNotifications;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(TestDatabase.class)
class ImportEndTest {
    private static final UUID MEMBER = UUID.fromString("0190b000-0000-7000-8000-000000000001");
    private static final UUID JOB = UUID.fromString("0190b000-0000-7000-8000-000000000002");
    private static final Caller ANN =
            new Caller(Caller.Kind.MEMBER, MEMBER, "Ann", null, null, Set.of(), Set.of(), Map.of());

    private final TestDatabase db;
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final ImportTable table;
    private final ImportEnd end;

    ImportEndTest(TestDatabase db) {
        this.db = db;
        this.table = new ImportTable(db.transaction(), clock);
        this.end = new ImportEnd(table, noTargets(), TestNotifications.on(db, clock));
    }

    private static ImportTargets noTargets() {
        return new ImportTargets(null, null) {
            @Override
            List<ImportTarget> all() {
                return List.of();
            }
        };
    }

    @BeforeEach
    void aMember() {
        db.clear();
        system(() ->
                sql("insert into member (id, subject, email, name, created_at) values (?, 'a', 'a@x', 'A', now())"));
    }

    @Test
    void whoStartedAnImportIsToldThatItIsDone() {
        running("APPLYING", false);
        system(() ->
                db.transaction().handle().execute("update import set state = 'DONE', read_rows = 7, created_rows = 7"));

        ended(JobState.DONE, MEMBER);

        assertThat(told())
                .containsExactly("import.done: leads.csv has been imported: 7 new, 0 updated, 0 skipped, 0 failed.");
    }

    @ParameterizedTest
    @EnumSource(
            value = JobState.class,
            names = {"DONE", "FAILED", "CANCELLED"})
    void aDryRunIsToldNobody(JobState state) {
        running(state == JobState.DONE ? "DONE" : "STAGING", true);

        ended(state, MEMBER);

        assertThat(told()).isEmpty();
    }

    @Test
    void anImportWhoseJobFailedHasFailedAndItIsTold() {
        UUID id = running("STAGING", false);

        ended(JobState.FAILED, MEMBER);

        StoredImport stored = system(() -> table.get(id));
        assertThat(stored.state()).isEqualTo("FAILED");
        assertThat(stored.endedAt()).isEqualTo(Instant.now(clock));
        assertThat(ImportStatus.of(stored).problem()).isEqualTo("job-failed");
        assertThat(told()).singleElement().asString().startsWith("import.failed: The import of leads.csv broke off.");
    }

    @Test
    void anImportWhoseJobWasCancelledKeepsItsCounts() {
        UUID id = running("APPLYING", false);
        system(() -> db.transaction().handle().execute("update import set read_rows = 9, created_rows = 4"));

        ended(JobState.CANCELLED, MEMBER);

        ImportStatus status = ImportStatus.of(system(() -> table.get(id)));
        assertThat(status.state()).isEqualTo(ImportState.CANCELLED);
        assertThat(status.created()).isEqualTo(4);
        assertThat(told())
                .containsExactly(
                        "import.cancelled: The import of leads.csv was stopped. 4 new and 0 updated by then have stayed.");
    }

    @Test
    void whatTheSystemStartedIsToldNobody() {
        running("STAGING", false);

        ended(JobState.FAILED, null);

        assertThat(told()).isEmpty();
    }

    private UUID running(String state, boolean dryRun) {
        return db.transactions().inNew(db.system(db.alpha()).as(ANN), () -> {
            UUID id = table.insert("lead", "leads.csv");
            table.handedTo(id, JOB);
            db.transaction().handle().execute("update import set state = ?, dry_run = ?", state, dryRun);
            return id;
        });
    }

    private void ended(JobState state, @Nullable UUID member) {
        Instant now = Instant.now(clock);
        Job job = new Job(JOB, Imports.JOB, state, 0, null, null, null, null, member, 1, false, now, now, now);
        system(() -> {
            end.ended(job);
            return job;
        });
    }

    private List<String> told() {
        return db
                .transactions()
                .inNew(db.system(db.alpha()).as(ANN), () -> TestNotifications.on(db, clock)
                        .latest(9))
                .stream()
                .map(ImportEndTest::words)
                .toList();
    }

    private static String words(Notification told) {
        return told.kind() + ": " + told.title();
    }

    private int sql(String statement) {
        return db.transaction().handle().execute(statement, MEMBER);
    }

    private <T> T system(Supplier<T> work) {
        return db.transactions().inNew(db.system(db.alpha()), work);
    }
}
