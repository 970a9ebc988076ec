package dev.cohort.leads.learning;

/**
 * What each column adds to a tree's answer for one lead: its Shapley value, by Algorithm 2 of Lundberg, Erion and Lee,
 * Consistent individualized feature attribution for tree ensembles (2018). The parts and {@link Tree#mean()} add up to
 * the answer.
 */
final class Shapley {
    private final Tree tree;
    private final byte[] bins;
    private final double[] parts;

    private Shapley(Tree tree, byte[] bins, double[] parts) {
        this.tree = tree;
        this.bins = bins;
        this.parts = parts;
    }

    /** Adds the tree's parts, by column. */
    static void add(Tree tree, byte[] bins, double[] parts) {
        new Shapley(tree, bins, parts).walk(0, new Path(0), 1, 1, -1);
    }

    /** The columns asked on the way to a node, with the share of ways that go on when a column is unknown or known. */
    private static final class Path {
        final int[] column;
        final double[] unknown;
        final double[] known;
        final double[] weight;
        int length;

        Path(int size) {
            column = new int[size];
            unknown = new double[size];
            known = new double[size];
            weight = new double[size];
        }

        Path longer() {
            Path copy = new Path(length + 1);
            System.arraycopy(column, 0, copy.column, 0, length);
            System.arraycopy(unknown, 0, copy.unknown, 0, length);
            System.arraycopy(known, 0, copy.known, 0, length);
            System.arraycopy(weight, 0, copy.weight, 0, length);
            copy.length = length;
            return copy;
        }

        void extend(double zero, double one, int by) {
            column[length] = by;
            unknown[length] = zero;
            known[length] = one;
            weight[length] = length == 0 ? 1 : 0;
            for (int i = length - 1; i >= 0; i--) {
                weight[i + 1] += one * weight[i] * (i + 1) / (length + 1);
                weight[i] = zero * weight[i] * (length - i) / (length + 1);
            }
            length++;
        }

        void unwind(int at) {
            double one = known[at];
            double zero = unknown[at];
            int last = length - 1;
            double next = weight[last];
            for (int i = last - 1; i >= 0; i--) {
                if (one != 0) {
                    double before = weight[i];
                    weight[i] = next * (last + 1) / ((i + 1) * one);
                    next = before - weight[i] * zero * (last - i) / (last + 1);
                } else {
                    weight[i] = weight[i] * (last + 1) / (zero * (last - i));
                }
            }
            for (int i = at; i < last; i++) {
                column[i] = column[i + 1];
                unknown[i] = unknown[i + 1];
                known[i] = known[i + 1];
            }
            length--;
        }

        double unwoundSum(int at) {
            double one = known[at];
            double zero = unknown[at];
            int last = length - 1;
            double next = weight[last];
            double sum = 0;
            for (int i = last - 1; i >= 0; i--) {
                if (one != 0) {
                    double gone = next * (last + 1) / ((i + 1) * one);
                    sum += gone;
                    next = weight[i] - gone * zero * (last - i) / (last + 1);
                } else {
                    sum += weight[i] * (last + 1) / (zero * (last - i));
                }
            }
            return sum;
        }

        int find(int wanted) {
            for (int i = 1; i < length; i++) if (column[i] == wanted) return i;
            return -1;
        }
    }

    private void walk(int node, Path before, double zero, double one, int by) {
        Path path = before.longer();
        path.extend(zero, one, by);
        if (tree.isLeaf(node)) {
            for (int i = 1; i < path.length; i++)
                parts[path.column[i]] += path.unwoundSum(i) * (path.known[i] - path.unknown[i]) * tree.value()[node];
            return;
        }
        int column = tree.column()[node];
        int hot = tree.next(node, bins);
        int cold = hot == tree.low()[node] ? tree.high()[node] : tree.low()[node];
        double zeroBefore = 1;
        double oneBefore = 1;
        int asked = path.find(column);
        if (asked >= 0) {
            zeroBefore = path.unknown[asked];
            oneBefore = path.known[asked];
            path.unwind(asked);
        }
        double[] cover = tree.cover();
        walk(hot, path, zeroBefore * cover[hot] / cover[node], oneBefore, column);
        walk(cold, path, zeroBefore * cover[cold] / cover[node], 0, column);
    }
}
