package dev.cohort.imports;

import dev.cohort.imports.csv.CsvReader;
import dev.cohort.imports.csv.CsvWriter;
import dev.cohort.text.Texts;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The rows that failed as a file: the original columns as they stood, the reason, and where the row stood. Both added
 * columns are known by their names and passed over when the file comes back mended. The rows come from the stored file
 * itself, so nothing of them can have changed.
 */
final class FailuresFile {
    static final String REASON = "Reason (Cohort)";
    static final String ROW = "Row (Cohort)";

    private static final int PAGE = 1_000;
    private static final String FAULTS = """
            select row_no, column_index, field, code, value from import_fault
            where import_id = ? and row_no > ? and row_no <= (
                select max(row_no) from (
                    select distinct row_no from import_fault where import_id = ? and row_no > ? order by row_no limit ?) page)
            order by row_no, position
            """;

    private final StoredImport stored;
    private final Supplier<Handle> handles;
    private final Locale locale;
    private final Map<Long, List<Fault>> page = new HashMap<>();
    private long last = -1;

    FailuresFile(StoredImport stored, Supplier<Handle> handles, Locale locale) {
        this.stored = stored;
        this.handles = handles;
        this.locale = locale;
    }

    /** One fault as it is stored. */
    record Fault(
            long rowNo,
            @Nullable Integer columnIndex,
            @Nullable String field,
            String code,
            @Nullable String value) {}

    /** Whether these are the columns of such a file. */
    static boolean isOwn(List<String> columns) {
        return columns.contains(REASON);
    }

    void write(Writer text) throws IOException {
        CsvWriter csv = new CsvWriter(text);
        List<String> header = new ArrayList<>(stored.columnNames());
        boolean own = isOwn(header);
        header.removeAll(List.of(REASON, ROW));
        int width = header.size();
        header.add(REASON);
        header.add(ROW);
        csv.row(header);
        CsvReader rows = stored.fileFormat().rows(ImportFiles.open(stored.id(), handles));
        while (nextPage()) {
            long until = page.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
            while (rows.number() < until && rows.next()) {
                List<Fault> faults = page.get(rows.number());
                if (faults != null) csv.row(line(rows, faults, width, own));
            }
        }
    }

    private List<String> line(CsvReader rows, List<Fault> faults, int width, boolean own) {
        List<String> line = new ArrayList<>();
        List<String> names = stored.columnNames();
        for (int i = 0; i < rows.values().size(); i++) {
            if (i < names.size() && (names.get(i).equals(REASON) || names.get(i).equals(ROW))) continue;
            String value = rows.values().get(i);
            line.add(own ? CsvWriter.unguarded(value) : value);
        }
        while (line.size() < width) line.add("");
        // Values that have no column must not be lost, nor push the reason out of its place.
        List<String> beyond = new ArrayList<>(line.subList(width, line.size()));
        line.subList(width, line.size()).clear();
        line.add(reasons(faults));
        line.add(Long.toString(rows.number()));
        line.addAll(beyond);
        return line;
    }

    private String reasons(List<Fault> faults) {
        StringBuilder reasons = new StringBuilder();
        for (Fault fault : faults) {
            if (!reasons.isEmpty()) reasons.append("; ");
            reasons.append(message(stored.columnNames(), fault, locale));
        }
        return reasons.toString();
    }

    /** What a person reads of a fault, with its stable code. */
    static String message(List<String> columns, Fault fault, Locale locale) {
        Integer index = fault.columnIndex();
        String column = index != null && index < columns.size() ? columns.get(index) + ": " : "";
        return column + words(fault.code(), locale) + " [" + fault.code() + "]";
    }

    static String words(String code, Locale locale) {
        Optional<String> own = Texts.find(locale, "import.fault." + code);
        if (own.isPresent()) return Texts.get(locale, "import.fault." + code);
        return Texts.find(locale, "field." + code).isPresent()
                ? Texts.get(locale, "field." + code, Map.of())
                : Texts.get(locale, "import.fault.other");
    }

    private boolean nextPage() {
        page.clear();
        List<Fault> faults = handles.get()
                .select(FAULTS, stored.id(), last, stored.id(), last, PAGE)
                .mapTo(Fault.class)
                .list();
        for (Fault fault : faults) {
            page.computeIfAbsent(fault.rowNo(), row -> new ArrayList<>()).add(fault);
            last = fault.rowNo();
        }
        return !faults.isEmpty();
    }
}
