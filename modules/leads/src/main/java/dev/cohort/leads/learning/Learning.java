package dev.cohort.leads.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns from samples. They are cut into {@value #FOLDS} parts; each model learns from all but one and forecasts the one it
 * has not seen. Those forecasts calibrate and measure; the models together are the forecaster.
 *
 * @param heldOut the probability of each sample, from a model and a calibration that have not seen it
 * @param quality of {@code heldOut}: the forecaster, made of all models, is no worse
 */
public record Learning(Forecaster forecaster, double[] heldOut, Quality quality) {
    static final int FOLDS = 5;
    static final long SEED = 20_260_101;

    private static final Boosting.Shape SHAPE = new Boosting.Shape(200, 4, 0.05, 10, 5, 1e-6, 0.7, 0.3, 10);
    private static final int RAREST = 5;

    /** Equal samples in equal order teach the same. */
    public static Learning from(List<Sample> samples) {
        return from(samples, SHAPE, SEED);
    }

    static Learning from(List<Sample> samples, Boosting.Shape shape, long seed) {
        boolean[] won = won(samples);
        Column[] columns = columns(samples);
        byte[][] bins = bins(columns, samples);
        int[] fold = folds(won, seed);
        double[] margin = new double[won.length];
        List<Boosting> parts = new ArrayList<>(FOLDS);
        for (int f = 0; f < FOLDS; f++) {
            int held = f;
            int[] seen =
                    IntStream.range(0, won.length).filter(i -> fold[i] != held).toArray();
            Boosting part = Boosting.learn(bins, columns, won, seen, shape, new Random(seed + f));
            parts.add(part);
            for (int i = 0; i < won.length; i++) if (fold[i] == f) margin[i] = part.margin(bins, i);
        }
        double[] heldOut = calibrated(margin, won, fold);
        Forecaster forecaster = new Forecaster(Arrays.asList(columns), parts, Calibration.fit(margin, won));
        return new Learning(forecaster, heldOut, Quality.of(heldOut, won));
    }

    /**
     * What any score forecasts of these samples: it gets the same calibration, each fold from the four others.
     *
     * @param score in the order of the samples, higher for the better
     */
    public static double[] calibrated(double[] score, List<Sample> samples) {
        boolean[] won = won(samples);
        return calibrated(score, won, folds(won, SEED));
    }

    /**
     * Whether this is better than other forecasts of the same samples, and not by chance: it sorts them better, and its
     * squared error is smaller by more than twice the standard error of the difference.
     */
    public boolean beats(double[] others, List<Sample> samples) {
        boolean[] won = won(samples);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < won.length; i++) {
            double outcome = won[i] ? 1 : 0;
            double gain = Math.pow(others[i] - outcome, 2) - Math.pow(heldOut[i] - outcome, 2);
            sum += gain;
            squares += gain * gain;
        }
        double mean = sum / won.length;
        double error = Math.sqrt((squares / won.length - mean * mean) / won.length);
        return mean > 2 * error && quality.auc() > Quality.of(others, won).auc();
    }

    private static double[] calibrated(double[] margin, boolean[] won, int[] fold) {
        double[] probability = new double[won.length];
        for (int f = 0; f < FOLDS; f++) {
            int held = f;
            int[] others =
                    IntStream.range(0, won.length).filter(i -> fold[i] != held).toArray();
            double[] seen = new double[others.length];
            boolean[] ended = new boolean[others.length];
            for (int i = 0; i < others.length; i++) {
                seen[i] = margin[others[i]];
                ended[i] = won[others[i]];
            }
            Calibration line = Calibration.fit(seen, ended);
            for (int i = 0; i < won.length; i++)
                if (fold[i] == f) probability[i] = Calibration.probability(line.of(margin[i]));
        }
        return probability;
    }

    private static boolean[] won(List<Sample> samples) {
        boolean[] won = new boolean[samples.size()];
        for (int i = 0; i < won.length; i++) won[i] = samples.get(i).won();
        return won;
    }

    /** The fields that differ between enough samples to be asked about. */
    private static Column[] columns(List<Sample> samples) {
        return samples.stream()
                .flatMap(sample -> sample.known().keySet().stream())
                .distinct()
                .sorted()
                .filter(field -> !Column.isId(field, samples))
                .map(field -> Column.of(field, samples, RAREST))
                .filter(column -> differs(column, samples))
                .toArray(Column[]::new);
    }

    private static boolean differs(Column column, List<Sample> samples) {
        int[] counts = new int[Column.BINS];
        for (Sample sample : samples) counts[column.bin(sample.known().get(column.field()))]++;
        return Arrays.stream(counts).max().orElse(0) <= samples.size() - SHAPE.leaf();
    }

    private static byte[][] bins(Column[] columns, List<Sample> samples) {
        byte[][] bins = new byte[columns.length][samples.size()];
        for (int c = 0; c < columns.length; c++)
            for (int i = 0; i < samples.size(); i++)
                bins[c][i] = (byte) columns[c].bin(samples.get(i).known().get(columns[c].field()));
        return bins;
    }

    /** Each part has its share of won and of lost ones. */
    static int[] folds(boolean[] won, long seed) {
        int[] order = IntStream.range(0, won.length).toArray();
        Random random = new Random(seed);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        int[] fold = new int[won.length];
        int wins = 0;
        int losses = 0;
        for (int i : order) fold[i] = (won[i] ? wins++ : losses++) % FOLDS;
        return fold;
    }
}
