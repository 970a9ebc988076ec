package dev.cohort.leads.leadimport;

import static dev.cohort.leads.leadimport.UndoFixture.CHANGE_LEAD;
import static dev.cohort.leads.leadimport.UndoFixture.HEADER;
import static dev.cohort.leads.leadimport.UndoFixture.counts;
import static dev.cohort.leads.leadimport.UndoFixture.options;
import static dev.cohort.leads.leadimport.UndoFixture.people;
import static dev.cohort.leads.leadimport.UndoFixture.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.imports.ImportOptions;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import dev.cohort.imports.ImportReport;
import dev.cohort.imports.ImportRunner;
import dev.cohort.imports.ImportStatus;
import dev.cohort.persistence.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the night takes away of an import is what nothing asks for any more. */
@ExtendWith(TestDatabase.class)
class LeadTidyingTest {
    private static final String FILES = "select count(*) from import_file_chunk";
    private static final String ROWS = "select count(*) from import_row";

    private ImportFixture on;
    private ImportRunner runner;
    private UndoFixture undo;

    @BeforeEach
    void open(TestDatabase db) {
        on = new ImportFixture(db);
        runner = on.runner;
        undo = new UndoFixture(on);
    }

    private void tidyAfter(Duration time) {
        on.runner(on.db.alpha(), ImportFixture.manager(), Clock.fixed(ImportFixture.NOW.plus(time), ZoneOffset.UTC))
                .tidy();
    }

    /** As the job's end notes it. */
    private UUID ended(UUID id) {
        undo.sql("update import set ended_at = '" + ImportFixture.NOW + "' where id::text = ?", id.toString());
        return id;
    }

    @Test
    void itsValuesGoAndItsUndoItsReportAndItsFilesAreTheSame() {
        runner.run(HEADER + """
                Ann,Lee,ann@firma.example,,IELTS,,first,
                Uma,Upd,uma@firma.example,,IELTS,,,
                """, ImportOptions.NONE);
        List<String> before = undo.everything();
        UUID id = ended(runner.run(HEADER + """
                Ann,Lee,ann@firma.example,+49 151 2000099,SAT,contacted,second,
                Uma,Upd,uma@firma.example,,SAT,,,
                Cid,New,cid@firma.example,,SAT,,,
                Cid,New,cid@firma.example,,TOEFL,,again,
                Dan,Caught,dan@firma.example,,SAT,,,
                Bad,Mail,nobody at all,,SAT,,,
                ,,,,,,,
                """, options(Mode.UPSERT, OnDuplicate.UPDATE))
                .id());
        assertThat(runner.status(id).failed()).isEqualTo(1);
        undo.sql(CHANGE_LEAD, "Uma");
        ImportReport report = runner.report(id);
        String failures = runner.failures(id);
        long matches = on.count("select count(*) from import_match");

        tidyAfter(Duration.ofDays(1));

        assertThat(on.count("select count(*) from import_row where import_id = '" + id
                        + "' and (data is not null or email is not null or name is not null or phone is not null)"))
                .isZero();
        assertThat(on.count("select count(*) from import_row where import_id = '" + id + "'"))
                .isLessThan(6)
                .isPositive();
        assertThat(on.count("select count(*) from import_match")).isEqualTo(matches);
        assertThat(runner.report(id)).isEqualTo(report);
        assertThat(runner.failures(id)).isEqualTo(failures).contains("nobody at all");

        assertThat(counts(runner.undo(id))).isEqualTo("2 removed, 1 restored, 1 kept");
        assertThat(runner.kept(id)).contains("Uma,Upd,uma@firma.example");
        undo.sql(
                "update lead l set interest = 'IELTS' from person p where p.id = l.person_id and p.first_name = ?",
                "Uma");
        assertThat(undo.everything()).isEqualTo(before);
    }

    @Test
    void recordsThatAreMadeTwiceAreRemovedWithTheirOnePerson() {
        UUID id = ended(runner.run(HEADER + """
                Ann,Lee,ann@firma.example,,IELTS,,,
                Ann,Lee,ann@firma.example,,SAT,,,
                """, options(Mode.UPSERT, OnDuplicate.CREATE))
                .id());

        tidyAfter(Duration.ofDays(1));
        runner.undo(id);

        assertThat(undo.everything()).containsExactly("", "", "");
    }

    @Test
    void ofOneThatWasUndoneTheReportStaysAndTheFileOnlyForTheRowsThatFailed() {
        UUID whole = ended(runner.run(HEADER + people(0, 20), upsert()).id());
        UUID faulty = ended(runner.run(HEADER + people(20, 30) + "Bad,Mail,nobody at all,,SAT,,,\n", upsert())
                .id());
        runner.undo(whole);
        runner.undo(faulty);
        ImportReport report = runner.report(faulty);
        String failures = runner.failures(faulty);

        tidyAfter(Duration.ofDays(1));

        assertThat(on.count(ROWS)).isZero();
        assertThat(on.all("select import_id::text from import_file_chunk")).containsExactly(faulty.toString());
        assertThat(runner.report(faulty)).isEqualTo(report);
        assertThat(runner.failures(faulty)).isEqualTo(failures).contains("nobody at all");
        assertThat(counts(runner.status(whole))).isEqualTo("20 removed, 0 restored, 0 kept");
        assertThat(runner.failures(whole)).startsWith("\uFEFF").contains("Reason (Cohort)");
    }

    @Test
    void afterAYearNothingOfTheFileIsKeptAndTheImportIsThereToStay() {
        UUID id = ended(runner.run(HEADER + people(0, 20) + "Bad,Mail,nobody at all,,SAT,,,\n", upsert())
                .id());

        tidyAfter(Duration.ofDays(366));

        assertThat(on.count(ROWS) + on.count(FILES)).isZero();
        assertThat(on.count("select count(*) from import_fault")).isZero();
        assertThat(runner.status(id).created()).isEqualTo(20);
        assertThat(runner.status(id).expired()).isTrue();
        assertThat(runner.status(id).mayUndo()).isFalse();
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                dev.cohort.problem.Problem.class, () -> runner.undo(id))
                        .code())
                .isEqualTo("import-expired");
    }

    @Test
    void whatMayBeGoneOnWithIsLeftAlone() {
        UUID tried = ended(
                runner.run(HEADER + people(0, 5), ImportOptions.NONE.dry(true)).id());
        UUID stopped = runner.upload(HEADER + people(10, 12_000));
        runner.prepare(stopped, ImportOptions.NONE);
        undo.stopOnce(stopped, "select count(*) from lead");
        undo.sql(
                "update import set state = 'CANCELLED' where id::text = ?",
                ended(stopped).toString());
        UUID uploaded = runner.upload(HEADER + people(0, 5));
        long rows = on.count(ROWS);
        long files = on.count(FILES);

        tidyAfter(Duration.ofDays(300));

        assertThat(on.count(ROWS)).isEqualTo(rows);
        assertThat(on.count(FILES)).isEqualTo(files);
        assertThat(runner.run(tried, ImportOptions.NONE).created()).isEqualTo(5);
        assertThat(runner.run(uploaded, upsert()).skipped()
                        + runner.status(uploaded).updated())
                .isEqualTo(5);
        assertThat(runner.undo(stopped).removed()).isEqualTo(10_000);
    }

    @Test
    void noneIsTouchedOnItsFirstDayOrAtAnotherTenant() {
        ImportStatus done = runner.run(HEADER + people(0, 5), ImportOptions.NONE);
        ended(done.id());
        tidyAfter(Duration.ofDays(1).minusSeconds(1));
        assertThat(on.count(ROWS + " where data is not null")).isEqualTo(5);

        on.runner(
                        on.db.beta(),
                        ImportFixture.manager(),
                        Clock.fixed(ImportFixture.NOW.plus(Duration.ofDays(9)), ZoneOffset.UTC))
                .tidy();
        assertThat(on.count(ROWS + " where data is not null")).isEqualTo(5);
    }
}
