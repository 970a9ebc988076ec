package dev.cohort.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.access.Caller;
import dev.cohort.job.Job;
import dev.cohort.job.JobState;
import dev.cohort.notification.TestNotifications;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class UndoEndTest {
    private static final UUID MEMBER = UUID.fromString("0190b000-0000-7000-8000-000000000001");
    private static final UUID JOB = UUID.fromString("0190b000-0000-7000-8000-000000000002");
    private static final Caller ANN =
            new Caller(Caller.Kind.MEMBER, MEMBER, "Ann", null, null, Set.of(), Set.of(), Map.of());

    private final TestDatabase db;
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final ImportTable table;
    private final UndoEnd end;

    UndoEndTest(TestDatabase db) {
        this.db = db;
        this.table = new ImportTable(db.transaction(), clock);
        ImportTargets none = new ImportTargets(null, null) {
            @Override
            List<ImportTarget> all() {
                return List.of();
            }
        };
        this.end = new UndoEnd(table, none, TestNotifications.on(db, clock));
    }

    @BeforeEach
    void aMember() {
        db.clear();
        ann(() -> db.transaction()
                .handle()
                .execute(
                        "insert into member (id, subject, email, name, created_at) values (?, 'a', 'a@x', 'A', now())",
                        MEMBER));
    }

    @Test
    void whoUndidAnImportIsToldWhatCameOfIt() {
        UUID id = undoing();
        ann(() -> table.endUndo(id));

        ended(JobState.DONE);

        ImportStatus status = ImportStatus.of(ann(() -> table.get(id)));
        assertThat(status.state()).isEqualTo(ImportState.UNDONE);
        assertThat(status.undoneAt()).isEqualTo(Instant.now(clock));
        assertThat(status.undoneBy()).isEqualTo("Ann");
        assertThat(told()).containsExactly("leads.csv has been undone: 5 removed, 3 restored, 1 kept.");
    }

    @Test
    void anUndoThatBrokeOffIsSaidAndMayGoOn() {
        UUID id = undoing();

        ended(JobState.FAILED);

        ImportStatus status = ImportStatus.of(ann(() -> table.get(id)));
        assertThat(status.state()).isEqualTo(ImportState.FAILED);
        assertThat(status.problem()).isEqualTo("import-undo-failed");
        assertThat(status.mayUndo()).isTrue();
        assertThat(told()).singleElement().asString().startsWith("The undo of leads.csv broke off: 5 removed");
    }

    @Test
    void anUndoWhoseJobWasCancelledMayGoOnToo() {
        UUID id = undoing();

        ended(JobState.CANCELLED);

        ImportStatus status = ImportStatus.of(ann(() -> table.get(id)));
        assertThat(status.problem()).isEqualTo("import-undo-stopped");
        assertThat(status.mayUndo()).isTrue();
    }

    @Test
    void progressIsThatOfTheUndo() {
        UUID id = undoing();
        assertThat(ImportStatus.of(ann(() -> table.get(id))).progress()).isEqualTo(40);
    }

    private UUID undoing() {
        return ann(() -> {
            UUID id = table.insert("lead", "leads.csv");
            table.handedTo(id, JOB);
            table.beginUndo(id);
            db.transaction().handle().execute("""
                    update import set read_rows = 10, created_rows = 7, updated_rows = 3, applied_to = 10, undone_to = 4,
                        removed_rows = 5, restored_rows = 3, kept_rows = 1
                    """);
            return id;
        });
    }

    private void ended(JobState state) {
        Instant now = Instant.now(clock);
        Job job = new Job(JOB, ImportUndos.JOB, state, 0, null, null, null, null, MEMBER, 1, false, now, now, now);
        ann(() -> {
            end.ended(job);
            return job;
        });
    }

    private List<String> told() {
        return ann(() -> TestNotifications.on(db, clock).latest(9)).stream()
                .map(news -> news.title())
                .toList();
    }

    private <T> T ann(Supplier<T> work) {
        return db.transactions().inNew(db.system(db.alpha()).as(ANN), work);
    }
}
