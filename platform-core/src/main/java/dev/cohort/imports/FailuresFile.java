package dev.cohort.imports;

import dev.cohort.imports.csv.CsvWriter;
import dev.cohort.text.Texts;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows that failed as a file: as they stood, with the reason and where each stood, to be mended and sent again. */
final class FailuresFile {
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
    private final List<String> columns;
    private long last = -1;

    FailuresFile(StoredImport stored, Supplier<Handle> handles, Locale locale) {
        this.stored = stored;
        this.handles = handles;
        this.locale = locale;
        this.columns = stored.columnNames();
    }

    /** One fault as it is stored. */
    record Fault(
            long rowNo,
            @Nullable Integer columnIndex,
            @Nullable String field,
            String code,
            @Nullable String value) {}

    void write(Writer text) throws IOException {
        rows().write(text, this::next);
    }

    /** With the delimiter of the file that came, as whoever mends it is used to. */
    void writeAsItCame(Writer text) throws IOException {
        rows().write(new CsvWriter(text, stored.fileFormat().delimiter()), this::next);
    }

    private PickedRows rows() {
        return new PickedRows(stored, handles, List.of(PickedRows.REASON, PickedRows.ROW));
    }

    private Map<Long, List<String>> next() {
        List<Fault> faults = handles.get()
                .select(FAULTS, stored.id(), last, stored.id(), last, PAGE)
                .mapTo(Fault.class)
                .list();
        Map<Long, String> reasons = new HashMap<>();
        for (Fault fault : faults) {
            reasons.merge(fault.rowNo(), message(fault), (first, next) -> first + "; " + next);
            last = fault.rowNo();
        }
        Map<Long, List<String>> page = new HashMap<>();
        reasons.forEach((row, reason) -> page.put(row, List.of(reason, row.toString())));
        return page;
    }

    /** What a person reads of a fault, with its stable code. */
    private String message(Fault fault) {
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
}
