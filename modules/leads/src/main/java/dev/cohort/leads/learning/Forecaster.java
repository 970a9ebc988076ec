package dev.cohort.leads.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was learned: forecasts how likely a lead is won, and why. A plain record that is written down as JSON.
 *
 * @param parts models that each learned from another part of the samples; their log-odds are averaged
 */
public record Forecaster(List<Column> columns, List<Boosting> parts, Calibration calibration) {
    public Forecaster {
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
    }

    /**
     * A forecast.
     *
     * @param probability 0 to 1
     * @param base the log-odds of a lead of which nothing is known
     * @param reasons what each field adds to the log-odds, the strongest first; with {@code base} they add up to the
     *     log-odds of {@code probability}
     */
    public record Forecast(double probability, double base, List<Reason> reasons) {
        private static final double PART = 0.2;

        /**
         * Whether what is known of the lead has a part in it worth the name, a fifth of all that moves it: a lead of another
         * origin than those that were learned from has none of their fields, and that alone says nothing about it.
         */
        public boolean isAboutTheLead() {
            return strength(true) >= PART * (strength(true) + strength(false));
        }

        private double strength(boolean known) {
            return reasons.stream()
                    .filter(reason -> (reason.value() != null && !reason.value().isBlank()) == known)
                    .mapToDouble(reason -> Math.abs(reason.logOdds()))
                    .sum();
        }
    }

    /**
     * @param value what the field says of this lead; null when it is empty
     * @param logOdds what that adds, above 0 for a better chance
     */
    public record Reason(String field, @Nullable String value, double logOdds) {}

    /** How likely a lead is won of which this is known. */
    public double probability(Map<String, String> known) {
        return Calibration.probability(logOdds(bins(known)));
    }

    double logOdds(byte[] bins) {
        double sum = 0;
        for (Boosting part : parts) sum += part.margin(bins);
        return calibration.of(sum / parts.size());
    }

    /** The same with its reasons. */
    public Forecast forecast(Map<String, String> known) {
        byte[] bins = bins(known);
        double[] added = new double[bins.length];
        double base = 0;
        for (Boosting part : parts) {
            base += part.base();
            for (Tree tree : part.trees()) {
                base += tree.mean();
                Shapley.add(tree, bins, added);
            }
        }
        List<Reason> reasons = new ArrayList<>(bins.length);
        for (int c = 0; c < bins.length; c++) {
            String field = columns.get(c).field();
            reasons.add(new Reason(field, known.get(field), calibration.slope() * added[c] / parts.size()));
        }
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.logOdds())));
        return new Forecast(
                Calibration.probability(logOdds(bins)), calibration.of(base / parts.size()), List.copyOf(reasons));
    }

    private byte[] bins(Map<String, String> known) {
        byte[] bins = new byte[columns.size()];
        for (int c = 0; c < bins.length; c++)
            bins[c] = (byte) columns.get(c).bin(known.get(columns.get(c).field()));
        return bins;
    }
}
