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
import dev.cohort.imports.ImportState;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.ImportedPeople;
import dev.cohort.imports.UndoPreview;
import dev.cohort.persistence.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class LeadUndoTest {
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
    void whatWasMadeIsRemovedWithItsPeople() {
        ImportStatus done = runner.run(HEADER + people(0, 30), ImportOptions.NONE);

        ImportStatus undone = runner.undo(done.id());

        assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
        assertThat(counts(undone)).isEqualTo("30 removed, 0 restored, 0 kept");
        assertThat(undone.undoneBy()).isEqualTo("Tomás Alt");
        assertThat(undone.undoneAt()).isEqualTo(ImportFixture.NOW);
        assertThat(undo.everything()).containsExactly("", "", "");
        assertThat(on.count("select count(*) from audit_entry where record_type = 'lead' and action = 'delete'"
                        + " and before ->> 'email' is not null and reason = 'undo of import " + done.id() + "'"))
                .isEqualTo(30);
    }

    @Test
    void whatWasChangedIsAsItWas() {
        runner.run(HEADER + """
                Ann,Lee,ann@firma.example,+49 151 2000001,IELTS,,first,
                Bob,Ray,bob@firma.example,,German,contacted,,
                """, ImportOptions.NONE);
        List<String> before = undo.everything();
        ImportStatus done = runner.run(HEADER + """
                Ann,Lee,ann@firma.example,+49 151 2000099,SAT,lost,second,Anna Keller
                Bob,Ray,bob@firma.example,,German,contacted,,
                Cid,New,cid@firma.example,,,,,
                """, upsert());
        assertThat(on.one("select status from lead where interest = 'SAT'")).isEqualTo("lost");
        assertThat(done.updated()).isEqualTo(2);

        ImportStatus undone = runner.undo(done.id());

        // Nothing differed of Bob's.
        assertThat(counts(undone)).isEqualTo("1 removed, 1 restored, 0 kept");
        assertThat(undo.everything()).isEqualTo(before);
        assertThat(on.one("select version from lead where interest = 'IELTS'")).isEqualTo("2");
        assertThat(on.one("select version from person where first_name = 'Ann'"))
                .isEqualTo("2");
        assertThat(on.one("select before::text || ' ' || after::text from audit_entry where action = 'undo'"
                        + " and record_type = 'lead'"))
                .contains("\"notes\": \"first\\n\\nsecond\"", "\"status\": \"lost\"", "\"interest\": \"SAT\"")
                .contains("\"notes\": \"first\"", "\"status\": \"new\"", "\"interest\": \"IELTS\"");
    }

    @Test
    void whatWasChangedSinceStaysAndIsListed() {
        runner.run(HEADER + """
                Uma,Upd,uma@firma.example,,IELTS,,,
                Pia,Pers,pia@firma.example,,IELTS,,,
                Ria,Rest,ria@firma.example,,IELTS,,,
                """, ImportOptions.NONE);
        ImportStatus done = runner.run(HEADER + """
                Ann,Edited,ann@firma.example,,"=1+1",,,
                Bob,Deleted,bob@firma.example,,SAT,,,
                Cid,Asked,cid@firma.example,,SAT,,,
                Dan,Caught,dan@firma.example,,SAT,,,
                Eva,Same,eva@firma.example,,SAT,,,
                Uma,Upd,uma@firma.example,,SAT,,,
                Pia,Pers,pia@firma.example,+49 151 2000001,SAT,,,
                Ria,Rest,ria@firma.example,,SAT,,,
                """, upsert());
        undo.sql(CHANGE_LEAD, "Ann");
        undo.sql(CHANGE_LEAD, "Uma");
        undo.sql(
                "update lead l set deleted_at = now(), version = l.version + 1 from person p"
                        + " where p.id = l.person_id and p.first_name = ?",
                "Bob");
        undo.sql(
                "insert into audit_entry (id, occurred_at, actor_name, door, address, request_id, action, record_type, record_id)"
                        + " select gen_random_uuid(), now(), 'x', 'public', '', '', 'enquiry', 'lead', l.id"
                        + " from lead l join person p on p.id = l.person_id where p.first_name = ?",
                "Cid");
        undo.sql(
                "insert into inbox (id, source, received_at, address, body, state, lead_id)"
                        + " select gen_random_uuid(), 'web', now(), '', '', 'MERGED', l.id"
                        + " from lead l join person p on p.id = l.person_id where p.first_name = ?",
                "Dan");
        undo.sql("update person set city = 'Kiel', version = version + 1 where first_name = ?", "Pia");
        UndoPreview preview = runner.preview(done.id());
        assertThat(List.of(preview.removed(), preview.restored(), preview.kept()))
                .containsExactly(1L, 1L, 6L);
        assertThat(preview.firstKept()).extracting(ImportReport.KeptRecord::row).containsExactly(2L, 3L, 4L, 5L, 7L);

        ImportStatus undone = runner.undo(done.id());

        assertThat(counts(undone)).isEqualTo("1 removed, 1 restored, 6 kept");
        assertThat(undo.reasons(done.id()))
                .isEqualTo(Map.of(
                        2L,
                        "changed",
                        3L,
                        "deleted",
                        4L,
                        "history",
                        5L,
                        "in-use",
                        7L,
                        "changed",
                        8L,
                        "person-changed"));
        assertThat(on.all("select first_name || ' ' || coalesce(interest, '') from person p join lead l"
                        + " on l.person_id = p.id order by 1"))
                .containsExactly("Ann Piano", "Bob SAT", "Cid SAT", "Dan SAT", "Pia SAT", "Ria IELTS", "Uma Piano");
        assertThat(on.count("select count(*) from person")).isEqualTo(7);
        String number =
                on.one("select number from lead l join person p on p.id = l.person_id where first_name = 'Ann'");
        assertThat(runner.kept(done.id()).lines().limit(2))
                .containsExactly(
                        "\uFEFF" + HEADER.strip() + ",Reason (Cohort),Row (Cohort),Record (Cohort),Link (Cohort)",
                        "Ann,Edited,ann@firma.example,,'=1+1,,,,was changed since [changed],2," + number
                                + ",http://alpha.localhost:8080/leads/" + number);
        assertThat(runner.report(done.id()).kept()).hasSize(6).first().satisfies(kept -> {
            assertThat(kept.number()).isEqualTo(number);
            assertThat(kept.link()).isEqualTo("leads/" + number);
            assertThat(kept.message()).isEqualTo("was changed since");
        });
    }

    @Test
    void whatSomebodyHasWorkedWithStays() {
        ImportStatus done = runner.run(HEADER + """
                Ann,Called,ann@firma.example,,IELTS,,,
                Bob,Tasked,bob@firma.example,,IELTS,,,
                Cid,Alone,cid@firma.example,,IELTS,,,
                """, ImportOptions.NONE);
        undo.sql(
                "insert into activity (id, kind, happened_at, record_type, record_id, actor_name, created_at, changed_at)"
                        + " select gen_random_uuid(), 'CALL', now(), 'lead', l.id, 'x', now(), now()"
                        + " from lead l join person p on p.id = l.person_id where p.first_name = ?",
                "Ann");
        undo.sql(
                "insert into task (id, type, subject, record_type, record_id, created_at, changed_at)"
                        + " select gen_random_uuid(), 'CALL', 'Call', 'lead', l.id, now(), now()"
                        + " from lead l join person p on p.id = l.person_id where p.first_name = ?",
                "Bob");
        assertThat(counts(runner.undo(done.id()))).isEqualTo("1 removed, 0 restored, 2 kept");
        assertThat(undo.reasons(done.id())).isEqualTo(Map.of(2L, "in-use", 3L, "in-use"));
    }

    @Test
    void rowsThatALaterImportHasChangedStayUntilThatOneIsUndone() {
        String before = HEADER + "Ann,Lee,ann@firma.example,+49 151 2000001,IELTS,,,\nBob,Ray,bob@firma.example,,,,,\n";
        ImportStatus first = runner.run(before, ImportOptions.NONE);
        ImportStatus second = runner.run(
                HEADER + "Ann,Lee,ann@firma.example,+49 151 2000002,SAT,contacted,,\nCid,New,cid@firma.example,,,,,\n",
                upsert());

        assertThat(counts(runner.undo(first.id()))).isEqualTo("1 removed, 0 restored, 1 kept");
        assertThat(undo.reasons(first.id())).isEqualTo(Map.of(2L, "later-import"));
        assertThat(on.all("select first_name from person order by 1")).containsExactly("Ann", "Cid");

        assertThat(counts(runner.undo(second.id()))).isEqualTo("1 removed, 1 restored, 0 kept");
        assertThat(on.all(
                        "select first_name || ' ' || phone || ' ' || interest || ' ' || status from person p join lead l"
                                + " on l.person_id = p.id"))
                .containsExactly("Ann +49 151 2000001 IELTS new");
    }

    @Test
    void importsUndoneFromTheLastOnLeaveNothing() {
        ImportStatus made =
                runner.run(HEADER + "Ann,Lee,ann@firma.example,+49 151 2000001,IELTS,,,\n", ImportOptions.NONE);
        List<String> asMade = undo.everything();
        ImportStatus second =
                runner.run(HEADER + "Ann,Lee,ann@firma.example,+49 151 2000002,SAT,contacted,,\n", upsert());
        List<String> asSecond = undo.everything();
        ImportStatus third = runner.run(HEADER + "Ann,Lee,ann@firma.example,+49 151 2000003,,lost,,\n", upsert());
        assertThat(counts(runner.undo(third.id()))).isEqualTo("0 removed, 1 restored, 0 kept");
        assertThat(undo.everything()).isEqualTo(asSecond);
        assertThat(counts(runner.undo(second.id()))).isEqualTo("0 removed, 1 restored, 0 kept");
        assertThat(undo.everything()).isEqualTo(asMade);
        ImportStatus fourth = runner.run(HEADER + "Ann,Lee,ann@firma.example,,French,,,\n", upsert());
        assertThat(counts(runner.undo(fourth.id()))).isEqualTo("0 removed, 1 restored, 0 kept");
        assertThat(counts(runner.undo(made.id()))).isEqualTo("1 removed, 0 restored, 0 kept");
        assertThat(undo.everything()).containsExactly("", "", "");
    }

    @Test
    void anEditBetweenTwoImportsIsNobodysToTakeBack() {
        ImportStatus made = runner.run(HEADER + "Ann,Lee,ann@firma.example,,IELTS,,,\n", ImportOptions.NONE);
        undo.sql(CHANGE_LEAD, "Ann");
        ImportStatus second = runner.run(HEADER + "Ann,Lee,ann@firma.example,,SAT,,,\n", upsert());
        assertThat(counts(runner.undo(second.id()))).isEqualTo("0 removed, 1 restored, 0 kept");
        assertThat(on.one("select interest from lead")).isEqualTo("Piano");
        assertThat(counts(runner.undo(made.id()))).isEqualTo("0 removed, 0 restored, 1 kept");
        assertThat(undo.reasons(made.id())).isEqualTo(Map.of(2L, "changed"));
    }

    @Test
    void rowsThatRepeatEachOtherAreTakenBackAsOne() {
        ImportStatus updated = runner.run(
                HEADER + "Ann,Lee,ann@firma.example,,IELTS,,,\nAnn,Lee,ann@firma.example,,SAT,contacted,,\n",
                options(Mode.UPSERT, OnDuplicate.UPDATE));
        ImportStatus again = runner.run(
                HEADER + "Bob,Ray,bob@firma.example,,,,,\nBob,Ray,bob@firma.example,+49 151 2000001,SAT,,,\n",
                options(Mode.UPSERT, OnDuplicate.CREATE));
        assertThat(on.count("select count(*) from lead")).isEqualTo(3);
        assertThat(on.count("select count(*) from person")).isEqualTo(2);
        assertThat(counts(runner.undo(again.id()))).isEqualTo("2 removed, 0 restored, 0 kept");
        assertThat(counts(runner.undo(updated.id()))).isEqualTo("1 removed, 0 restored, 0 kept");
        assertThat(undo.everything()).containsExactly("", "", "");
    }

    @Test
    void peopleWhomOthersReferToStayAndAreAsTheyWere() {
        runner.run(HEADER + "Ann,Lee,ann@firma.example,,IELTS,,,\n", ImportOptions.NONE);
        List<String> before = undo.everything();
        ImportStatus known = runner.run(
                HEADER + "Ann,Lee,ann@firma.example,+49 151 2000001,SAT,,,\nBob,Ray,bob@firma.example,,,,,\n",
                options(Mode.CREATE, OnDuplicate.CREATE));
        assertThat(on.one("select phone from person where first_name = 'Ann'")).isEqualTo("+49 151 2000001");
        undo.sql(
                "insert into lead (id, person_id, stage_since, created_at, changed_at)"
                        + " select gen_random_uuid(), id, now(), now(), now() from person where first_name = ?",
                "Bob");

        assertThat(counts(runner.undo(known.id()))).isEqualTo("2 removed, 0 restored, 0 kept");

        assertThat(on.all("select first_name from person order by 1")).containsExactly("Ann", "Bob");
        undo.sql("delete from lead where person_id in (select id from person where first_name = ?)", "Bob");
        undo.sql("delete from person where first_name = ?", "Bob");
        assertThat(undo.everything()).isEqualTo(before);
    }

    /** A column that is added to a table must be put back as well. */
    @Test
    void everyColumnIsPutBack() {
        // Whoever was merged or erased is not as the import left them any more.
        assertThat(columns(
                        "person",
                        "id",
                        "created_at",
                        "version",
                        "created_by",
                        "merged_into",
                        "match_name",
                        "erased_at"))
                .allSatisfy(column -> assertThat(ImportedPeople.RESTORE).contains(" " + column + " = "));
        // When somebody turned to the centre, and it to them, no import changes, nor what went into another lead; the
        // nightly
        // run rates whatever changed.
        assertThat(columns(
                        "lead",
                        "last_source",
                        "last_medium",
                        "last_campaign",
                        "last_touch_at",
                        "clock_from",
                        "human_touch_at",
                        "human_touch_by",
                        "human_seconds",
                        "automatic_touch_at",
                        "automatic_seconds",
                        "rated_at",
                        "merged_into",
                        "id",
                        "number_value",
                        "number",
                        "person_id",
                        "stage_rank",
                        "created_by",
                        "created_at",
                        "version"))
                .allSatisfy(column -> assertThat(LeadUndoSql.RESTORE).contains(" " + column + " = "));
    }

    private List<String> columns(String table, String... but) {
        return on
                .all(
                        "select column_name from information_schema.columns where table_schema = current_user"
                                + " and table_name = ?",
                        table)
                .stream()
                .filter(column -> !List.of(but).contains(column))
                .toList();
    }
}
