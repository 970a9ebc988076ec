package dev.cohort.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;

/** Two people become one, with a thousand rows that refer to the one who goes; and two again. */
final class MergeBenchmark implements Benchmark {
    private static final String TENANT = "bench";
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 5;
    private static final int ROWS = 1_000;
    private static final double ASKED_SECONDS = 1;

    @Override
    public String name() {
        return "merge";
    }

    @Override
    public Result run(Options options) throws Exception {
        Result result = new Result(name());
        try (Site site = Site.start(options)) {
            Leads.ensure(site, TENANT, options.rows());
            String token = site.token(TENANT, Site.owner(TENANT));
            double[] merged = new double[ROUNDS];
            double[] parted = new double[ROUNDS];
            for (int i = -WARM_UP; i < ROUNDS; i++) {
                String stays = person(site, token, "Stays " + System.nanoTime());
                String goes = person(site, token, "Goes " + System.nanoTime());
                hang(site, goes);
                double merging = timed(site, token, "/persons/" + stays + "/merge", "{\"with\":\"" + goes + "\"}");
                double parting = timed(site, token, "/persons/" + stays + "/unmerge", "{}");
                if (i < 0) continue;
                merged[i] = merging;
                parted[i] = parting;
            }
            tell(result, "merge: two people, 1000 rows", merged);
            tell(result, "merge: taken back", parted);
        }
        return result;
    }

    private static void tell(Result result, String measure, double[] seconds) {
        Arrays.sort(seconds);
        double median = seconds[seconds.length / 2];
        double slowest = seconds[seconds.length - 1];
        result.line(
                measure,
                "≤ 1 s",
                String.format(Locale.ROOT, "%.2f s (slowest of %d: %.2f s)", median, seconds.length, slowest),
                slowest <= ASKED_SECONDS);
        result.figure(measure, java.util.Map.of("seconds", Result.rounded(median), "slowest", Result.rounded(slowest)));
    }

    private static String person(Site site, String token, String name) throws Exception {
        JsonNode made = send(site, token, "/persons", "{\"firstName\":\"Merge\",\"lastName\":\"" + name + "\"}");
        return made.get("id").asText();
    }

    private static double timed(Site site, String token, String path, String body) throws Exception {
        long start = System.nanoTime();
        send(site, token, path, body);
        return (System.nanoTime() - start) / 1e9;
    }

    private static JsonNode send(Site site, String token, String path, String body) throws Exception {
        return site.post(TENANT, token, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Notes and tasks, half and half. */
    private static void hang(Site site, String person) throws Exception {
        try (Connection database = site.database();
                Statement sql = database.createStatement()) {
            sql.execute("set role t_" + TENANT);
            sql.execute(
                    "insert into activity (id, kind, body, happened_at, record_type, record_id, person_id, actor_name,"
                            + " created_at, changed_at) select gen_random_uuid(), 'NOTE', 'note ' || i, now(), 'person', '"
                            + person + "', '" + person + "', 'bench', now(), now() from generate_series(1, " + ROWS / 2
                            + ") i");
            sql.execute(
                    "insert into task (id, type, subject, record_type, record_id, person_id, created_at, changed_at)"
                            + " select gen_random_uuid(), 'CALL', 'task ' || i, 'person', '" + person + "', '" + person
                            + "', now(), now() from generate_series(1, " + ROWS / 2 + ") i");
        }
    }
}
