package dev.cohort.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many tenants that nobody is using: how long the server starts, and what memory each holds. */
final class TenantsBenchmark implements Benchmark {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final double ASKED_MIB = 1;

    @Override
    public String name() {
        return "tenants";
    }

    @Override
    public Result run(Options options) throws Exception {
        Result result = new Result(name());
        try (Site site = Site.start(options)) {
            long few = count(site);
            restart(site);
            wake(site);
            double heapOfFew = heap(site);
            long start = System.nanoTime();
            fill(site, options.tenants());
            double making = (System.nanoTime() - start) / 1e9;
            long many = count(site);
            double started = restart(site);
            double untouched = heap(site);
            wake(site);
            double heapOfMany = heap(site);
            result.figure("tenantsBefore", few).figure("tenants", many);
            result.figure("secondsToMake", Result.rounded(making));
            result.figure("serverStartSeconds", Result.rounded(started));
            result.figure("heapMiBBefore", Result.rounded(heapOfFew));
            result.figure("heapMiB", Result.rounded(heapOfMany));
            result.figure("heapMiBBeforeFirstVisit", Result.rounded(untouched));
            double each = (heapOfMany - heapOfFew) / Math.max(1, many - few);
            result.figure("heapMiBEach", each);
            result.figure("databaseMiB", databaseMiB(site));
            String reached = String.format(
                    Locale.ROOT,
                    "%.3f MiB more heap each (%.0f MiB with %d, %.0f MiB with %d tenants; %.2f MiB all heap by tenant)",
                    each,
                    heapOfFew,
                    few,
                    heapOfMany,
                    many,
                    heapOfMany / many);
            result.line("tenants: an idle one", "≤ 1 MiB of heap", reached, each <= ASKED_MIB);
            result.line(
                    "tenants: start with " + many,
                    "told",
                    String.format(Locale.ROOT, "%.1f s until the server is ready", started),
                    true);
        }
        return result;
    }

    private static void fill(Site site, int wanted) throws Exception {
        String operator = site.token("admin", Site.OPERATOR);
        String prefix = "n" + Long.toString(System.currentTimeMillis() / 100, 36);
        for (long there = count(site), i = 0; there + i < wanted; i++) {
            // The token lives for some minutes only.
            if (i % 50 == 0) operator = site.token("admin", Site.OPERATOR);
            site.createTenant(operator, prefix + "x" + i);
            if (i % 50 == 49) System.out.println("  " + (there + i + 1) + " tenants");
        }
    }

    /** A visitor at every tenant: what a tenant keeps in memory, it keeps from the first request on. */
    private static void wake(Site site) throws IOException, SQLException {
        byte[] visitor =
                "{\"lastName\":\"Visitor\",\"email\":\"visitor@benchmark.example\"}".getBytes(StandardCharsets.UTF_8);
        for (String slug : slugs(site)) site.post(slug, "", "/public/leads", "application/json", visitor);
    }

    private static List<String> slugs(Site site) throws IOException, SQLException {
        List<String> slugs = new ArrayList<>();
        try (Connection database = site.database();
                Statement sql = database.createStatement();
                ResultSet rows = sql.executeQuery("select slug from platform.tenant where status = 'ACTIVE'")) {
            while (rows.next()) slugs.add(rows.getString(1));
        }
        return slugs;
    }

    private static double restart(Site site) throws IOException, InterruptedException {
        site.installation().stopServer();
        long start = System.nanoTime();
        site.installation().startServer();
        double seconds = (System.nanoTime() - start) / 1e9;
        // What follows the start, schedules above all, has had its first turn.
        Thread.sleep(15_000);
        return seconds;
    }

    /** MiB that are held after a full collection; the least of three, for work goes on meanwhile. */
    private static double heap(Site site) throws IOException, InterruptedException {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            jcmd(site.serverPid(), "GC.run");
            Matcher used = USED.matcher(jcmd(site.serverPid(), "GC.heap_info"));
            if (!used.find()) throw new IllegalStateException("jcmd tells no heap size");
            least = Math.min(least, Long.parseLong(used.group(1)) / 1024.0);
        }
        return least;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Path program = Path.of(System.getProperty("java.home"), "bin/jcmd");
        if (!Files.exists(program)) throw new IllegalStateException("A JDK is needed, for its jcmd");
        Process process = new ProcessBuilder(program.toString(), String.valueOf(pid), command)
                .redirectErrorStream(true)
                .start();
        StringBuilder text = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> text.append(line).append('\n'));
        }
        process.waitFor();
        return text.toString();
    }

    private static long count(Site site) throws IOException, SQLException {
        return number(site, "select count(*) from platform.tenant where status = 'ACTIVE'");
    }

    private static long databaseMiB(Site site) throws IOException, SQLException {
        return number(site, "select pg_database_size('cohort') / 1048576");
    }

    private static long number(Site site, String query) throws IOException, SQLException {
        try (Connection database = site.database();
                Statement sql = database.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
