package dev.cohort.bench;

/** One measurement; {@code ./cohort bench NAME} runs it. */
interface Benchmark {
    String name();

    /** Measures, and says what was reached beside what was asked for. */
    Result run(Options options) throws Exception;
}
