package dev.cohort.leads.leadimport;

import static dev.cohort.leads.leadimport.UndoFixture.CHANGE_LEAD;
import static dev.cohort.leads.leadimport.UndoFixture.HEADER;
import static dev.cohort.leads.leadimport.UndoFixture.counts;
import static dev.cohort.leads.leadimport.UndoFixture.options;
import static dev.cohort.leads.leadimport.UndoFixture.people;
import static dev.cohort.leads.leadimport.UndoFixture.refused;
import static dev.cohort.leads.leadimport.UndoFixture.upsert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cohort.imports.ImportOptions;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import dev.cohort.imports.ImportRunner;
import dev.cohort.imports.ImportRunner.BrokenOff;
import dev.cohort.imports.ImportState;
import dev.cohort.imports.ImportStatus;
import dev.cohort.persistence.TestDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class LeadUndoRunTest {
    private ImportFixture on;
    private ImportRunner runner;
    private UndoFixture undo;

    @BeforeEach
    void open(TestDatabase db) {
        on = new ImportFixture(db);
        runner = on.runner;
        undo = new UndoFixture(on);
    }

    @Test
    void editsBetweenTwoRangesOfOneImportAreNotLost() {
        runner.run(HEADER + "Ann,Lee,ann@firma.example,,IELTS,,,\n", ImportOptions.NONE);
        UUID id = runner.upload(HEADER + "Ann,Lee,ann@firma.example,,SAT,,,\n" + people(0, 10_500)
                + "Ann,Lee,ann@firma.example,,TOEFL,,,\n");
        runner.prepare(id, options(Mode.UPSERT, OnDuplicate.UPDATE));
        undo.stopOnce(id, "select count(*) from lead where interest = 'SAT'");
        undo.sql(CHANGE_LEAD, "Ann");
        runner.finish(id, Integer.MAX_VALUE);
        assertThat(on.one("select interest from lead order by number limit 1")).isEqualTo("TOEFL");

        assertThat(counts(runner.undo(id))).isEqualTo("10500 removed, 0 restored, 1 kept");

        assertThat(on.all("select interest from lead")).containsExactly("TOEFL");
    }

    @Test
    void anUndoThatBreaksOffGoesOnWhereItWas() {
        runner.run(HEADER + people(0, 4_000), ImportOptions.NONE);
        List<String> before = undo.everything();
        ImportStatus done = runner.run(HEADER + people(3_000, 12_000).replace("IELTS", "SAT"), upsert());
        assertThat(done.updated()).isEqualTo(1_000);
        undo.sql(CHANGE_LEAD, "First3999");
        undo.sql(CHANGE_LEAD, "First11999");
        runner.beginUndo(done.id());
        for (int chunk = 0; chunk < 2; chunk++) {
            assertThatExceptionOfType(BrokenOff.class).isThrownBy(() -> runner.finishUndo(done.id(), 0));
            assertThatExceptionOfType(BrokenOff.class).isThrownBy(() -> runner.finishUndo(done.id(), 1));
        }
        runner.finishUndo(done.id(), Integer.MAX_VALUE);

        ImportStatus undone = runner.status(done.id());

        assertThat(counts(undone)).isEqualTo("7999 removed, 999 restored, 2 kept");
        assertThat(on.all("select distinct reason from import_kept")).containsExactly("changed");
        undo.sql(
                "delete from lead_stage_change c using lead l, person p where c.lead_id = l.id and p.id = l.person_id and p.first_name = ?",
                "First11999");
        undo.sql("delete from lead l using person p where p.id = l.person_id and p.first_name = ?", "First11999");
        undo.sql("delete from person where first_name = ?", "First11999");
        undo.sql(
                "update lead l set interest = 'IELTS' from person p where p.id = l.person_id and p.first_name = ?",
                "First3999");
        assertThat(undo.everything()).isEqualTo(before);
    }

    @Test
    void aStoppedImportCanBeUndoneAsFarAsItCame() {
        UUID id = runner.upload(HEADER + people(0, 12_000));
        runner.prepare(id, ImportOptions.NONE);
        undo.stopOnce(id, "select count(*) from lead");
        refused("import-running", () -> runner.beginUndo(id));
        undo.sql("update import set state = 'CANCELLED' where id::text = ?", id.toString());
        assertThat(counts(runner.undo(id))).isEqualTo("10000 removed, 0 restored, 0 kept");
        assertThat(undo.everything()).containsExactly("", "", "");
    }

    @Test
    void onlyWhatHasRunIsUndoneAndOnlyOnce() {
        UUID id = runner.upload(HEADER + people(0, 3));
        refused("import-not-run", () -> runner.beginUndo(id));
        runner.run(id, ImportOptions.NONE.dry(true));
        refused("import-not-run", () -> runner.beginUndo(id));
        runner.run(id, ImportOptions.NONE);
        runner.beginUndo(id);
        refused("import-undoing", () -> runner.beginUndo(id));
        refused("import-undoing", () -> runner.in(() -> runner.imports().cancel(id)));
        refused("import-undoing", () -> runner.prepare(id, ImportOptions.NONE));
        runner.finishUndo(id, Integer.MAX_VALUE);
        refused("import-undone", () -> runner.beginUndo(id));
        refused("import-undone", () -> runner.preview(id));
        refused("import-undone", () -> runner.prepare(id, ImportOptions.NONE));
    }

    @Test
    void anotherTenantKeepsItsLeadsAndOthersCannotUndo(TestDatabase db) {
        Clock clock = Clock.fixed(ImportFixture.NOW, ZoneOffset.UTC);
        ImportRunner beta = on.runner(db.beta(), ImportFixture.manager(), clock);
        ImportStatus theirs = beta.run(HEADER + people(0, 5), ImportOptions.NONE);
        ImportStatus ours = runner.run(HEADER + people(0, 5), ImportOptions.NONE);
        ImportRunner sales = on.runner(db.alpha(), ImportFixture.sales(), clock);
        refused("not-found", () -> beta.beginUndo(ours.id()));
        refused("not-found", () -> sales.beginUndo(ours.id()));
        refused("not-found", () -> sales.preview(ours.id()));
        refused("not-found", () -> beta.kept(ours.id()));
        assertThat(counts(runner.undo(ours.id()))).isEqualTo("5 removed, 0 restored, 0 kept");
        assertThat(beta.status(theirs.id()).state()).isEqualTo(ImportState.DONE);
        assertThat(beta.<Integer>in(() -> db.transaction()
                        .handle()
                        .select("select count(*) from lead")
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(5);
    }

    @Test
    void whoCannotTakeAllOfItBackLeavesItToOthers(TestDatabase db) {
        Clock clock = Clock.fixed(ImportFixture.NOW, ZoneOffset.UTC);
        ImportRunner sales = on.runner(db.alpha(), ImportFixture.sales(), clock);
        UUID id = sales.run(
                        HEADER + "Ann,Own,ann@firma.example,,,,,\nBob,Other,bob@firma.example,,,,,Tomás Alt\n",
                        ImportOptions.NONE)
                .id();
        refused("import-not-yours", () -> sales.beginUndo(id));
        refused("import-not-yours", () -> sales.preview(id));
        assertThat(counts(runner.undo(id))).isEqualTo("2 removed, 0 restored, 0 kept");
    }

    @Test
    void whatHasPassedToOthersDoesNotKeepTheRestFromGoing(TestDatabase db) {
        Clock clock = Clock.fixed(ImportFixture.NOW, ZoneOffset.UTC);
        ImportRunner sales = on.runner(db.alpha(), ImportFixture.sales(), clock);
        UUID id = sales.run(
                        HEADER + "Ann,Own,ann@firma.example,,,,,\nBob,Given,bob@firma.example,,,,,\n",
                        ImportOptions.NONE)
                .id();
        undo.sql(
                "update lead l set owner_id = null, version = l.version + 1 from person p"
                        + " where p.id = l.person_id and p.first_name = ?",
                "Bob");
        assertThat(counts(sales.undo(id))).isEqualTo("1 removed, 0 restored, 1 kept");
        assertThat(undo.reasons(id)).isEqualTo(Map.of(3L, "changed"));
    }

    @Test
    void rightsThatAreLostWhileItRunsKeepTheRest(TestDatabase db) {
        Clock clock = Clock.fixed(ImportFixture.NOW, ZoneOffset.UTC);
        UUID id = runner.run(HEADER + "Ann,Own,ann@firma.example,,,,,\n", ImportOptions.NONE)
                .id();
        runner.beginUndo(id);
        on.runner(db.alpha(), ImportFixture.sales(), clock).finishUndo(id, Integer.MAX_VALUE);
        assertThat(counts(runner.status(id))).isEqualTo("0 removed, 0 restored, 1 kept");
        assertThat(undo.reasons(id)).isEqualTo(Map.of(2L, "not-yours"));
    }

    @Test
    void whoeverWasRemovedSinceTheRowsWereMatchedIsMadeAnew() {
        ImportStatus first = runner.run(HEADER + "Ann,Lee,ann@firma.example,,IELTS,,,\n", ImportOptions.NONE);
        UUID next = runner.upload(HEADER + "Ann,Lee,ann@firma.example,,SAT,,,\n");
        runner.prepare(next, options(Mode.CREATE, OnDuplicate.CREATE));
        undo.stopOnce(next, "select count(*) from import_match where person_id is not null");
        runner.undo(first.id());
        runner.finish(next, Integer.MAX_VALUE);
        assertThat(on.all("select first_name || ' ' || interest from person p join lead l on l.person_id = p.id"))
                .containsExactly("Ann SAT");
        assertThat(counts(runner.undo(next))).isEqualTo("1 removed, 0 restored, 0 kept");
        assertThat(undo.everything()).containsExactly("", "", "");
    }

    @Test
    void whoIsChangingALeadMeanwhileKeepsIt() throws Exception {
        ImportStatus done = runner.run(HEADER + people(0, 3), ImportOptions.NONE);
        runner.beginUndo(done.id());
        CountDownLatch changed = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> edit = threads.submit(() -> runner.<Integer>in(() -> {
                int rows = on.db.transaction().handle().execute(CHANGE_LEAD, "First1");
                changed.countDown();
                on.db.awaitWaiting(1);
                return rows;
            }));
            Future<?> undoing = threads.submit(() -> {
                assertThat(changed.await(20, TimeUnit.SECONDS)).isTrue();
                runner.finishUndo(done.id(), Integer.MAX_VALUE);
                return done;
            });
            assertThat(edit.get()).isEqualTo(1);
            undoing.get();
        }
        assertThat(counts(runner.status(done.id()))).isEqualTo("2 removed, 0 restored, 1 kept");
        assertThat(on.all("select interest from lead")).containsExactly("Piano");
    }
}
