package dev.cohort.leads.learning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * 6,468 real leads of an online education company with their outcome, without the columns that people filled in after it
 * (Tags, Lead Quality, Lead Profile, Last Notable Activity, Asymmetrique …).
 */
final class EducationLeads {
    static final String OUTCOME = "Converted";

    /** A running number: the order in which they came. */
    static final String NUMBER = "Lead Number";

    static final String LAST_ACTIVITY = "Last Activity";

    private EducationLeads() {}

    /** The samples by their order of arrival, without these columns. */
    static List<Sample> without(String... columns) {
        Set<String> left = Set.of(columns);
        return rows().stream().map(row -> sample(row, left)).toList();
    }

    private static Sample sample(Map<String, String> row, Set<String> left) {
        Map<String, String> known = new HashMap<>(row);
        // A moment, not an id: ids are left out.
        known.computeIfPresent(NUMBER, (name, number) -> number + ".5");
        known.keySet().removeAll(left);
        return new Sample(known, "1".equals(known.remove(OUTCOME)));
    }

    private static List<Map<String, String>> rows() {
        try (InputStream packed =
                        Objects.requireNonNull(EducationLeads.class.getResourceAsStream("education-leads.csv.gz"));
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            List<List<String>> lines = reader.lines().map(EducationLeads::cells).toList();
            return lines.stream()
                    .skip(1)
                    .map(line -> row(lines.getFirst(), line))
                    .sorted((one, other) -> Integer.compare(number(one), number(other)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Map<String, String> row) {
        return Integer.parseInt(row.getOrDefault(NUMBER, "0"));
    }

    private static Map<String, String> row(List<String> names, List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.size(); i++) if (!cells.get(i).isBlank()) row.put(names.get(i), cells.get(i));
        return row;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
