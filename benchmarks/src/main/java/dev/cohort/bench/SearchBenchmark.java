package dev.cohort.bench;

import dev.cohort.bench.Asking.Question;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The search over everything among all people and leads of a large tenant, letter by letter and misspelt. */
final class SearchBenchmark implements Benchmark {
    private static final String TENANT = "bench";
    private static final int WARM_UP = 300;
    private static final int TIMES = 500;
    private static final double ASKED_MILLIS = 100;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public Result run(Options options) throws Exception {
        Result result = new Result(name());
        try (Site site = Site.start(options)) {
            Leads.ensure(site, TENANT, options.rows());
            String token = site.token(TENANT, Site.owner(TENANT));
            result.figure("people", options.rows());
            Asking.of(site, TENANT, token, WARM_UP, TIMES, at -> ask(Leads.first(at * 97) + " " + Leads.last(at * 97)))
                    .tell(result, "search: a whole name", ASKED_MILLIS);
            Asking.of(
                            site,
                            TENANT,
                            token,
                            WARM_UP,
                            TIMES,
                            at -> ask(Leads.first(at * 97).substring(0, 3)))
                    .tell(result, "search: three letters", ASKED_MILLIS);
            Asking.of(site, TENANT, token, WARM_UP, TIMES, at -> ask(Leads.first(at * 97) + " " + misspelt(at)))
                    .tell(result, "search: a misspelt name", ASKED_MILLIS);
            Asking.of(site, TENANT, token, WARM_UP, TIMES, at -> ask("0151 " + (20_000_000 + at * 97)))
                    .tell(result, "search: a phone number", ASKED_MILLIS);
        }
        return result;
    }

    /** Without its third letter. */
    private static String misspelt(int at) {
        String last = Leads.last(at * 97);
        return last.substring(0, 2) + last.substring(3);
    }

    private static Question ask(String text) {
        return new Question("GET", "/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8), "");
    }
}
