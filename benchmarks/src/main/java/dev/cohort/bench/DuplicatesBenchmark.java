package dev.cohort.bench;

import dev.cohort.bench.Asking.Question;

/** Who somebody may be already, asked while they are typed in, among all people of a large tenant. */
final class DuplicatesBenchmark implements Benchmark {
    private static final String TENANT = "bench";
    private static final int WARM_UP = 300;
    private static final int TIMES = 500;
    private static final double ASKED_MILLIS = 50;

    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public Result run(Options options) throws Exception {
        Result result = new Result(name());
        try (Site site = Site.start(options)) {
            Leads.ensure(site, TENANT, options.rows());
            String token = site.token(TENANT, Site.owner(TENANT));
            result.figure("people", options.rows());
            Asking.of(site, TENANT, token, WARM_UP, TIMES, DuplicatesBenchmark::exact)
                    .tell(result, "duplicates: by e-mail and name", ASKED_MILLIS);
            Asking.of(site, TENANT, token, WARM_UP, TIMES, DuplicatesBenchmark::misspelt)
                    .tell(result, "duplicates: by a misspelt name", ASKED_MILLIS);
        }
        return result;
    }

    private static Question exact(int at) {
        int who = at * 97;
        return ask("{\"firstName\":\"%s\",\"lastName\":\"%s\",\"email\":\"%s\",\"phone\":\"%s\"}"
                .formatted(Leads.first(who), Leads.last(who), Leads.email(who), Leads.phone(who)));
    }

    /** A letter too many, and nobody's address. */
    private static Question misspelt(int at) {
        int who = at * 97;
        return ask("{\"firstName\":\"%s\",\"lastName\":\"%sn\",\"email\":\"nobody%d@mail.example\",\"city\":\"Berlin\"}"
                .formatted(Leads.first(who), Leads.last(who), at));
    }

    private static Question ask(String body) {
        return new Question("POST", "/duplicates/check", body);
    }
}
