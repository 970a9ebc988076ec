package dev.cohort.leads.learning;

/**
 * A regression tree over bins, as arrays by node; node 0 is the root.
 *
 * @param column which column a node asks about, -1 for a leaf
 * @param left the bins that go to {@code low}, one bit each
 * @param low the node for those bins
 * @param high the node for the others
 * @param value of a leaf: what it adds to the log-odds
 * @param cover how many samples came by in training
 */
public record Tree(int[] column, long[] left, int[] low, int[] high, double[] value, double[] cover) {
    double of(byte[] bins) {
        int node = 0;
        while (column[node] >= 0) node = next(node, bins);
        return value[node];
    }

    /** As {@link #of(byte[])}, of one of many samples whose bins are kept by column. */
    double of(byte[][] bins, int sample) {
        int node = 0;
        while (column[node] >= 0) node = (left[node] >>> bins[column[node]][sample] & 1) == 1 ? low[node] : high[node];
        return value[node];
    }

    int next(int node, byte[] bins) {
        return (left[node] >>> bins[column[node]] & 1) == 1 ? low[node] : high[node];
    }

    boolean isLeaf(int node) {
        return column[node] < 0;
    }

    /** What the tree adds on average over the samples it was grown on. */
    double mean() {
        return mean(0);
    }

    private double mean(int node) {
        if (isLeaf(node)) return value[node];
        return (mean(low[node]) * cover[low[node]] + mean(high[node]) * cover[high[node]]) / cover[node];
    }
}
