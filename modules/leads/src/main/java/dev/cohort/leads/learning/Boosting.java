package dev.cohort.leads.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Gradient boosting of trees on the logistic loss: Friedman, Greedy function approximation (2001), with a random part of
 * samples and columns for each tree (Friedman, Stochastic gradient boosting, 2002).
 *
 * @param base the log-odds before the first tree
 */
public record Boosting(double base, List<Tree> trees) {
    /**
     * How trees are grown.
     *
     * @param rate how much of what a tree found is taken over
     * @param leaf the fewest samples of a leaf
     * @param lambda pulls leaves towards nothing
     * @param gain the least gain that is worth a split
     * @param samples the part of the samples each tree sees
     * @param columns the part of the columns each tree sees
     * @param wordSmoothing pulls the order of rare words to the middle
     */
    record Shape(
            int trees,
            int depth,
            double rate,
            int leaf,
            double lambda,
            double gain,
            double samples,
            double columns,
            double wordSmoothing) {}

    /**
     * @param bins by column, then by sample
     * @param chosen the samples to learn from
     */
    static Boosting learn(byte[][] bins, Column[] columns, boolean[] won, int[] chosen, Shape shape, Random random) {
        double prior = (Arrays.stream(chosen).filter(i -> won[i]).count() + 0.5) / (chosen.length + 1.0);
        double base = Math.log(prior / (1 - prior));
        double[] margin = new double[won.length];
        Arrays.fill(margin, base);
        double[] gradient = new double[won.length];
        double[] hessian = new double[won.length];
        List<Tree> trees = new ArrayList<>(shape.trees());
        for (int t = 0; t < shape.trees(); t++) {
            for (int i : chosen) {
                double p = 1 / (1 + Math.exp(-margin[i]));
                gradient[i] = p - (won[i] ? 1 : 0);
                hessian[i] = p * (1 - p);
            }
            int[] asked = part(IntStream.range(0, columns.length).toArray(), shape.columns(), random);
            Tree tree = new Growth(bins, columns, gradient, hessian, asked, shape)
                    .grow(part(chosen, shape.samples(), random));
            trees.add(tree);
            for (int i : chosen) margin[i] += tree.of(bins, i);
        }
        return new Boosting(base, List.copyOf(trees));
    }

    double margin(byte[] bins) {
        double sum = base;
        for (Tree tree : trees) sum += tree.of(bins);
        return sum;
    }

    double margin(byte[][] bins, int sample) {
        double sum = base;
        for (Tree tree : trees) sum += tree.of(bins, sample);
        return sum;
    }

    private static int[] part(int[] all, double share, Random random) {
        int[] shuffled = all.clone();
        int size = Math.min(all.length, Math.max(1, (int) Math.round(all.length * share)));
        for (int i = 0; i < size; i++) {
            int j = i + random.nextInt(all.length - i);
            int kept = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = kept;
        }
        return Arrays.copyOf(shuffled, size);
    }
}
