package dev.cohort.bench;

import java.nio.file.Path;
import java.util.List;

/** {@code ./cohort bench [NAME …] [--data DIR] [--port P] [--rows N] [--requests N] [--tenants N] [--rounds N]}. */
public final class Main {
    // The longest comes last: it leaves a thousand tenants behind, which the others would start with.
    private static final List<Benchmark> ALL = List.of(
            new ColdstartBenchmark(),
            new OnboardBenchmark(),
            new ImportBenchmark(),
            new RestBenchmark(),
            new ListsBenchmark(),
            new ScoringBenchmark(),
            new DuplicatesBenchmark(),
            new SearchBenchmark(),
            new MergeBenchmark(),
            new TenantsBenchmark());

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        List<String> known = ALL.stream().map(Benchmark::name).toList();
        if (!known.containsAll(options.names())) {
            System.err.println("cohort: benchmarks are " + String.join(", ", known) + ".");
            System.exit(2);
        }
        Path results = options.home().resolve("benchmarks/results");
        for (Benchmark benchmark : ALL) {
            if (!options.names().isEmpty() && !options.names().contains(benchmark.name())) continue;
            System.out.println(benchmark.name() + ", load " + Machine.load());
            benchmark.run(options).write(results);
            Report.write(results, options.home().resolve("docs/performance.md"));
        }
        // The driver and the HTTP client keep threads that would hold the process.
        System.exit(0);
    }
}
