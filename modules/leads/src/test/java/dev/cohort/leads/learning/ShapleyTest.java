package dev.cohort.leads.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;

/** The fast way against the definition: the mean of what a column adds, over all orders in which columns become known. */
class ShapleyTest {
    private static final int COLUMNS = 4;

    @Example
    void thePartsAreTheShapleyValues() {
        Random random = new Random(11);
        for (int round = 0; round < 20; round++) {
            Tree tree = grown(random);
            byte[] bins = new byte[COLUMNS];
            for (int c = 0; c < COLUMNS; c++) bins[c] = (byte) random.nextInt(6);
            double[] parts = new double[COLUMNS];
            Shapley.add(tree, bins, parts);
            assertThat(Arrays.stream(parts).sum() + tree.mean()).isCloseTo(tree.of(bins), within(1e-9));
            for (int c = 0; c < COLUMNS; c++) assertThat(parts[c]).isCloseTo(defined(tree, bins, c), within(1e-9));
        }
    }

    private static Tree grown(Random random) {
        int samples = 200;
        byte[][] bins = new byte[COLUMNS][samples];
        double[] gradient = new double[samples];
        double[] hessian = new double[samples];
        int[] all = new int[samples];
        for (int i = 0; i < samples; i++) {
            for (int c = 0; c < COLUMNS; c++) bins[c][i] = (byte) random.nextInt(6);
            gradient[i] = random.nextGaussian() + bins[0][i] - bins[1][i] * bins[2][i];
            hessian[i] = 1;
            all[i] = i;
        }
        Column[] columns = new Column[COLUMNS];
        Arrays.fill(columns, new Column("words", java.util.List.of(), java.util.List.of("a", "b", "c", "d")));
        var shape = new Boosting.Shape(1, 5, 1, 5, 1, 0, 1, 1, 1);
        return new Growth(bins, columns, gradient, hessian, new int[] {0, 1, 2, 3}, shape).grow(all);
    }

    private static double defined(Tree tree, byte[] bins, int column) {
        double sum = 0;
        for (int known = 0; known < 1 << COLUMNS; known++) {
            if ((known >> column & 1) == 1) continue;
            int size = Integer.bitCount(known);
            double weight = factorial(size) * factorial(COLUMNS - size - 1) / factorial(COLUMNS);
            sum += weight * (expected(tree, 0, bins, known | 1 << column) - expected(tree, 0, bins, known));
        }
        return sum;
    }

    private static double expected(Tree tree, int node, byte[] bins, int known) {
        if (tree.isLeaf(node)) return tree.value()[node];
        if ((known >> tree.column()[node] & 1) == 1) return expected(tree, tree.next(node, bins), bins, known);
        int low = tree.low()[node];
        int high = tree.high()[node];
        return (tree.cover()[low] * expected(tree, low, bins, known)
                        + tree.cover()[high] * expected(tree, high, bins, known))
                / tree.cover()[node];
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }
}
