package dev.cohort.leads.leadimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cohort.imports.ImportOptions;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import dev.cohort.imports.ImportPreview;
import dev.cohort.imports.ImportReport;
import dev.cohort.imports.ImportRunner;
import dev.cohort.imports.ImportRunner.BrokenOff;
import dev.cohort.imports.ImportStatus;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class LeadImportTest {
    private static final String HEADER =
            "First name,Surname,E-mail address,Mobile / WhatsApp,Where from?,Course of interest,"
                    + "Manager,Date,Comment\n";

    private ImportFixture on;
    private ImportRunner runner;

    @BeforeEach
    void open(TestDatabase db) {
        on = new ImportFixture(db);
        runner = on.runner;
    }

    @Test
    void everyRowIsCreatedUpdatedSkippedOrFailed() {
        ImportStatus done = runner.run(HEADER + """
                Olga,Silva,olga@firma.example,8 (916) 324-45-19,Landing Page,SAT Prep,,,
                Olga,Silva,OLGA@FIRMA.EXAMPLE ,,Call Tracking,IELTS,,,
                Silva,Olga,olga@firma.example,,,,,,
                Søren,Silva,olga@firma.example,,,,,,
                Priya,Kim,foo@,,,,,,
                Zoë,Rossi,zoe@firma.example,114,,,,,
                ,,,,,,,,
                Mia,Khan,mia@firma.example,,,,,,x,extra,columns
                Kwame,Park
                ,,,,Flyer,,,,
                """, ImportOptions.NONE);
        assertThat(counts(done)).isEqualTo("10 = 3 + 0 + 3 + 4");
        assertThat(on.count("select count(*) from lead")).isEqualTo(3);
        assertThat(on.all("select first_name from person order by first_name"))
                .containsExactly("Kwame", "Olga", "Søren");
        assertThat(reasons(done)).isEqualTo(Map.of("duplicate-in-file", 2L, "empty-row", 1L));
        assertThat(runner.report(done.id()).firstFaults())
                .extracting(ImportReport.RowFault::row, ImportReport.RowFault::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(6L, "email"),
                        org.assertj.core.groups.Tuple.tuple(7L, "phone-too-short"),
                        org.assertj.core.groups.Tuple.tuple(9L, "too-many-values"),
                        org.assertj.core.groups.Tuple.tuple(11L, "unidentified"));
    }

    @Test
    void newLeadsWithoutAnOwnerAreGivenToPeopleInTurn() {
        runner.in(() -> db().execute(
                        """
                        insert into assignment_rule (id, position, name, active, condition, target, created_at, changed_at)
                        values (gen_random_uuid(), 1, 'In turn', true, '{}', cast(? as jsonb), now(), now())
                        """,
                        "{\"kind\":\"round_robin\",\"memberIds\":[\"" + ImportFixture.SALES + "\",\""
                                + ImportFixture.MANAGER + "\"]}"));
        ImportStatus done = runner.run(
                HEADER + "A,One,a1@x.example,,,,,,\nB,Two,b2@x.example,,,,,,\nC,Three,c3@x.example,,,,,,\n",
                new ImportOptions(null, null, null, null, null, null, null, null, null, null, null, null, null, true));
        assertThat(counts(done)).isEqualTo("3 = 3 + 0 + 0 + 0");
        assertThat(on.all("select owner_id::text from lead order by number_value"))
                .containsExactly(
                        ImportFixture.MANAGER.toString(),
                        ImportFixture.SALES.toString(),
                        ImportFixture.MANAGER.toString());
        assertThat(on.count("select count(*) from task"))
                .as("nobody gets a thousand tasks")
                .isZero();
        assertThat(on.all("select kind || ' ' || (title_values ->> 'count') from notification"))
                .as("who brings the file in knows")
                .containsExactly("lead.assigned-many 1");
        assertThat(on.count("select max(turn) from assignment_turn")).isEqualTo(2);
    }

    private org.jdbi.v3.core.Handle db() {
        return on.db.transaction().handle();
    }

    @Test
    void whatWasTriedMayBeRunInAnotherWay() {
        UUID id = runner.upload("First name,Last name,Phone\nAnn,Lee,030 23125014\n");
        assertThat(runner.run(id, ImportOptions.NONE.dry(true)).created()).isEqualTo(1);
        ImportOptions elsewhere =
                new ImportOptions(null, null, null, null, "AT", null, null, null, null, null, null, null, null, null);

        assertThat(counts(runner.run(id, elsewhere))).isEqualTo("1 = 1 + 0 + 0 + 0");

        assertThat(on.one("select phone_e164 from person")).startsWith("+43");
    }

    @Test
    void columnsAreGuessedByNameAndByValues() {
        UUID id = runner.upload("""
                Vorname;Nachname;X1;X2;Quelle;Geb.;Ergebnis;Firma;Kundennr_alt;
                Marta;Nowak;marta@firma.example;0176 04069012;Messe;03.11.1994;Vertrag;Havelwerk GmbH;00931;
                Jörg;Weiß;joerg@firma.example;030/23125 014;Flyer;12.01.1988;abgesagt;;10482;
                """);
        ImportPreview preview = runner.preview(id, ImportOptions.NONE);
        assertThat(preview.columns())
                .extracting(ImportPreview.Column::target)
                .containsExactly(
                        "firstName",
                        "lastName",
                        "email",
                        "phone",
                        "source",
                        "birthDate",
                        "outcome:Vertrag",
                        "company",
                        "externalId",
                        "custom:Column 10");
        ImportStatus done = runner.run(id, ImportOptions.NONE);
        assertThat(counts(done)).isEqualTo("2 = 2 + 0 + 0 + 0");
        assertThat(on.all("select stage || coalesce(lost_reason, '') || archived from lead order by number"))
                .containsExactly("convertedfalse".replace("false", "true"), "lostimport: abgesagtfalse");
        assertThat(on.one("select external_id from lead order by number limit 1"))
                .isEqualTo("00931");
        assertThat(on.one("select phone || phone_e164 from person where first_name = 'Marta'"))
                .isEqualTo("0176 04069012+4917604069012");
    }

    @Test
    void nothingIsLostThatHasNoFieldOrMeansNothing() {
        runner.run(HEADER + """
                Ann,Lee,ann@firma.example,,Fair,IELTS,unknown person,2026-02-30,"=HYPERLINK(""http://x"",""y"")"
                Bob,Lee,bob@firma.example,,,,Anna,3/1/2026,"line one
                line two"
                """, ImportOptions.NONE);
        assertThat(on.one("select custom_fields::text from lead order by number limit 1"))
                .isEqualTo("{\"Date\": \"2026-02-30\", \"Manager\": \"unknown person\"}");
        assertThat(on.one("select notes from lead order by number limit 1"))
                .isEqualTo("=HYPERLINK(\"http://x\",\"y\")");
        assertThat(on.one("select owner_id::text from lead order by number desc limit 1"))
                .isEqualTo(ImportFixture.SALES.toString());
        assertThat(on.all("select source || '/' || medium || '/' || campaign from lead order by number"))
                .containsExactly("Fair/none/none", "direct/none/none");
    }

    @Test
    void aDryRunCountsAndWritesNothingAndTheRunAgrees() {
        UUID id = runner.upload(HEADER + rows(0, 50) + rows(0, 10));
        ImportStatus tried = runner.run(id, ImportOptions.NONE.dry(true));
        assertThat(counts(tried)).isEqualTo("60 = 50 + 0 + 10 + 0");
        assertThat(on.count("select count(*) from lead")).isZero();
        assertThat(on.count("select count(*) from person")).isZero();
        assertThat(counts(runner.run(id, ImportOptions.NONE))).isEqualTo(counts(tried));
        assertThat(on.count("select count(*) from lead")).isEqualTo(50);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> runner.prepare(id, ImportOptions.NONE))
                .matches(problem -> problem.code().equals("import-done"));
    }

    @Test
    void aFileBroughtInTwiceMakesNoLeadTwice() {
        String file = HEADER + rows(0, 30);
        runner.run(file, ImportOptions.NONE);
        assertThat(counts(runner.run(file, ImportOptions.NONE))).isEqualTo("30 = 0 + 0 + 30 + 0");
        assertThat(counts(runner.run(file, options(Mode.UPSERT, OnDuplicate.SKIP))))
                .isEqualTo("30 = 0 + 30 + 0 + 0");
        assertThat(on.count("select count(*) from lead")).isEqualTo(30);
        assertThat(on.count("select count(*) from audit_entry where action = 'change'"))
                .isZero();
    }

    @Test
    void anUpdateReplacesWhatTheFileKnowsAndErasesNothing() {
        runner.run(HEADER + "Ann,Lee,ann@firma.example,+49 151 2110684,Fair,IELTS,,,first\n", ImportOptions.NONE);
        ImportStatus done = runner.run(
                HEADER + "Ann,Lee,ann@firma.example,,,German A2,,,second\nBob,Ray,bob@firma.example,,,,,,\n",
                options(Mode.UPDATE, OnDuplicate.SKIP));
        assertThat(counts(done)).isEqualTo("2 = 0 + 1 + 1 + 0");
        assertThat(on.one(
                        "select l.interest || '|' || l.notes || '|' || l.source || '|' || p.phone || '|' || l.version "
                                + "from lead l join person p on p.id = l.person_id"))
                .isEqualTo("German A2|first\n\nsecond|Fair|+49 151 2110684|1");
        assertThat(on.one("select after::text from audit_entry where action = 'change'"))
                .isEqualTo("{\"notes\": \"first\\n\\nsecond\", \"interest\": \"German A2\"}");
        assertThat(on.one("select before ->> 'interest' from import_before")).isEqualTo("IELTS");
    }

    @Test
    void fillingLeavesWhatIsThere() {
        runner.run(HEADER + "Ann,Lee,ann@firma.example,,Fair,IELTS,,,\n", ImportOptions.NONE);
        ImportOptions fill = new ImportOptions(
                Mode.UPSERT, null, null, null, null, null, null, null, true, null, null, null, null, null);
        runner.run(HEADER + "Ann,Lee,ann@firma.example,+49 151 2110684,Web,German A2,,,\n", fill);
        assertThat(
                        on.one(
                                "select l.interest || l.source || p.phone_e164 from lead l join person p on p.id = l.person_id"))
                .isEqualTo("IELTSFair+491512110684");
        assertThat(on.one("select search_text from person")).contains("+491512110684");
    }

    @Test
    void laterRowsOfOnePersonMayAddToTheFirst() {
        ImportStatus done = runner.run(HEADER + """
                Ann,Lee,ann@firma.example,,,IELTS,,,one
                Ann,Lee,ann@firma.example,+49 151 2110684,,,,,
                Lee,Ann,,+49 151 2110684,,German A2,,,two
                """, options(Mode.CREATE, OnDuplicate.UPDATE));
        assertThat(counts(done)).isEqualTo("3 = 1 + 2 + 0 + 0");
        assertThat(on.one("select interest from lead")).isEqualTo("German A2");
        assertThat(on.one("select phone_e164 from person")).isEqualTo("+491512110684");
    }

    @Test
    void aRunThatBreaksOffAnywhereGoesOnWithNoRowTwiceAndNoneLost() {
        String file = HEADER + rows(0, 12_000) + rows(0, 500) + "Bad,Row,foo@,,,,,,\n";
        // In reading, in the first, a middle and the last part of matching, in writing.
        for (int breaking : new int[] {1, 2, 6, 10, 12}) {
            ImportFixture fresh = new ImportFixture(on.db);
            UUID id = fresh.runner.upload(file);
            fresh.runner.prepare(id, ImportOptions.NONE);
            try {
                fresh.runner.finish(id, breaking);
            } catch (BrokenOff e) {
                fresh.runner.finish(id, Integer.MAX_VALUE);
            }
            assertThat(counts(fresh.runner.status(id))).isEqualTo("12501 = 12000 + 0 + 500 + 1");
            assertThat(fresh.count("select count(*) from lead")).isEqualTo(12_000);
            assertThat(fresh.count("select count(distinct person_id) from lead"))
                    .isEqualTo(12_000);
            assertThat(fresh.count("select count(*) from lead_stage_change")).isEqualTo(12_000);
        }
    }

    @Test
    void whatFailedComesBackAsAFileThatCanBeMendedAndBroughtIn() {
        UUID id = runner.upload(
                HEADER + "Ann,Lee,foo@,,Fair,,,,\"=1+1, a \"\"note\"\"\"\nBob,Ray,bob@firma.example,,,,,,\n");
        runner.run(id, ImportOptions.NONE);
        String failures = runner.failures(id);
        assertThat(failures).startsWith("\uFEFFFirst name,Surname,");
        assertThat(failures)
                .contains("\"'=1+1, a \"\"note\"\"\"")
                .contains("[email]")
                .doesNotContain("Bob");
        ImportStatus mended = runner.run(failures.replace("foo@", "ann@firma.example"), ImportOptions.NONE);
        assertThat(counts(mended)).isEqualTo("1 = 1 + 0 + 0 + 0");
        assertThat(on.one("select notes from lead where notes is not null")).isEqualTo("=1+1, a \"note\"");
        assertThat(on.one("select custom_fields::text from lead where notes is not null"))
                .isEqualTo("{}");
    }

    @Test
    void otherEncodingsComeInWhole() {
        String text = "Имя;Фамилия;Почта\nДмитрий;Иванов;дмитрий@firma.example\nОльга;Иванова;olga@firma.example\n";
        runner.run(runner.upload("a.csv", text.getBytes(Charset.forName("windows-1251"))), ImportOptions.NONE);
        runner.run(
                runner.upload("b.csv", ("\uFEFF" + text.replace(';', '\t')).getBytes(StandardCharsets.UTF_16LE)),
                ImportOptions.NONE);
        assertThat(on.all("select first_name || email_normalized from person order by 1"))
                .containsExactly("Дмитрийдмитрий@firma.example", "Ольгаolga@firma.example");
    }

    @Test
    void filesThatAreNoneAreRefused() {
        refused(new byte[0], "import-empty");
        refused("\n\r\n\n".getBytes(StandardCharsets.UTF_8), "import-empty");
        refused(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0}, "import-no-sheet");
        assertThat(counts(runner.run(HEADER, ImportOptions.NONE))).isEqualTo("0 = 0 + 0 + 0 + 0");
    }

    @Test
    void optionsThatMeanNothingAreRefused() {
        UUID id = runner.upload(HEADER + rows(0, 1));
        refused(id, mapped(Map.of("Nonsense", "email")), "mapping.Nonsense");
        refused(id, mapped(Map.of("Comment", "nonsense")), "mapping.Comment");
        refused(id, mapped(Map.of("Comment", "firstName", "Date", "firstName")), "mapping.Comment");
        refused(
                id,
                new ImportOptions(
                        null,
                        null,
                        null,
                        Map.of("email", "x"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                "defaults.email");
        refused(
                id,
                new ImportOptions(
                        null,
                        null,
                        null,
                        Map.of("owner", "nobody"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                "defaults.owner");
    }

    @Test
    void columnsMayBeDroppedRenamedAndRemembered() {
        Map<String, @Nullable String> mapping = new HashMap<>();
        mapping.put("Comment", null);
        mapping.put("Date", "custom:Seen on");
        runner.run(HEADER + "Ann,Lee,ann@firma.example,,,,,2026-03-01,secret\n", mapped(mapping));
        assertThat(on.one("select coalesce(notes, '') || custom_fields from lead"))
                .isEqualTo("{\"Seen on\": \"2026-03-01\"}");
        UUID next = runner.upload(HEADER + rows(1, 2));
        assertThat(runner.preview(next, ImportOptions.NONE).columns())
                .filteredOn(column -> column.name().equals("Date"))
                .extracting(ImportPreview.Column::target)
                .containsExactly("custom:Seen on");
    }

    @Test
    void anotherTenantAndAnotherMemberSeeNothingOfIt(TestDatabase db) {
        UUID id = runner.upload(HEADER + rows(0, 1));
        Clock clock = Clock.fixed(ImportFixture.NOW, ZoneOffset.UTC);
        notFound(on.runner(db.beta(), ImportFixture.manager(), clock), id);
        notFound(on.runner(db.alpha(), ImportFixture.sales(), clock), id);
    }

    @Test
    void whoMayChangeOwnLeadsOnlyDoesNotChangeOthers(TestDatabase db) {
        runner.run(HEADER + "Ann,Lee,ann@firma.example,,,IELTS,,,\n", ImportOptions.NONE);
        ImportRunner sales =
                on.runner(db.alpha(), ImportFixture.sales(), Clock.fixed(ImportFixture.NOW, ZoneOffset.UTC));
        ImportStatus done = sales.run(
                HEADER + "Ann,Lee,ann@firma.example,,,German,,,\nBob,Ray,bob@firma.example,,,,,,\n",
                options(Mode.UPSERT, OnDuplicate.SKIP));
        assertThat(counts(done)).isEqualTo("2 = 1 + 0 + 1 + 0");
        assertThat(on.one("select interest from lead where interest is not null"))
                .isEqualTo("IELTS");
        assertThat(on.one("select owner_id::text from lead order by number desc limit 1"))
                .isEqualTo(ImportFixture.SALES.toString());
    }

    private void notFound(ImportRunner other, UUID id) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> other.status(id))
                .matches(problem -> problem.status() == 404);
    }

    private void refused(byte[] content, String code) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> runner.upload("x.csv", content))
                .matches(problem -> problem.code().equals(code));
    }

    private void refused(UUID id, ImportOptions options, String field) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> runner.prepare(id, options))
                .matches(problem -> problem.faults().stream()
                        .anyMatch(fault -> fault.field().equals(field)));
    }

    private static ImportOptions options(Mode mode, OnDuplicate onDuplicate) {
        return new ImportOptions(
                mode, onDuplicate, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static ImportOptions mapped(Map<String, @Nullable String> mapping) {
        return ImportOptions.NONE.mapped(mapping);
    }

    private static String counts(ImportStatus status) {
        return "%d = %d + %d + %d + %d"
                .formatted(status.read(), status.created(), status.updated(), status.skipped(), status.failed());
    }

    private Map<String, Long> reasons(ImportStatus status) {
        return runner.report(status.id()).skipped().stream()
                .collect(Collectors.toMap(ImportReport.Reason::code, ImportReport.Reason::count));
    }

    private static String rows(int from, int to) {
        StringBuilder rows = new StringBuilder();
        for (int i = from; i < to; i++) {
            rows.append("First")
                    .append(i)
                    .append(",Last")
                    .append(i)
                    .append(",user")
                    .append(i)
                    .append("@firma.example,+49 151 ")
                    .append(2_000_000 + i)
                    .append(",Fair,IELTS,,,note\n");
        }
        return rows.toString();
    }
}
