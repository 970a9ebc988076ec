package dev.cohort.leads.learning;

import java.util.Arrays;

/**
 * Grows one tree on gradients, by histograms over the bins: the gain of a split and the value of a leaf are those of
 * Chen and Guestrin, XGBoost (KDD 2016), equations 6 and 7; words are put into two groups as Fisher (1958) showed: sorted
 * by their mean gradient, the best grouping is a cut through that order.
 */
final class Growth {
    private final byte[][] bins;
    private final Column[] columns;
    private final double[] gradient;
    private final double[] hessian;
    private final int[] asked;
    private final Boosting.Shape shape;

    private final int[] column;
    private final long[] left;
    private final int[] low;
    private final int[] high;
    private final double[] value;
    private final double[] cover;
    private int nodes;

    /**
     * @param bins by column, then by sample
     * @param asked the columns this tree may ask about
     */
    Growth(byte[][] bins, Column[] columns, double[] gradient, double[] hessian, int[] asked, Boosting.Shape shape) {
        this.bins = bins;
        this.columns = columns;
        this.gradient = gradient;
        this.hessian = hessian;
        this.asked = asked;
        this.shape = shape;
        int most = (2 << shape.depth()) - 1;
        column = new int[most];
        left = new long[most];
        low = new int[most];
        high = new int[most];
        value = new double[most];
        cover = new double[most];
    }

    Tree grow(int[] samples) {
        grow(samples, 0, samples.length, 0);
        return new Tree(
                Arrays.copyOf(column, nodes),
                Arrays.copyOf(left, nodes),
                Arrays.copyOf(low, nodes),
                Arrays.copyOf(high, nodes),
                Arrays.copyOf(value, nodes),
                Arrays.copyOf(cover, nodes));
    }

    private record Split(int column, long left, double gain) {
        static final Split NONE = new Split(-1, 0, 0);
    }

    private int grow(int[] samples, int from, int to, int depth) {
        int node = nodes++;
        double g = 0;
        double h = 0;
        for (int i = from; i < to; i++) {
            g += gradient[samples[i]];
            h += hessian[samples[i]];
        }
        cover[node] = to - from;
        Split split = depth == shape.depth() ? Split.NONE : best(samples, from, to, g, h);
        column[node] = split.column;
        if (split.column < 0) {
            value[node] = -shape.rate() * g / (h + shape.lambda());
            return node;
        }
        left[node] = split.left;
        int middle = part(samples, from, to, split);
        low[node] = grow(samples, from, middle, depth + 1);
        high[node] = grow(samples, middle, to, depth + 1);
        return node;
    }

    private int part(int[] samples, int from, int to, Split split) {
        byte[] of = bins[split.column];
        int middle = from;
        for (int i = from; i < to; i++) {
            int sample = samples[i];
            if ((split.left >>> of[sample] & 1) == 0) continue;
            samples[i] = samples[middle];
            samples[middle++] = sample;
        }
        return middle;
    }

    private Split best(int[] samples, int from, int to, double g, double h) {
        Split best = Split.NONE;
        var sums = new Histogram();
        for (int c : asked) {
            sums.fill(bins[c], samples, from, to);
            Split found =
                    columns[c].ordered() ? cutNumbers(c, sums, g, h, to - from) : cutWords(c, sums, g, h, to - from);
            if (found.gain > best.gain) best = found;
        }
        return best;
    }

    private final class Histogram {
        final double[] g = new double[Column.BINS];
        final double[] h = new double[Column.BINS];
        final int[] n = new int[Column.BINS];

        void fill(byte[] of, int[] samples, int from, int to) {
            Arrays.fill(g, 0);
            Arrays.fill(h, 0);
            Arrays.fill(n, 0);
            for (int i = from; i < to; i++) {
                int sample = samples[i];
                int bin = of[sample];
                g[bin] += gradient[sample];
                h[bin] += hessian[sample];
                n[bin]++;
            }
        }

        int[] filled(int from, int to) {
            int[] filled = new int[to - from];
            int count = 0;
            for (int b = from; b < to; b++) if (n[b] > 0) filled[count++] = b;
            return Arrays.copyOf(filled, count);
        }

        /** By the mean gradient, that of rare words pulled to nothing; few bins, so by insertion. */
        void sort(int[] order) {
            for (int i = 1; i < order.length; i++) {
                int bin = order[i];
                int j = i;
                for (; j > 0 && mean(order[j - 1]) > mean(bin); j--) order[j] = order[j - 1];
                order[j] = bin;
            }
        }

        private double mean(int bin) {
            return g[bin] / (h[bin] + shape.wordSmoothing());
        }
    }

    /** Numbers keep their order; those without one go where the gain is greater. */
    private Split cutNumbers(int c, Histogram sums, double g, double h, int n) {
        int[] order = sums.filled(1, columns[c].bins());
        Split low = cut(c, order, 0, sums, g, h, n);
        if (sums.n[0] == 0) return low;
        Split with = cut(c, order, 1, sums, g, h, n);
        return with.gain > low.gain ? with : low;
    }

    private Split cutWords(int c, Histogram sums, double g, double h, int n) {
        int[] order = sums.filled(0, columns[c].bins());
        sums.sort(order);
        return cut(c, order, 0, sums, g, h, n);
    }

    /** The best cut through bins in an order, starting with those of {@code mask} on the left. */
    private Split cut(int c, int[] order, long mask, Histogram sums, double g, double h, int n) {
        double leftG = mask == 0 ? 0 : sums.g[0];
        double leftH = mask == 0 ? 0 : sums.h[0];
        int leftN = mask == 0 ? 0 : sums.n[0];
        double whole = g * g / (h + shape.lambda());
        Split best = Split.NONE;
        long left = mask;
        for (int i = 0; i < order.length; i++) {
            int bin = order[i];
            left |= 1L << bin;
            leftG += sums.g[bin];
            leftH += sums.h[bin];
            leftN += sums.n[bin];
            if (leftN < shape.leaf() || n - leftN < shape.leaf()) continue;
            double rightG = g - leftG;
            double gain =
                    leftG * leftG / (leftH + shape.lambda()) + rightG * rightG / (h - leftH + shape.lambda()) - whole;
            if (gain > best.gain + shape.gain()) best = new Split(c, left, gain);
        }
        return best;
    }
}
