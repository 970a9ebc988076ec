package dev.cohort.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** First pages over 100,000 leads, from the request's first byte to the answer's last, one after the other. */
final class ListsBenchmark implements Benchmark {
    private static final int LEADS = 100_000;
    private static final int WARM_UPS = 150;
    private static final int ASKED = 100;
    private static final double ASKED_MILLIS = 30;
    private static final String TENANT = "lists";
    private static final Map<String, String> PATHS = new LinkedHashMap<>();

    static {
        PATHS.put("list", "/leads?limit=50");
        PATHS.put("list by source and score", "/leads?limit=50&source=web&sort=-score");
        PATHS.put("list by name", "/leads?limit=50&sort=name");
        PATHS.put("board", "/leads/board?limit=20");
    }

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public Result run(Options options) throws Exception {
        Result result = new Result(name());
        try (Site site = Site.start(options)) {
            Leads.ensure(site, TENANT, LEADS);
            String token = site.token(TENANT, Site.owner(TENANT));
            for (Map.Entry<String, String> path : PATHS.entrySet()) {
                List<Double> millis = measured(site, token, path.getValue());
                double median = millis.get(millis.size() / 2);
                double p95 = millis.get(millis.size() * 95 / 100);
                result.figure(path.getKey(), Map.of("median", Result.rounded(median), "p95", Result.rounded(p95)));
                result.line(
                        "lists: " + path.getKey() + " of 100000",
                        "≤ 30 ms",
                        String.format(Locale.ROOT, "%.1f ms (p95 %.1f ms)", median, p95),
                        median <= ASKED_MILLIS);
            }
        }
        return result;
    }

    private static List<Double> measured(Site site, String token, String path) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) site.get(TENANT, token, path);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            long start = System.nanoTime();
            site.get(TENANT, token, path);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        Collections.sort(millis);
        return millis;
    }
}
