package dev.cohort.imports;

import dev.cohort.imports.csv.CsvReader;
import dev.cohort.imports.csv.CsvReader.Damage;
import dev.cohort.imports.csv.FileFormat;
import dev.cohort.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * The columns of a file and its first rows.
 *
 * @param damages of each row, whether its form is sound
 */
record ImportSample(List<String> columns, List<List<String>> rows, List<Damage> damages) {
    private static final int ROWS = 1_000;
    private static final int CHARS = 1 << 20;
    private static final int MAX_COLUMNS = 500;
    private static final int MAX_NAME = 200;

    /** Reads them from the stored file. */
    static ImportSample of(UUID importId, FileFormat format, Supplier<Handle> handles) {
        try {
            CsvReader csv = format.rows(ImportFiles.open(importId, handles));
            if (!csv.next()) throw Problem.rule("import-empty");
            List<String> first = List.copyOf(csv.values());
            if (first.size() > MAX_COLUMNS)
                throw Problem.rule("import-too-many-columns").with("limit", MAX_COLUMNS);
            List<List<String>> rows = new ArrayList<>();
            List<Damage> damages = new ArrayList<>();
            if (!format.header()) {
                rows.add(first);
                damages.add(csv.damage());
            }
            int chars = 0;
            while (rows.size() < ROWS && chars < CHARS && csv.next()) {
                rows.add(List.copyOf(csv.values()));
                damages.add(csv.damage());
                for (String value : csv.values()) chars += value.length();
            }
            int width = format.header() ? first.size() : usualWidth(rows);
            return new ImportSample(names(format.header() ? first : List.of(), width), rows, damages);
        } catch (IOException e) {
            throw new UncheckedIOException("The file of import " + importId + " cannot be read", e);
        }
    }

    private static int usualWidth(List<List<String>> rows) {
        return rows.stream().mapToInt(List::size).max().orElse(1);
    }

    /** The names as they stand, made unique; columns without one are numbered. */
    private static List<String> names(List<String> header, int width) {
        List<String> names = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = 0; i < width; i++) {
            String name = i < header.size() ? tidy(header.get(i)) : "";
            if (name.isEmpty()) name = "Column " + (i + 1);
            String unique = name;
            for (int n = 2; !used.add(unique); n++) unique = name + " (" + n + ")";
            names.add(unique);
        }
        return names;
    }

    private static String tidy(String name) {
        String line = name.replaceAll("[\\s\\p{Cntrl}\u00a0\ufeff]+", " ").strip();
        return line.length() <= MAX_NAME ? line : line.substring(0, MAX_NAME).strip();
    }
}
