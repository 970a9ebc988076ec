package dev.cohort.leads.learning;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well forecasts fit what happened.
 *
 * @param auc how often a won lead stands above a lost one, 0.5 for chance, 1 for always
 * @param brier the mean squared error of the probability, the lower the better (Brier 1950)
 */
public record Quality(double auc, double brier) {
    /**
     * The quality of forecasts of these samples.
     *
     * @param probability in the order of the samples
     */
    public static Quality of(double[] probability, List<Sample> samples) {
        boolean[] won = new boolean[samples.size()];
        for (int i = 0; i < won.length; i++) won[i] = samples.get(i).won();
        return of(probability, won);
    }

    static Quality of(double[] probability, boolean[] won) {
        double error = 0;
        for (int i = 0; i < won.length; i++) {
            double miss = probability[i] - (won[i] ? 1 : 0);
            error += miss * miss;
        }
        return new Quality(auc(probability, won), error / won.length);
    }

    /** By ranks (Mann and Whitney 1947); equal forecasts count half. */
    private static double auc(double[] score, boolean[] won) {
        int[] order = IntStream.range(0, won.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> score[i]))
                .mapToInt(i -> i)
                .toArray();
        double ranks = 0;
        long wins = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && score[order[to]] == score[order[from]]) to++;
            for (int i = from; i < to; i++) {
                if (!won[order[i]]) continue;
                ranks += (from + 1 + to) / 2.0;
                wins++;
            }
            from = to;
        }
        double losses = won.length - wins;
        return (ranks - wins * (wins + 1) / 2.0) / (wins * losses);
    }
}
