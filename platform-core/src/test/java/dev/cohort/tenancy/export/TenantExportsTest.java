package dev.cohort.tenancy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.Caller;
import dev.cohort.audit.TestAudit;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.Json;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TestAdmin;
import dev.cohort.tenancy.TestTenants;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

@ExtendWith(TestDatabase.class)
class TenantExportsTest {
    private static final String SECRET = "only-beta-knows-this";

    private final TestDatabase db;
    private final TestAdmin admin;
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final TenantExports exports;

    TenantExportsTest(TestDatabase db) {
        this.db = db;
        this.admin = TestAdmin.on(db);
        this.exports = new TenantExports(
                TestTenants.on(db),
                admin,
                db.transaction(),
                db.transactions(),
                TestAudit.on(db),
                clock,
                java.util.List.of());
    }

    @BeforeEach
    void rowsOfEveryShape() {
        db.clear();
        sql("""
                insert into t_alpha.team (id, name) values
                    (gen_random_uuid(), 'plain'), (gen_random_uuid(), 'comma, "quote"'), (gen_random_uuid(), E'two\\nlines'),
                    (gen_random_uuid(), E'carriage\\r\\nreturn'), (gen_random_uuid(), '=1+1'), (gen_random_uuid(), '@cmd'),
                    (gen_random_uuid(), E'\\ttab '), (gen_random_uuid(), 'Žluťoučký 学校 😀'), (gen_random_uuid(), '\\.'),
                    (gen_random_uuid(), 'NULL'), (gen_random_uuid(), '''')
                """);
        sql("""
                insert into t_alpha.member (id, subject, email, name, team_id, locale, created_at)
                select gen_random_uuid(), 's' || n, n || '@alpha.example', 'Member ' || n, null,
                    case n % 3 when 0 then null when 1 then '' else 'de' end, now()
                from generate_series(1, 500) n
                """);
        sql("insert into t_alpha.setting values ('big', repeat('x', 3000000))");
        sql("""
                insert into t_alpha.job (id, kind, state, params, created_at)
                values (gen_random_uuid(), 'k', 'DONE', '{"a": "b, c", "d": [1, null]}', '2026-11-20 13:14:15.678901+02')
                """);
        sql("insert into t_beta.team values ('" + UUID.randomUUID() + "', '" + SECRET + "')");
        sql("insert into t_beta.setting values ('" + SECRET + "', '" + SECRET + "')");
    }

    @AfterEach
    void asItWas() {
        sql(
                "update platform.tenant set status = 'ACTIVE', exported_at = null, archived_at = null, delete_after = null");
    }

    @Test
    void everyTableIsInItRowForRow() throws Exception {
        Map<String, byte[]> files = files(export("alpha"));
        Map<String, String> expected = copies("t_alpha");
        assertThat(expected).hasSizeGreaterThan(20).containsKeys("member", "audit_entry", "databasechangelog");
        assertThat(files.keySet()).hasSize(expected.size() + 1).contains("manifest.json");
        // Its own line of audit is written when it is sent: after its snapshot.
        for (Map.Entry<String, String> table : expected.entrySet())
            assertThat(new String(files.get(table.getKey() + ".csv"), StandardCharsets.UTF_8))
                    .as("%s", table.getKey())
                    .isEqualTo(table.getValue());
        assertThat(expected.get("team")).contains("\"comma, \"\"quote\"\"\"", "=1+1", "\"two\nlines\"");
    }

    @Test
    void nothingOfAnotherTenantIsInIt() throws Exception {
        Map<String, byte[]> alpha = files(export("alpha"));
        Map<String, byte[]> beta = files(export("beta"));
        assertThat(beta.values()).anySatisfy(file -> assertThat(new String(file, StandardCharsets.UTF_8))
                .contains(SECRET));
        assertThat(alpha.values()).noneSatisfy(file -> assertThat(new String(file, StandardCharsets.UTF_8))
                .contains(SECRET));
        assertThat(alpha.keySet()).noneMatch(file -> file.equals("tenant.csv") || file.equals("job_queue.csv"));
    }

    @Test
    void theManifestTellsWhoWhenAndWhat() throws Exception {
        Map<String, byte[]> files = files(export("alpha"));
        JsonNode manifest = Json.mapper().readTree(files.get("manifest.json"));
        assertThat(manifest.path("tenant").asText()).isEqualTo("alpha");
        assertThat(manifest.path("takenAt").asText()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(manifest.path("version").asText()).isNotBlank();
        assertThat(manifest.path("note").asText()).contains("RFC 4180", "formula");
        assertThat(manifest.at("/tables/member/rows").asLong()).isEqualTo(500);
        assertThat(manifest.at("/tables/team/rows").asLong()).isEqualTo(11);
        assertThat(manifest.at("/tables/branch/rows").asLong()).isZero();
        for (Map.Entry<String, JsonNode> table : manifest.path("tables").properties()) {
            byte[] file = files.get(table.getValue().path("file").asText());
            assertThat(table.getValue().path("bytes").asLong()).isEqualTo(file.length);
            assertThat(table.getValue().path("sha256").asText())
                    .as("%s", table.getKey())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
        }
    }

    @Test
    void allTablesShowTheSameMomentWhateverIsWrittenMeanwhile() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutputStream disturbed = new OutputStream() {
            private boolean disturbed;

            @Override
            public void write(int one) {
                disturb();
                out.write(one);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                disturb();
                out.write(bytes, from, length);
            }

            private void disturb() {
                if (!disturbed) sql("insert into t_alpha.team values (gen_random_uuid(), 'written meanwhile')");
                disturbed = true;
            }
        };
        try (Connection connection = admin.openAs("t_alpha");
                ZipOutputStream zip = new ZipOutputStream(disturbed)) {
            assertThat(Snapshot.of(connection).writeTo(zip).get("team").rows()).isEqualTo(11);
        }
        assertThat(number("select count(*) from t_alpha.team")).isEqualTo(12);
        assertThat(new String(files(out.toByteArray()).get("team.csv"), StandardCharsets.UTF_8))
                .doesNotContain("meanwhile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUSPENDED", "MAINTENANCE", "ARCHIVED"})
    void oneOnHoldIsExportedToo(String status) throws Exception {
        sql("update platform.tenant set status = '" + status
                + "', archived_at = now(), delete_after = now() where slug = 'alpha'");
        assertThat(files(export("alpha"))).containsKey("member.csv");
    }

    @Test
    void oneWithoutDataIsRefused() {
        sql("update platform.tenant set status = 'PROVISIONING' where slug = 'alpha'");
        refused("tenant-status", "alpha", db.vendor());
        sql("update platform.tenant set status = 'DELETED' where slug = 'beta'");
        refused("not-found", "beta", db.vendor());
        refused("not-found", "nobody", db.vendor());
        refused("not-found", "admin", db.vendor());
    }

    @Test
    void nobodyExportsFromATenantsHost() {
        refused("not-found", "beta", db.alpha());
        refused("not-found", "alpha", db.alpha());
    }

    @Test
    void onceSentItIsKnownInTheRegistryAndInBothAudits() throws Exception {
        export("alpha");
        assertThat(text("select exported_at = '2026-11-20T12:00:00Z' from platform.tenant where slug = 'alpha'"))
                .isEqualTo("t");
        assertThat(text("select exported_at from platform.tenant where slug = 'beta'"))
                .isNull();
        assertThat(text("select actor_name || ' ' || action || ' ' || address from platform.audit_entry"))
                .isEqualTo("Olive Operator export 10.0.0.7");
        assertThat(text("select actor_name || ' ' || action || ' ' || address from t_alpha.audit_entry"))
                .isEqualTo("Olive Operator (vendor) export 10.0.0.7");
        assertThat(text("select member_id from t_alpha.audit_entry")).isNull();
        assertThat(number("select (after ->> 'rows')::int from t_alpha.audit_entry"))
                .isGreaterThan(512);
        assertThat(number("select count(*) from t_beta.audit_entry")).isZero();
    }

    @Test
    void oneThatDidNotReachItsReaderDoesNotCount() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThatThrownBy(() -> Context.call(vendor(), () -> {
                    exports.send(exports.take("alpha"), broken);
                    return 0;
                }))
                .hasMessage("Broken pipe");
        assertThat(text("select exported_at from platform.tenant where slug = 'alpha'"))
                .isNull();
        assertThat(number("select count(*) from t_alpha.audit_entry")).isZero();
    }

    @Test
    void noFileIsLeftBehind() throws Exception {
        long before = leftOvers();
        oneThatDidNotReachItsReaderDoesNotCount();
        export("alpha");
        admin.away(true);
        try {
            refused("database-unavailable", "alpha", db.vendor());
        } finally {
            admin.away(false);
        }
        assertThat(leftOvers()).isEqualTo(before);
    }

    private static long leftOvers() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("export-"))
                    .count();
        }
    }

    private void refused(String code, String slug, Tenant where) {
        assertThatThrownBy(() -> Context.call(db.system(where), () -> exports.take(slug)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private RequestContext vendor() {
        Caller olive = new Caller(
                Caller.Kind.MEMBER, UUID.randomUUID(), "Olive Operator", null, null, Set.of(), Set.of(), Map.of());
        Tenant vendor = db.vendor();
        return new RequestContext(vendor, olive, vendor.locale(), vendor.zone(), "rest", "10.0.0.7", "r-1");
    }

    private byte[] export(String slug) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Context.<Integer, IOException>call(vendor(), () -> {
            ExportFile file = exports.take(slug);
            assertThat(file.name()).isEqualTo(slug + "-20261120-1200.zip");
            exports.send(file, out);
            return 0;
        });
        return out.toByteArray();
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                files.put(entry.getName(), in.readAllBytes());
        }
        return files;
    }

    /** What PostgreSQL itself makes of each table now, its lines ended as RFC 4180 wants it. */
    private Map<String, String> copies(String schema) throws SQLException, IOException {
        Map<String, String> copies = new TreeMap<>();
        try (Connection owner = db.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("set time zone 'UTC'");
            try (ResultSet tables =
                    statement.executeQuery("select tablename from pg_tables where schemaname = '" + schema + "'")) {
                while (tables.next()) {
                    var text = new StringBuilder();
                    var rows = owner.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("copy (select * from " + schema + "." + tables.getString(1)
                                    + ") to stdout with (format csv, header true)");
                    for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy())
                        text.append(new String(row, 0, row.length - 1, StandardCharsets.UTF_8))
                                .append("\r\n");
                    copies.put(tables.getString(1), text.toString());
                }
            }
        }
        // The export has left its line since; it is the only one there.
        copies.compute("audit_entry", (table, text) -> String.valueOf(text).split("\r\n", 2)[0] + "\r\n");
        return copies;
    }

    private long number(String query) {
        return Long.parseLong(String.valueOf(text(query)));
    }

    private @Nullable String text(String query) {
        try (Connection owner = db.owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sql(String statement) {
        try (Connection owner = db.owner();
                Statement sql = owner.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
