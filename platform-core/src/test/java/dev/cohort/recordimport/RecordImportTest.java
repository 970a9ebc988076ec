package dev.cohort.recordimport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.access.Caller;
import dev.cohort.access.Scope;
import dev.cohort.customfield.CustomFields;
import dev.cohort.imports.BroughtIn;
import dev.cohort.imports.ImportOptions;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import dev.cohort.imports.ImportReport;
import dev.cohort.imports.ImportRunner;
import dev.cohort.imports.ImportRunner.BrokenOff;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.ImportTarget;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.person.TestReach;
import dev.cohort.record.TestRecords;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class RecordImportTest {
    private static final UUID MANAGER = UUID.fromString("0190b000-0000-7000-8000-000000000020");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

    private TestDatabase db;
    private RequestContext context;
    private ImportRunner people;
    private ImportRunner organizations;
    private ImportRunner tasks;

    @BeforeEach
    void open(TestDatabase opened) {
        db = opened;
        db.clear();
        context = db.system(db.alpha()).as(manager());
        var fields = new CustomFields(db.transaction(), List::of, null, CLOCK);
        people = runner(new PersonImport(TestReach.on(db), fields, CLOCK));
        organizations = runner(new OrganizationImport(fields, CLOCK));
        tasks = runner(new TaskImport(TestRecords.with(Contributions.fixed(TestReach.type(db))), fields, CLOCK));
        members();
    }

    private void members() {
        people.in(() -> db.transaction()
                .handle()
                .execute(
                        "insert into member (id, subject, email, name, created_at) values"
                                + " (?, 'm', 'manager@demo.example', 'Tomás Alt', now()),"
                                + " (gen_random_uuid(), 's', 'sales@demo.example', 'Anna Keller', now())",
                        MANAGER));
    }

    private ImportRunner runner(ImportTarget target) {
        return new ImportRunner(db, target, context, CLOCK);
    }

    private static Caller manager() {
        return new Caller(
                Caller.Kind.MEMBER,
                MANAGER,
                "Tomás Alt",
                "manager@demo.example",
                null,
                Set.of(),
                Set.of("manager"),
                List.of(
                                "person:import",
                                "person:create",
                                "person:change",
                                "person:read",
                                "organization:import",
                                "organization:change",
                                "task:import",
                                "task:change")
                        .stream()
                        .collect(Collectors.toMap(each -> each, each -> Scope.ALL)));
    }

    private static ImportOptions options(Mode mode, @Nullable OnDuplicate onDuplicate, @Nullable Boolean fillOnly) {
        return new ImportOptions(
                mode, onDuplicate, null, null, null, null, null, null, fillOnly, null, null, null, null, null);
    }

    private static String counts(ImportStatus done) {
        return done.read() + " = " + done.created() + " + " + done.updated() + " + " + done.skipped() + " + "
                + done.failed();
    }

    private List<String> all(String sql) {
        return people.in(() ->
                db.transaction().handle().createQuery(sql).mapTo(String.class).list());
    }

    /** Every row of every table that records stand in, as text. */
    private String everything() {
        return List.of("person", "person_relation", "organization", "task", "audit_entry").stream()
                .map(table -> String.join(
                        "\n",
                        all(
                                "select to_jsonb(t)::text from %s t where to_jsonb(t) ->> 'record_type' is distinct from 'import'"
                                                .formatted(table)
                                        + " order by 1")))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void eachRowOfAFileOfPeopleIsAccountedFor() {
        ImportStatus done = people.run("""
                First name,Last name,E-mail,Phone,City,Notes,Shoe size
                Mia,O'Brien,mia@firma.example,030 23125014,Berlin,likes maths,37
                MIA,O'BRIEN,Mia@firma.example,,,,
                Juan,de la Cruz,no mail,,,,
                ,,,,,,
                ,,,,Bonn,,
                Ирина,Петрова,,+7 916 324-45-19,,,
                """, ImportOptions.NONE);

        assertThat(counts(done)).isEqualTo("6 = 2 + 0 + 2 + 2");
        assertThat(all("select first_name || ' ' || last_name from person order by 1"))
                .containsExactly("Mia O'Brien", "Ирина Петрова");
        // What has no field of ours is not lost.
        assertThat(all("select notes || custom_fields::text from person where last_name = 'O''Brien'"))
                .containsExactly("likes maths{\"Shoe size\": \"37\"}");
        assertThat(people.report(done.id()).firstFaults())
                .extracting(ImportReport.RowFault::code)
                .containsExactly("email", "unidentified");
    }

    @Test
    void columnsOfTheTenantsOwnFieldsAreReadByThemLaidOverWhatIsThereAndPutBack() {
        people.in(() -> db.transaction().handle().execute("""
                insert into custom_field (id, record_type, key, kind, choices, position, created_at, changed_at) values
                    (gen_random_uuid(), 'person', 'Level', 'CHOICE',
                        '[{"value": "A1", "labels": {}}, {"value": "B1", "labels": {"en": "Middle"}}]', 10, now(), now()),
                    (gen_random_uuid(), 'person', 'Budget', 'NUMBER', '[]', 20, now(), now())
                """));
        String held = "select custom_fields::text from person where first_name = 'Mia'";
        ImportStatus made = people.run("""
                First name,Last name,E-mail,Level,Budget
                Mia,Khan,mia@firma.example,middle,
                Noah,Lee,noah@firma.example,C7,80
                """, ImportOptions.NONE);
        assertThat(counts(made)).isEqualTo("2 = 1 + 0 + 0 + 1");
        assertThat(people.report(made.id()).firstFaults())
                .extracting(ImportReport.RowFault::code)
                .containsExactly("custom-choice");
        assertThat(all(held)).containsExactly("{\"Level\": \"B1\"}");

        String file = """
                First name,Last name,E-mail,Level,Budget
                Mia,Khan,mia@firma.example,A1,
                Mia,Khan,mia@firma.example,,"12,50"
                """;
        ImportStatus filled = people.run(file, options(Mode.UPDATE, OnDuplicate.UPDATE, true));
        assertThat(all(held)).containsExactly("{\"Level\": \"B1\", \"Budget\": 12.50}");
        ImportStatus updated = people.run(file, options(Mode.UPDATE, OnDuplicate.UPDATE, false));
        assertThat(all(held)).containsExactly("{\"Level\": \"A1\", \"Budget\": 12.50}");
        assertThat(all("select after -> 'customFields' ->> 'Level' from audit_entry where action = 'change'"))
                .contains("A1");

        people.undo(updated.id());
        people.undo(filled.id());
        assertThat(all(held)).containsExactly("{\"Level\": \"B1\"}");
        people.undo(made.id());
        assertThat(all("select count(*) from person")).containsExactly("0");
    }

    @Test
    void peopleThatAreThereAreUpdatedOrFilledOrSkippedAndComeBackByTheUndo() {
        people.run("""
                First name,Last name,E-mail,City
                Mia,Khan,mia@firma.example,Berlin
                """, ImportOptions.NONE);
        String before = all("select to_jsonb(p) - 'version' - 'changed_at' from person p")
                .getFirst();
        String file = """
                First name,Last name,E-mail,City,Phone
                Mia,Khan,mia@firma.example,Bonn,030 23125014
                Noah,Lee,noah@firma.example,Ulm,
                """;

        assertThat(counts(people.run(file, ImportOptions.NONE.dry(true)))).isEqualTo("2 = 1 + 0 + 1 + 0");
        ImportStatus filled = people.run(file, options(Mode.UPSERT, null, true));
        assertThat(counts(filled)).isEqualTo("2 = 1 + 1 + 0 + 0");
        assertThat(all("select city || ' ' || phone_e164 from person where first_name = 'Mia'"))
                .containsExactly("Berlin +493023125014");

        ImportStatus updated = people.run(file, options(Mode.UPSERT, null, false));
        assertThat(counts(updated)).isEqualTo("2 = 0 + 2 + 0 + 0");
        assertThat(all("select city from person where first_name = 'Mia'")).containsExactly("Bonn");
        assertThat(all("select search_text from person where first_name = 'Mia'")
                        .getFirst())
                .contains("+493023125014");
        assertThat(all("select after ->> 'city' from audit_entry where action = 'change' and record_type = 'person'"
                        + " and jsonb_exists(after, 'city')"))
                .contains("Bonn");

        // The last one first, or the earlier one would leave alone what has been changed since.
        assertThat(people.preview(filled.id()).kept()).isEqualTo(1);
        ImportStatus undone = people.undo(updated.id());
        assertThat(undone.restored() + " " + undone.removed() + " " + undone.kept())
                .isEqualTo("1 0 0");
        undone = people.undo(filled.id());
        assertThat(undone.restored() + " " + undone.removed() + " " + undone.kept())
                .isEqualTo("1 1 0");
        assertThat(all("select to_jsonb(p) - 'version' - 'changed_at' from person p"))
                .containsExactly(before);
    }

    @Test
    void whatWasChangedSinceIsNamedAndStays() {
        ImportStatus done = people.run("""
                First name,Last name
                Mia,Khan
                Noah,Lee
                """, ImportOptions.NONE);
        people.in(() -> db.transaction()
                .handle()
                .execute("update person set city = 'Ulm', version = version + 1 where first_name = 'Noah'"));

        assertThat(people.preview(done.id()).firstKept())
                .extracting(ImportReport.KeptRecord::number, ImportReport.KeptRecord::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Noah Lee", "changed"));
        ImportStatus undone = people.undo(done.id());

        assertThat(undone.removed() + " " + undone.kept()).isEqualTo("1 1");
        assertThat(all("select first_name from person")).containsExactly("Noah");
    }

    @Test
    void siblingsAreBoundAsAHouseholdAndPartedByTheUndo() {
        ImportStatus done = people.run("""
                First name,Last name,Phone,E-mail
                Mia,Khan,030 23125014,
                Amir,Khan,030 23125014,
                Zoë,Berg,,zoe@firma.example
                """, ImportOptions.NONE);

        assertThat(counts(done)).isEqualTo("3 = 3 + 0 + 0 + 0");
        assertThat(all("select kind || ' ' || a.first_name || ' ' || b.first_name from person_relation r"
                        + " join person a on a.id = r.person_id join person b on b.id = r.other_id"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("HOUSEHOLD")
                .contains("Mia", "Amir");
        assertThat(people.report(done.id()).bound()).isEqualTo(1);

        assertThat(people.undo(done.id()).removed()).isEqualTo(3);
        assertThat(all("select count(*) from person_relation")).containsExactly("0");
        assertThat(all("select count(*) from person")).containsExactly("0");
    }

    @Test
    void manyWithOneNumberAreNoHousehold() {
        StringBuilder file = new StringBuilder("First name,Last name,Phone\n");
        for (String name : List.of("Ann", "Bob", "Cleo", "Dora", "Emil", "Fritz", "Gerd"))
            file.append(name).append(",Office").append(name).append(",030 23125014\n");

        assertThat(people.run(file.toString(), ImportOptions.NONE).created()).isEqualTo(7);

        assertThat(all("select count(*) from person_relation")).containsExactly("0");
    }

    @Test
    void aColumnNamesTheGuardianWhoIsPutInWhenNobodyKnowsThem() {
        ImportStatus done = people.run("""
                First name,Last name,E-mail,Parent,Payer
                Mia,Khan,,Sara Khan,amir@firma.example
                Noah,Khan,,Sara Khan,
                Amir,Khan,amir@firma.example,,
                """, ImportOptions.NONE);

        assertThat(counts(done)).isEqualTo("3 = 3 + 0 + 0 + 0");
        assertThat(all("select kind || ' ' || a.first_name || ' ' || b.first_name from person_relation r"
                        + " join person a on a.id = r.person_id join person b on b.id = r.other_id"
                        + " where kind <> 'HOUSEHOLD' order by 1"))
                .containsExactly("GUARDIAN Sara Mia", "GUARDIAN Sara Noah", "PAYER Amir Mia");
        assertThat(all("select count(*) from person")).containsExactly("4");

        people.undo(done.id());

        assertThat(all("select first_name from person")).isEmpty();
        assertThat(all("select count(*) from person_relation")).containsExactly("0");
    }

    @Test
    void anOrganizationIsTheSameWhateverItsLegalForm() {
        String file = """
                Company,Website,City,Branch code
                Havelwerk GmbH,https://www.havelwerk.example,Berlin,A1
                Havelwerk,,Potsdam,
                ,,Ulm,
                Grüne Schule e.V.,not a site,,
                """;
        ImportStatus done = organizations.run(file, ImportOptions.NONE);
        assertThat(counts(done)).isEqualTo("4 = 1 + 0 + 1 + 2");
        assertThat(all("select name || ' ' || domain || ' ' || custom_fields::text from organization"))
                .containsExactly("Havelwerk GmbH havelwerk.example {\"Branch code\": \"A1\"}");

        ImportStatus updated = organizations.run("""
                Company,City
                HAVELWERK AG,Bonn
                """, options(Mode.UPDATE, null, null));
        assertThat(counts(updated)).isEqualTo("1 = 0 + 1 + 0 + 0");
        assertThat(all("select city || ' ' || search_text from organization").getFirst())
                .startsWith("Bonn ")
                .contains("bonn", "havelwerk.example");

        organizations.undo(updated.id());
        assertThat(all("select name || ' ' || city from organization")).containsExactly("Havelwerk GmbH Berlin");
        organizations.undo(done.id());
        assertThat(all("select count(*) from organization")).containsExactly("0");
    }

    @Test
    void tasksHangOnWhatTheirRowNamesAndFailWhereNobodyKnowsIt() {
        people.run("First name,E-mail\nMia,mia@firma.example\n", ImportOptions.NONE);
        String file = """
                Subject;Due;About;Owner;Priority;Type;Status;Colour
                Call back;24.11.2026 14:30;mia@firma.example;Anna Keller;hoch;Anruf;;blue
                Send price list;30.02.2026;;;;;;
                Write to nobody;25.11.2026;nobody@firma.example;;;;;
                Order chairs;25.11.2026;;;;;erledigt;
                call back;24.11.2026;MIA@firma.example;;;;;
                """;
        ImportStatus done = tasks.run(file, ImportOptions.NONE);

        assertThat(counts(done)).isEqualTo("5 = 2 + 0 + 1 + 2");
        assertThat(all(
                        "select concat_ws('|', t.subject, t.due_on, t.due_time, t.due_at at time zone 'UTC', t.record_type,"
                                + " p.first_name, m.name, t.priority, t.type, t.status, t.custom_fields ->> 'Colour')"
                                + " from task t left join person p on p.id = t.record_id left join member m on m.id = t.owner_id"
                                + " order by 1"))
                .containsExactly(
                        "Call back|2026-11-24|14:30:00|2026-11-24 13:30:00|person|Mia|Anna Keller|HIGH|CALL|OPEN|blue",
                        "Order chairs|2026-11-25|2026-11-25 23:00:00|Tomás Alt|NORMAL|TODO|DONE");
        assertThat(tasks.report(done.id()).firstFaults())
                .extracting(ImportReport.RowFault::row, ImportReport.RowFault::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "date-impossible"),
                        org.assertj.core.groups.Tuple.tuple(4L, "record-unknown"));
        assertThat(tasks.failures(done.id())).contains("Write to nobody,25.11.2026,nobody@firma.example,");
        // Downloaded on the page it has the delimiter of the file that came, and the mark that tells programs its
        // encoding.
        assertThat(tasks.failuresAsItCame(done.id()))
                .startsWith("\uFEFFSubject;Due;")
                .contains("Write to nobody;25.11.2026;nobody@firma.example;");

        // The owner of a task stays who they are when a file names none.
        ImportStatus updated = tasks.run("""
                Subject;Due;About;Priority
                Call back;24.11.2026;mia@firma.example;niedrig
                """, options(Mode.UPDATE, null, null));
        assertThat(counts(updated)).isEqualTo("1 = 0 + 1 + 0 + 0");
        assertThat(all("select t.priority || m.name from task t join member m on m.id = t.owner_id"
                        + " where t.subject = 'Call back'"))
                .containsExactly("LOWAnna Keller");

        // What each import has brought in is a filter of the list; after its undo there is nothing.
        assertThat(subjects(BroughtIn.CREATED, done.id())).containsExactlyInAnyOrder("Call back", "Order chairs");
        assertThat(subjects(BroughtIn.ANY, updated.id())).containsExactly("Call back");
        assertThat(subjects(BroughtIn.UPDATED, updated.id())).containsExactly("Call back");
        assertThat(subjects(BroughtIn.CREATED, updated.id())).isEmpty();
        tasks.undo(updated.id());
        assertThat(subjects(BroughtIn.ANY, updated.id())).isEmpty();
        tasks.undo(done.id());
        assertThat(all("select count(*) from task")).containsExactly("0");
    }

    @Test
    void whatAnImportHasMadeAndChangedOfPeopleIsAFilterOfTheirList() {
        ImportStatus first =
                people.run("First name,E-mail\nMia,mia@firma.example\nBo,bo@firma.example\n", ImportOptions.NONE);
        ImportStatus second = people.run(
                "First name,E-mail,City\nMia,mia@firma.example,Ulm\nCy,cy@firma.example,Ulm\n",
                options(Mode.UPSERT, OnDuplicate.UPDATE, null));

        assertThat(names(BroughtIn.CREATED, first.id())).containsExactlyInAnyOrder("Mia", "Bo");
        assertThat(names(BroughtIn.CREATED, second.id())).containsExactly("Cy");
        assertThat(names(BroughtIn.UPDATED, second.id())).containsExactly("Mia");
        assertThat(names(BroughtIn.ANY, second.id())).containsExactlyInAnyOrder("Mia", "Cy");
        assertThat(names(BroughtIn.ANY, UUID.randomUUID())).isEmpty();
    }

    private List<String> names(String filter, UUID id) {
        return people
                .in(() -> BroughtIn.people(
                                Listing.of(Subject.class)
                                        .select("p.first_name as subject")
                                        .from("person p")
                                        .id("p.id"),
                                "p.id")
                        .build()
                        .page(db.transaction().handle(), ListQuery.first(9).where(filter, id.toString())))
                .items()
                .stream()
                .map(Subject::subject)
                .toList();
    }

    private List<String> subjects(String filter, UUID id) {
        return tasks
                .in(() -> BroughtIn.filters(
                                Listing.of(Subject.class)
                                        .select("t.subject")
                                        .from("task t")
                                        .id("t.id"),
                                "t.id")
                        .build()
                        .page(db.transaction().handle(), ListQuery.first(9).where(filter, id.toString())))
                .items()
                .stream()
                .map(Subject::subject)
                .toList();
    }

    /** A row of the list. */
    public record Subject(String subject) {}

    @Test
    void whoBreaksOffAndGoesOnEndsWhereNobodyWouldHaveBrokenOff() {
        StringBuilder file = new StringBuilder("First name,Last name,Phone\n");
        for (int i = 0; i < 40; i++)
            file.append("Name")
                    .append((char) ('a' + i % 26))
                    .append(i)
                    .append(",Family")
                    .append(i / 2)
                    .append(",+4930231250")
                    .append(10 + i / 2)
                    .append('\n');
        String undisturbed = result(people.run(file.toString(), ImportOptions.NONE));
        for (int chunks = 0; chunks < 12; chunks++) {
            db.clear();
            members();
            UUID id = people.upload(file.toString());
            people.prepare(id, ImportOptions.NONE);
            try {
                people.finish(id, chunks);
            } catch (BrokenOff e) {
                people.finish(id, Integer.MAX_VALUE);
            }
            assertThat(result(people.status(id))).as("after %s chunks", chunks).isEqualTo(undisturbed);
        }
    }

    private String result(ImportStatus status) {
        return counts(status)
                + all("select first_name || last_name || phone_e164 from person order by 1")
                + all("select count(*) from audit_entry where record_type = 'person'")
                + all("select kind || a.first_name || b.first_name from person_relation r join person a on a.id ="
                                + " least(r.person_id, r.other_id) join person b on b.id = greatest(r.person_id, r.other_id)"
                                + " order by 1")
                        .size();
    }

    @Test
    void aDryRunWritesNothing() {
        people.run("First name,Last name,E-mail\nMia,Khan,mia@firma.example\n", ImportOptions.NONE);
        String before = everything();
        UUID id = people.upload("First name,Last name,E-mail,Parent\nMia,Khan,mia@firma.example,Sara\nAnn,Lee,,\n");

        people.run(id, options(Mode.UPSERT, null, false).dry(true));

        assertThat(everything()).isEqualTo(before);
        assertThat(Map.of(
                        "created",
                        people.status(id).created(),
                        "updated",
                        people.status(id).updated()))
                .isEqualTo(Map.of("created", 1L, "updated", 1L));
    }
}
