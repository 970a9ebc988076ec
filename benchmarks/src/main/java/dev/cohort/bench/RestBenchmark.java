package dev.cohort.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What one request costs in the product, and in a bare handler that sends the database the same statements. */
final class RestBenchmark implements Benchmark {
    private static final String TENANT = "bench";
    private static final double ASKED = 3;
    private static final int LEADS = 10_000;
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public Result run(Options options) throws Exception {
        Result result = new Result(name());
        try (Site site = Site.start(options)) {
            Leads.ensure(site, TENANT, options.rows());
            measure(result, site, options);
        }
        return result;
    }

    private static void measure(Result result, Site site, Options options) throws Exception {
        int port = options.port() + 500;
        String token = site.token(TENANT, Site.owner(TENANT));
        Process process = startFloor(site, options, port);
        try (Load product = new Load(site.port(), site.headers(TENANT, token), site::cpu);
                Load floor = new Load(
                        port,
                        Map.of("Host", site.host(TENANT), "Accept", "application/json"),
                        () -> Cpu.of(process.pid(), site.postmasterPid()))) {
            // Each changes leads of its own: versions would not agree otherwise.
            Map<String, Load.Kind> ofProduct = new RestKinds(versions(site, 0)).all();
            Map<String, Load.Kind> ofFloor = new RestKinds(versions(site, LEADS)).all();
            // All kinds in turn, so that none is compiled for itself alone; the compilers need some thousand calls of
            // each.
            for (int round = 0; round < ROUNDS; round++) {
                for (Load.Kind kind : ofProduct.values()) product.run(kind, options.requests() / ROUNDS);
                for (Load.Kind kind : ofFloor.values()) floor.run(kind, options.requests() / ROUNDS);
            }
            for (String kind : ofProduct.keySet()) {
                List<Load.Outcome> costs = new ArrayList<>();
                List<Load.Outcome> floorCosts = new ArrayList<>();
                // In turns, so that what else goes on meets both.
                for (int round = 0; round < ROUNDS; round++) {
                    costs.add(product.run(Objects.requireNonNull(ofProduct.get(kind)), options.requests() / ROUNDS));
                    floorCosts.add(floor.run(Objects.requireNonNull(ofFloor.get(kind)), options.requests() / ROUNDS));
                }
                report(result, kind, Load.Outcome.median(costs), Load.Outcome.median(floorCosts));
            }
        } finally {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static void report(Result result, String kind, Load.Outcome product, Load.Outcome floor) {
        double ratio = product.cpu() / floor.cpu();
        result.line(
                "rest: " + kind,
                "≤ 3 × the floor's CPU",
                String.format(
                        Locale.ROOT,
                        "%.1f × (%.2f ms of %.2f ms; %.0f req/s, p50 %.1f ms, p95 %.1f ms)",
                        ratio,
                        product.cpu(),
                        floor.cpu(),
                        product.perSecond(),
                        product.p50(),
                        product.p95()),
                ratio <= ASKED);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("ratio", Result.rounded(ratio));
        figures.put("product", product.figures());
        figures.put("floor", floor.figures());
        result.figure(kind, figures);
    }

    private static Map<String, Integer> versions(Site site, int from) throws IOException, SQLException {
        Map<String, Integer> versions = new LinkedHashMap<>();
        try (Connection database = site.database();
                Statement sql = database.createStatement();
                ResultSet rows = sql.executeQuery("select id, version from t_" + TENANT
                        + ".lead where status = 'new' and deleted_at is null order by number_value limit " + LEADS
                        + " offset " + from)) {
            while (rows.next()) versions.put(rows.getString(1), rows.getInt(2));
        }
        return versions;
    }

    /** With the same memory and collector as the server. */
    private static Process startFloor(Site site, Options options, int port) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xms256m",
                "-Xmx1g",
                "-XX:+UseG1GC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Floor.class.getName(),
                String.valueOf(port),
                "t_" + TENANT));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(site.installation().serverEnvironment());
        Process process = builder.start();
        for (int i = 0; i < 300 && process.isAlive(); i++) {
            try (HttpConnection connection = new HttpConnection(port)) {
                return process;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("The floor did not start");
    }
}
