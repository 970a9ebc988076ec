package dev.cohort.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of leads: good, messy and hostile, and what is left of an import when the machine goes down under it. */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Importing leads")
class ImportIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int MANY = 40_000;
    private static final int STOPPED = 60_000;
    private static final int UNDONE = 20_000;
    private static final int KNOWN = 2_000;
    private static final String MANY_OPTIONS =
            "{\"mode\":\"upsert\",\"mapping\":{\"External id\":\"externalId\",\"Course\":\"interest\"}}";

    private final Cohort cohort;
    private final String tenant = "imports" + UUID.randomUUID().toString().substring(0, 6);

    ImportIT(Cohort cohort) {
        this.cohort = cohort;
    }

    @BeforeAll
    void aTenantOfItsOwn() {
        cohort.makeTenant(tenant);
    }

    private Site owner() {
        return cohort.site(tenant, "owner");
    }

    private Answer send(String name, byte[] file, String options) {
        return owner().post("/imports?recordType=lead", new Multipart(name, file, options));
    }

    private JsonNode bringIn(String name, byte[] file, String options) {
        return ended(
                owner(), send(name, file, options).with(202).json().path("id").asText());
    }

    private static JsonNode ended(Site site, String id) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreException(java.io.UncheckedIOException.class)
                .until(
                        () -> site.get("/imports/" + id),
                        answer -> answer.status() == 200
                                && Set.of("done", "failed", "cancelled", "undone")
                                        .contains(answer.json().path("state").asText()))
                .json();
    }

    private static void addsUp(JsonNode done) {
        assertThat(done.path("state").asText()).as("%s", done).isEqualTo("done");
        assertThat(done.path("progress").asInt()).isEqualTo(100);
        assertThat(done.path("read").asLong())
                .as("%s", done)
                .isEqualTo(done.path("created").asLong()
                        + done.path("updated").asLong()
                        + done.path("skipped").asLong()
                        + done.path("failed").asLong());
    }

    private List<CSVRecord> failures(JsonNode done) throws IOException {
        Answer file = owner().get("/imports/" + done.path("id").asText() + "/failures.csv")
                .with(200);
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        String text = file.text();
        assertThat(text).startsWith("\uFEFF");
        try (CSVParser parser = CSVParser.parse(
                new StringReader(text.substring(1)),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setAllowMissingColumnNames(true)
                        .get())) {
            return parser.getRecords();
        }
    }

    private long leads() {
        return owner().get("/leads?count=true&limit=1")
                .with(200)
                .json()
                .path("total")
                .asLong();
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream file = ImportIT.class.getResourceAsStream("/samples/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }

    private static byte[] csv(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    // --- The files that people really have

    @ParameterizedTest
    @CsvSource({
        "education-leads.csv, 600",
        "messy-leads-utf8-bom.csv, 380",
        "messy-leads-semicolon-cp1251.csv, 280",
        "messy-leads-tab-utf16.csv, 180",
        "messy-leads-ragged.csv, 40"
    })
    void eachRowOfASampleFileIsAccountedFor(String name, int atLeast) throws IOException {
        byte[] file = sample(name);
        long before = leads();
        JsonNode dry = bringIn(name, file, "{\"dryRun\":true,\"region\":\"DE\",\"dateOrder\":\"day_first\"}");
        addsUp(dry);
        assertThat(leads()).isEqualTo(before);
        JsonNode done = bringIn(name, file, "{\"mode\":\"upsert\",\"region\":\"DE\",\"dateOrder\":\"day_first\"}");
        addsUp(done);
        assertThat(done.path("read").asInt()).as("%s", done).isGreaterThanOrEqualTo(atLeast);
        assertThat(done.path("created").asLong() + done.path("updated").asLong())
                .as("%s", done)
                .isPositive();
        assertThat(leads()).isEqualTo(before + done.path("created").asLong());
        assertThat(failures(done)).hasSize(done.path("failed").asInt());
        JsonNode again = bringIn(
                name,
                file,
                "{\"mode\":\"create\",\"onDuplicate\":\"skip\",\"region\":\"DE\",\"dateOrder\":\"day_first\"}");
        addsUp(again);
        assertThat(again.path("read").asLong()).isEqualTo(done.path("read").asLong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251"})
    void charsetIsFoundOut(String charset) {
        String name = "Ёлкин" + new Random().nextInt(1_000_000);
        StringBuilder text = new StringBuilder(charset.startsWith("UTF-16") ? "\uFEFF" : "");
        text.append("Имя;Фамилия;Почта;Телефон;Комментарий\n");
        for (int i = 0; i < 20; i++)
            text.append("Мария;")
                    .append(name)
                    .append(i)
                    .append(";m")
                    .append(name.hashCode())
                    .append(i)
                    .append("@mail.example;;позвонить вечером, ребёнок девяти лет\n");
        addsUp(bringIn("leute.csv", text.toString().getBytes(Charset.forName(charset)), "{}"));
        String encoded = java.net.URLEncoder.encode(name + "7", UTF_8);
        JsonNode found = owner().get("/leads?q=" + encoded).with(200).json().path("items");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("lastName").asText()).isEqualTo(name + "7");
    }

    @Test
    void wrongCharsetIsSaidNotGuessedSilently() {
        byte[] file = ("Vorname;Nachname;E-Mail\nJürgen;Größe;juergen@mail.example\n").getBytes(ISO_8859_1);
        JsonNode done = bringIn("latin1.csv", file, "{\"charset\":\"UTF-8\"}");
        addsUp(done);
        assertThat(done.path("failed").asInt()).as("%s", done).isEqualTo(1);
        JsonNode right = bringIn("latin1.csv", file, "{\"charset\":\"ISO-8859-1\",\"onDuplicate\":\"create\"}");
        addsUp(right);
        assertThat(owner().get("/leads?q=gr%C3%B6%C3%9Fe")
                        .with(200)
                        .json()
                        .path("items")
                        .findValuesAsText("lastName"))
                .contains("Größe");
    }

    // --- Files that are none

    @Test
    void emptyFileIsRefused() {
        for (String content : List.of("", "\n\n\n", "\uFEFF")) {
            Answer answer = send("empty.csv", content.getBytes(UTF_8), "{}");
            assertThat(answer.status()).as("%s", answer).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("import-empty");
        }
    }

    @Test
    void headerWithoutRowsBringsNothing() {
        Answer answer = send("header.csv", csv("First name,Last name,Phone"), "{}");
        JsonNode done = ended(owner(), answer.with(202).json().path("id").asText());
        addsUp(done);
        assertThat(done.path("read").asInt()).isZero();
    }

    @Test
    void binaryFileIsRefused() {
        byte[] noise = new byte[20_000];
        new Random(7).nextBytes(noise);
        Answer answer = send("photo.csv", noise, "{}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("import-not-text");
    }

    @Test
    void raggedRowsAreAccountedFor() throws IOException {
        JsonNode done = bringIn(
                "ragged.csv",
                csv(
                        "First name,Last name,Email,Phone",
                        "Ann,Ragged1",
                        "Bob,Ragged2,bob.ragged@mail.example,+49 151 21106842,too,many,values",
                        "",
                        "Cid,\"Ragged3",
                        "over two lines\",cid.ragged@mail.example,"),
                "{}");
        addsUp(done);
        assertThat(done.path("read").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(failures(done)).hasSize(done.path("failed").asInt());
    }

    @Test
    void formulaCellsStayTextAndAreDisarmedInTheFailuresFile() throws IOException {
        String formula = "=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")";
        JsonNode done = bringIn(
                "formula.csv",
                csv(
                        "First name,Last name,Email,Comment",
                        "\"" + formula + "\",Formula1,formula1@mail.example,\"@SUM(1+1)\"",
                        "\"=1+1\",Formula2,no mail at all,\"+cmd|' /C calc'!A0\""),
                "{}");
        addsUp(done);
        for (CSVRecord row : failures(done))
            for (String cell : row)
                assertThat(cell).doesNotStartWith("=").doesNotStartWith("@SUM").doesNotStartWith("+cmd");
        JsonNode kept = owner().get("/leads?q=formula1").with(200).json().path("items");
        if (!kept.isEmpty()) assertThat(kept.get(0).path("firstName").asText()).startsWith("=HYPERLINK");
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        assertThat(send("a.csv", csv("a,b", "1,2"), "{\"mode\":\"destroy\"}").status())
                .isEqualTo(400);
        assertThat(send("a.csv", csv("a,b", "1,2"), "{\"unheardOf\":1}").status())
                .isEqualTo(400);
        assertThat(send("a.csv", csv("a,b", "1,2"), "no json").status()).isEqualTo(400);
        assertThat(owner().post("/imports?recordType=unicorn", new Multipart("a.csv", csv("a,b", "1,2"), "{}"))
                        .status())
                .isIn(404, 422);
    }

    @Test
    void failedRowsCanBePutRightAndSentAgain() throws IOException {
        String last = "Right" + new Random().nextInt(1_000_000);
        JsonNode done = bringIn(
                "faulty.csv",
                csv(
                        "First name,Last name,Email",
                        "Ann," + last + ",ann." + last + "@mail.example",
                        "Bob," + last + ",this is no mail"),
                "{}");
        addsUp(done);
        assertThat(done.path("created").asInt()).isEqualTo(1);
        assertThat(done.path("failed").asInt()).isEqualTo(1);
        List<CSVRecord> failures = failures(done);
        assertThat(failures).hasSize(1);
        assertThat(failures.getFirst().toString()).contains("Bob", "this is no mail");
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        JsonNode done = bringIn("secret.csv", csv("First name,Last name", "Sven,Secretive"), "{}");
        Site other = cohort.site(Cohort.CODELAB, "owner");
        other.get("/imports/" + done.path("id").asText()).with(404);
        other.get("/imports/" + done.path("id").asText() + "/failures.csv").with(404);
        other.get("/imports/" + done.path("id").asText() + "/kept.csv").with(404);
        other.post("/imports/" + done.path("id").asText() + "/undo", null).with(404);
        assertThat(other.get("/imports").with(200).text())
                .doesNotContain(done.path("id").asText());
        assertThat(other.get("/leads?q=Secretive").json().path("items")).isEmpty();
    }

    // --- Somebody stops it

    @Test
    void cancelledHalfWayKeepsWhatItHasWrittenAndNothingElse() {
        String slug = "stop" + UUID.randomUUID().toString().substring(0, 6);
        cohort.makeTenant(slug);
        Site manager = cohort.site(slug, "manager");
        long before = total(manager);
        String id = manager.post("/imports?recordType=lead", new Multipart("stop.csv", many(STOPPED), MANY_OPTIONS))
                .with(202)
                .json()
                .path("id")
                .asText();
        JsonNode underWay = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(30))
                .until(
                        () -> manager.get("/imports/" + id).with(200).json(),
                        status -> status.path("created").asInt() > 0);
        assertThat(underWay.path("state").asText()).as("%s", underWay).isEqualTo("applying");

        manager.post("/imports/" + id + "/cancel", null).with(200);

        JsonNode stopped = ended(manager, id);
        int created = stopped.path("created").asInt();
        assertThat(stopped.path("state").asText()).as("%s", stopped).isEqualTo("cancelled");
        assertThat(stopped.path("read").asInt()).isEqualTo(STOPPED);
        assertThat(created).isBetween(underWay.path("created").asInt(), STOPPED - 1);
        assertThat(stopped.path("endedAt").isTextual()).isTrue();
        assertThat(total(manager)).isEqualTo(before + created);
        String schema = Database.schemaOf(slug);
        Database database = new Database(cohort.installation().serverEnvironment());
        for (String part : List.of(
                "person p where p.email like 'many%' and exists (select from lead l where l.person_id = p.id)",
                "person p where p.email like 'many%'",
                "lead_stage_change c join lead l on l.id = c.lead_id where l.external_id like 'many-%'",
                "audit_entry a where a.record_type = 'lead' and a.reason = 'import " + id + "'"))
            assertThat(database.number(schema, "select count(*) from " + part))
                    .as(part)
                    .isEqualTo(created);
        JsonNode told = manager.get("/notifications").with(200).json();
        assertThat(told.path("unread").asInt()).isEqualTo(1);
        assertThat(told.path("items").get(0).path("kind").asText()).isEqualTo("import.cancelled");
        assertThat(told.path("items").get(0).path("link").asText()).isEqualTo("import/" + id);
        manager.post("/imports/" + id + "/cancel", null).with(200);
        assertThat(total(manager)).isEqualTo(before + created);
    }

    private static long total(Site site) {
        return site.get("/leads?count=true&limit=1")
                .with(200)
                .json()
                .path("total")
                .asLong();
    }

    @Test
    void whoBroughtAFileInIsToldOfItsEndAndNobodyElseIs() {
        Site sales = cohort.site(tenant, "sales");
        String id = sales.post(
                        "/imports?recordType=lead",
                        new Multipart("told.csv", csv("First name,Last name", "Tove,Told"), "{}"))
                .with(202)
                .json()
                .path("id")
                .asText();
        ended(sales, id);
        JsonNode told = await().atMost(PATIENCE)
                .until(
                        () -> sales.get("/notifications").with(200).json(),
                        news -> news.path("unread").asInt() == 1);
        JsonNode news = told.path("items").get(0);
        assertThat(news.path("title").asText())
                .isEqualTo("told.csv has been imported: 1 new, 0 updated, 0 skipped, 0 failed.");
        assertThat(sales.with("Accept-Language", "de").get("/notifications").text())
                .contains("told.csv ist importiert: 1 neu");
        String read = "/notifications/" + news.path("id").asText() + "/read";
        assertThat(owner().get("/notifications").text()).doesNotContain("told.csv");
        owner().post(read, null).with(404);
        assertThat(sales.post(read, null).with(200).json().path("readAt").isTextual())
                .isTrue();
        assertThat(sales.get("/notifications?readAt=").with(200).json().path("items"))
                .isEmpty();
    }

    // --- It was the wrong file

    @Test
    void importIsUndoneButForWhatWasChangedSince() throws IOException {
        String slug = "undo" + UUID.randomUUID().toString().substring(0, 6);
        cohort.makeTenant(slug);
        Site manager = cohort.site(slug, "manager");
        long others = total(manager);
        String known = manager.post(
                        "/leads",
                        Map.of("firstName", "Kim", "lastName", "Known", "email", "kim@mail.example", "interest", "Go"))
                .with(201)
                .json()
                .path("id")
                .asText();
        JsonNode before = manager.get("/leads/" + known).with(200).json();
        byte[] file = csv(
                "First name,Last name,Email,Course,City",
                "Kim,Known,kim@mail.example,Rust,Kiel",
                "Ann,Added,ann.added@mail.example,Rust,",
                "\"=1+1\",Edited,edited@mail.example,Rust,");
        String id = manager.post("/imports?recordType=lead", new Multipart("wrong.csv", file, "{\"mode\":\"upsert\"}"))
                .with(202)
                .json()
                .path("id")
                .asText();
        addsUp(ended(manager, id));
        assertThat(manager.get("/leads/" + known).json().path("city").asText()).isEqualTo("Kiel");
        JsonNode edited = manager.get("/leads?q=edited@mail.example")
                .with(200)
                .json()
                .path("items")
                .get(0);
        manager.with("If-Match", "*")
                .patch("/leads/" + edited.path("id").asText(), Map.of("interest", "Zig"))
                .with(200);

        Answer accepted = manager.post("/imports/" + id + "/undo", null).with(202);

        assertThat(accepted.json().path("state").asText()).isEqualTo("undoing");
        assertThat(accepted.header("Location")).isEqualTo("/api/v1/imports/" + id);
        JsonNode undone = ended(manager, id);
        assertThat(undone.path("state").asText()).as("%s", undone).isEqualTo("undone");
        assertThat(List.of("removed", "restored", "kept"))
                .allSatisfy(count ->
                        assertThat(undone.path(count).asInt()).as(count).isEqualTo(1));
        assertThat(total(manager)).isEqualTo(others + 2);
        JsonNode after = manager.get("/leads/" + known).with(200).json();
        for (String field : List.of("interest", "city", "email", "status", "score"))
            assertThat(after.path(field)).as(field).isEqualTo(before.path(field));
        assertThat(manager.get("/leads/" + known + "/timeline").with(200).text())
                .contains("\"undone\"");
        String kept = manager.get("/imports/" + id + "/kept.csv").with(200).text();
        String number = edited.path("number").asText();
        assertThat(kept.lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("'=1+1,Edited,")
                .endsWith("was changed since" + " [changed],4," + number + ",http://" + slug + ".localhost:"
                        + cohort.port() + "/leads/" + number);
        Answer again = manager.post("/imports/" + id + "/undo", null).with(409);
        assertThat(again.code()).isEqualTo("import-undone");
        assertThat(manager.post("/imports/" + id + "/cancel", null)
                        .with(200)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("undone");
        JsonNode told =
                manager.get("/notifications").with(200).json().path("items").get(0);
        assertThat(told.path("title").asText()).isEqualTo("wrong.csv has been undone: 1 removed, 1 restored, 1 kept.");
        assertThat(cohort.site(slug, "owner")
                        .get("/audit?recordType=import")
                        .with(200)
                        .text())
                .contains("\"undo\"", "\"undone\"");
    }

    @Test
    void whoeverMayNotChangeItsLeadsCannotUndoIt() {
        JsonNode done = bringIn("owners.csv", csv("First name,Last name", "Olga,Owners"), "{}");
        String undo = "/imports/" + done.path("id").asText() + "/undo";
        Answer sales = cohort.site(tenant, "sales").post(undo, null).with(403);
        assertThat(sales.code()).isEqualTo("import-not-yours");
        assertThat(sales.json().path("count").asInt()).isEqualTo(1);
        cohort.site(tenant, "student").post(undo, null).with(403);
        assertThat(owner().get("/leads?q=Owners").json().path("items")).hasSize(1);
        owner().post(undo, null).with(202);
        JsonNode undone = ended(owner(), done.path("id").asText());
        assertThat(undone.path("removed").asInt()).as("%s", undone).isEqualTo(1);
        assertThat(owner().get("/leads?q=Owners").json().path("items")).isEmpty();
    }

    // --- The machine goes down; for the server, see also ImportKillsIT

    @Test
    void databaseKilledInTheMiddleLosesNoRowAndDoublesNone() throws Exception {
        String slug = "dbcrash" + UUID.randomUUID().toString().substring(0, 6);
        String id = startManyAt(slug);
        cohort.installation().killDatabase();
        cohort.installation().startDatabase();
        holdsEachRowOnce(slug, id);
    }

    @Test
    void serverKilledInTheMiddleOfAnUndoEndsItTheSame() throws Exception {
        String slug = "undocrash" + UUID.randomUUID().toString().substring(0, 6);
        cohort.makeTenant(slug);
        Site owner = cohort.site(slug, "owner");
        String schema = Database.schemaOf(slug);
        Database database = new Database(cohort.installation().serverEnvironment());
        Map<String, Long> before = counted(database, schema);
        String id = bringInTwice(owner);
        String changed = "update lead set interest = 'Piano', version = version + 1 where external_id = any(?)";
        assertThat(database.change(schema, changed, (Object) new String[] {"many-7", "many-" + (UNDONE - 7)}))
                .isEqualTo(2);

        owner.post("/imports/" + id + "/undo", null).with(202);
        JsonNode underWay = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> owner.get("/imports/" + id).with(200).json(),
                        status -> status.path("removed").asInt() > 0);
        assertThat(underWay.path("state").asText()).as("%s", underWay).isEqualTo("undoing");
        assertThat(owner.post("/imports/" + id + "/undo", null).with(409).code())
                .isEqualTo("import-undoing");
        assertThat(owner.post("/imports/" + id + "/cancel", null).with(409).code())
                .isEqualTo("import-undoing");
        cohort.installation().killServer();
        cohort.installation().startServer();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> cohort.site(slug, "owner").get("/me").status() == 200);
        JsonNode undone = ended(cohort.site(slug, "owner"), id);
        assertThat(undone.path("state").asText()).as("%s", undone).isEqualTo("undone");
        assertThat(undone.path("removed").asInt()).as("%s", undone).isEqualTo(UNDONE - KNOWN - 1);
        assertThat(undone.path("restored").asInt()).as("%s", undone).isEqualTo(KNOWN - 1);
        assertThat(undone.path("kept").asInt()).as("%s", undone).isEqualTo(2);
        counted(database, schema)
                .forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(before.get(table) + KNOWN + 1));
        String reason = " where reason = 'undo of import " + id + "' and action = ";
        assertThat(database.number(schema, "select count(*) from audit_entry" + reason + "'delete'"))
                .isEqualTo(UNDONE - KNOWN - 1);
        assertThat(database.number(schema, "select count(*) from audit_entry" + reason + "'undo'"))
                .isEqualTo(KNOWN - 1);
        assertThat(database.number(schema, "select count(*) from lead where interest = 'Python'"))
                .isEqualTo(KNOWN - 1);
    }

    private static Map<String, Long> counted(Database database, String schema) {
        return Stream.of("lead", "person", "lead_stage_change")
                .collect(Collectors.toMap(
                        table -> table, table -> database.number(schema, "select count(*) from " + table)));
    }

    /** Some leads, and then these and many more with another course; the second import. */
    private String bringInTwice(Site owner) {
        byte[] others =
                new String(many(UNDONE), UTF_8).replace("Python", "Rust").getBytes(UTF_8);
        String id = "";
        for (byte[] file : List.of(many(KNOWN), others)) {
            id = owner.post("/imports?recordType=lead", new Multipart("many.csv", file, MANY_OPTIONS))
                    .with(202)
                    .json()
                    .path("id")
                    .asText();
            addsUp(ended(owner, id));
        }
        return id;
    }

    private static byte[] many(int rows) {
        StringBuilder file = new StringBuilder("First name,Last name,Email,Phone,External id,Course\n");
        for (int i = 0; i < rows; i++)
            file.append("Max,Many")
                    .append(i)
                    .append(",many")
                    .append(i)
                    .append("@mail.example,+49 1512 ")
                    .append(String.format(Locale.ROOT, "%07d", i))
                    .append(",many-")
                    .append(i)
                    .append(",Python\n");
        return file.toString().getBytes(UTF_8);
    }

    /** Returns while the import of {@link #MANY} rows is under way. */
    private String startManyAt(String slug) {
        cohort.makeTenant(slug);
        Site owner = cohort.site(slug, "owner");
        String id = owner.post("/imports?recordType=lead", new Multipart("many.csv", many(MANY), MANY_OPTIONS))
                .with(202)
                .json()
                .path("id")
                .asText();
        JsonNode running = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(30))
                .until(
                        () -> owner.get("/imports/" + id).with(200).json(),
                        status -> status.path("progress").asInt() > 55);
        assertThat(running.path("state").asText()).as("%s", running).isEqualTo("applying");
        return id;
    }

    private void holdsEachRowOnce(String slug, String id) {
        // Logging in needs the database as well.
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> cohort.site(slug, "owner").get("/me").status() == 200);
        Site owner = cohort.site(slug, "owner");
        JsonNode done = ended(owner, id);
        addsUp(done);
        assertThat(done.path("read").asInt()).isEqualTo(MANY);
        assertThat(done.path("created").asInt()).as("%s", done).isEqualTo(MANY);
        List<String> seen = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode page = owner.get("/leads?limit=500&medium=none&q=many" + after)
                    .with(200)
                    .json();
            page.path("items").forEach(item -> seen.add(item.path("externalId").asText()));
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : null;
        }
        assertThat(seen).hasSize(MANY);
        assertThat(new HashSet<>(seen)).hasSize(MANY);
    }
}
