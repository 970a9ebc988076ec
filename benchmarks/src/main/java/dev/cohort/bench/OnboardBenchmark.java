package dev.cohort.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From {@code POST /tenants} until its owner's first request is answered. */
final class OnboardBenchmark implements Benchmark {
    private static final double ASKED = 1;
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "onboard";
    }

    /** Seconds on the clock; the processor's are of server and database. */
    private record Round(double provisioned, double token, double answered, double cpu) {
        double all() {
            return provisioned + token + answered;
        }
    }

    @Override
    public Result run(Options options) throws Exception {
        Result result = new Result(name());
        List<Round> rounds = new ArrayList<>();
        try (Site site = Site.start(options)) {
            String operator = site.token("admin", Site.OPERATOR);
            once(site, operator, 0);
            for (int i = 1; i <= ROUNDS; i++) rounds.add(once(site, operator, i));
        }
        List<Map<String, Object>> all = new ArrayList<>();
        for (Round round : rounds) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("seconds", Result.rounded(round.all()));
            figures.put("postTenants", Result.rounded(round.provisioned()));
            figures.put("token", Result.rounded(round.token()));
            figures.put("firstRequest", Result.rounded(round.answered()));
            figures.put("cpuSeconds", Result.rounded(round.cpu()));
            all.add(figures);
        }
        double median = Statistics.median(rounds, Round::all);
        String reached = String.format(
                Locale.ROOT,
                "%.2f s (POST %.2f s, token %.2f s, first request %.2f s; CPU %.2f s)",
                median,
                Statistics.median(rounds, Round::provisioned),
                Statistics.median(rounds, Round::token),
                Statistics.median(rounds, Round::answered),
                Statistics.median(rounds, Round::cpu));
        return result.figure("rounds", all).line("onboard: a tenant usable", "≤ 1 s", reached, median <= ASKED);
    }

    private static Round once(Site site, String operator, int number) throws Exception {
        String slug = "o" + number + Long.toString(System.currentTimeMillis() / 100, 36);
        Cpu before = site.cpu();
        long start = System.nanoTime();
        site.createTenant(operator, slug);
        long made = System.nanoTime();
        String token = site.token(slug, Site.owner(slug));
        long known = System.nanoTime();
        site.get(slug, token, "/leads?limit=1");
        long answered = System.nanoTime();
        double cpu = site.cpu().since(before).both();
        return new Round((made - start) / 1e9, (known - made) / 1e9, (answered - known) / 1e9, cpu);
    }
}
