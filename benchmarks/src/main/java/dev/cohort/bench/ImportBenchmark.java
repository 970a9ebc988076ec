package dev.cohort.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A file of leads through the product, and the rows it made by a plain COPY into equally indexed tables. */
final class ImportBenchmark implements Benchmark {
    private static final List<String> TABLES = List.of("person", "lead", "lead_stage_change", "audit_entry");
    private static final double ASKED = 3;

    @Override
    public String name() {
        return "import";
    }

    /** Seconds on the clock and of the processor. */
    private record Cost(double seconds, double cpu) {}

    @Override
    public Result run(Options options) throws Exception {
        Result result = new Result(name());
        byte[] csv = Leads.csv(options.rows());
        try (Site site = Site.start(options)) {
            String operator = site.token("admin", Site.OPERATOR);
            // A first, small one: classes are loaded and the code is warm, as on any day but the first.
            bringIn(site, operator, "w", Leads.csv(Math.min(20_000, options.rows())));
            String slug = slug("i");
            site.createTenant(operator, slug);
            String token = site.token(slug, Site.owner(slug));
            Cpu before = site.cpu();
            long start = System.nanoTime();
            JsonNode status = Leads.bringIn(site, slug, token, csv);
            double seconds = (System.nanoTime() - start) / 1e9;
            Cpu used = site.cpu().since(before);
            result.figure("counts", counts(status)).figure("fileBytes", csv.length);
            result.figure("serverCpuSeconds", Result.rounded(used.program()));
            result.figure("databaseCpuSeconds", Result.rounded(used.database()));
            Cost floor = floor(site, "t_" + slug.replace('-', '_'), options);
            report(result, options.rows(), new Cost(seconds, used.both()), floor);
        }
        return result;
    }

    private static Map<String, Object> counts(JsonNode status) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (String count : List.of("read", "created", "updated", "skipped", "failed"))
            counts.put(count, status.path(count).asLong());
        return counts;
    }

    private static void report(Result result, int rows, Cost product, Cost floor) {
        double ratio = product.seconds() / floor.seconds();
        double cpuRatio = product.cpu() / floor.cpu();
        result.figure("seconds", Result.rounded(product.seconds())).figure("cpuSeconds", Result.rounded(product.cpu()));
        result.figure("floorSeconds", Result.rounded(floor.seconds()));
        result.figure("floorCpuSeconds", Result.rounded(floor.cpu()));
        result.figure("ratio", Result.rounded(ratio)).figure("cpuRatio", Result.rounded(cpuRatio));
        result.line(
                "import: " + rows + " rows",
                "≤ 3 × COPY",
                String.format(
                        Locale.ROOT,
                        "%.1f × by the clock (%.1f s of %.1f s; %.0f rows/s), %.1f × by CPU (%.1f s of %.1f s)",
                        ratio,
                        product.seconds(),
                        floor.seconds(),
                        rows / product.seconds(),
                        cpuRatio,
                        product.cpu(),
                        floor.cpu()),
                ratio <= ASKED);
    }

    private static void bringIn(Site site, String operator, String prefix, byte[] csv)
            throws IOException, InterruptedException {
        String slug = slug(prefix);
        site.createTenant(operator, slug);
        Leads.bringIn(site, slug, site.token(slug, Site.owner(slug)), csv);
    }

    private static String slug(String prefix) {
        return prefix + Long.toString(System.currentTimeMillis() / 100, 36);
    }

    /** The rows are written to files first, so that only their way into the database is timed. */
    private static Cost floor(Site site, String schema, Options options) throws IOException, SQLException {
        Path folder = Files.createDirectories(options.data().resolve("copy"));
        try (Connection database = site.database();
                Statement sql = database.createStatement()) {
            CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
            sql.execute("drop schema if exists copy_floor cascade");
            sql.execute("create schema copy_floor");
            Map<String, String> columns = new LinkedHashMap<>();
            for (String table : TABLES) {
                sql.execute("create table copy_floor." + table + " (like " + schema + "." + table + " including all)");
                columns.put(table, table + " (" + columns(sql, schema, table) + ")");
                try (OutputStream out = Files.newOutputStream(folder.resolve(table))) {
                    copy.copyOut("copy " + schema + "." + columns.get(table) + " to stdout", out);
                }
            }
            sql.execute("checkpoint");
            Cpu before = site.cpu();
            long start = System.nanoTime();
            database.setAutoCommit(false);
            for (String table : TABLES) {
                try (InputStream in = Files.newInputStream(folder.resolve(table))) {
                    copy.copyIn("copy copy_floor." + columns.get(table) + " from stdin", in, 1 << 16);
                }
            }
            database.commit();
            double seconds = (System.nanoTime() - start) / 1e9;
            Cost cost = new Cost(seconds, site.cpu().since(before).database());
            sql.execute("drop schema copy_floor cascade");
            database.commit();
            return cost;
        }
    }

    /** Those that can be written: the others follow by themselves. */
    private static String columns(Statement sql, String schema, String table) throws SQLException {
        String query = """
                select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                where attrelid = '%s.%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                """;
        try (ResultSet row = sql.executeQuery(query.formatted(schema, table))) {
            row.next();
            return row.getString(1);
        }
    }
}
