package dev.cohort.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures of several rounds as one. */
final class Statistics {
    private Statistics() {}

    static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
