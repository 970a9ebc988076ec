package dev.cohort.leads.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a field's values are told apart: each falls into one of at most {@value #BINS} bins, so that a split of a tree is
 * one mask of bits. Bin 0 is for no value at all.
 *
 * @param edges of a field of numbers, ascending: bin {@code i + 1} holds what is at most {@code edges[i]}; else empty
 * @param values of a field of words: bin {@code i + 2} holds {@code values[i]}, bin 1 every other word; else empty
 */
public record Column(String field, List<Double> edges, List<String> values) {
    static final int BINS = 64;
    private static final int EDGES = 40;
    private static final int WORDS = BINS - 2;
    private static final int FEW_NUMBERS = 6;
    private static final int FEW_IDS = 50;
    private static final double SHARE_OF_IDS = 0.9;

    public Column {
        edges = List.copyOf(edges);
        values = List.copyOf(values);
    }

    /**
     * Learns the bins of a field.
     *
     * @param rarest a word that occurs less often has no bin of its own: one lead teaches nothing
     */
    static Column of(String field, List<Sample> samples, int rarest) {
        String[] said = samples.stream()
                .map(sample -> sample.known().get(field))
                .filter(value -> value != null && !value.isBlank())
                .toArray(String[]::new);
        double[] numbers = Arrays.stream(said).mapToDouble(Column::number).toArray();
        boolean numeric = numbers.length > 0 && Arrays.stream(numbers).noneMatch(Double::isNaN);
        if (numeric && Arrays.stream(numbers).distinct().limit(FEW_NUMBERS).count() == FEW_NUMBERS)
            return new Column(field, edges(numbers), List.of());
        return new Column(field, List.of(), words(said, rarest));
    }

    private static List<Double> edges(double[] numbers) {
        Arrays.sort(numbers);
        return IntStream.range(1, EDGES)
                .mapToObj(i -> numbers[(int) ((long) i * numbers.length / EDGES)])
                .distinct()
                .toList();
    }

    private static List<String> words(String[] said, int rarest) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : said) counts.merge(folded(word), 1, Integer::sum);
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= rarest)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(WORDS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The bin of a value, 0 to {@value #BINS} - 1. */
    int bin(@Nullable String value) {
        if (value == null || value.isBlank()) return 0;
        // One that is not found has index -1, and falls into bin 1 of the other words.
        if (!ordered()) return values.indexOf(folded(value)) + 2;
        double number = number(value);
        if (Double.isNaN(number)) return 0;
        int bin = 0;
        while (bin < edges.size() && number > edges.get(bin)) bin++;
        return bin + 1;
    }

    /**
     * Whether a field's values name their leads instead of telling of them: whole numbers or words, nearly each of them
     * another one, as ids and running numbers are. Of the next lead they say nothing.
     */
    static boolean isId(String field, List<Sample> samples) {
        Set<String> different = new HashSet<>();
        int said = 0;
        for (Sample sample : samples) {
            String value = sample.known().get(field);
            if (value == null || value.isBlank()) continue;
            double number = number(value);
            if (!Double.isNaN(number) && number != Math.rint(number)) return false;
            different.add(folded(value));
            said++;
        }
        return said >= FEW_IDS && different.size() > said * SHARE_OF_IDS;
    }

    boolean ordered() {
        return !edges.isEmpty();
    }

    /** How many bins the field has. */
    int bins() {
        return ordered() ? edges.size() + 2 : values.size() + 2;
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String folded(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
