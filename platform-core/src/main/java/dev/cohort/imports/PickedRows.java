package dev.cohort.imports;

import dev.cohort.imports.csv.CsvReader;
import dev.cohort.imports.csv.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Some rows of the stored file as a file: the original columns as they stood, and behind them columns of ours. Those are
 * known by their names and passed over when the file comes back. The rows come from the stored file itself, so nothing of
 * them can have changed.
 */
final class PickedRows {
    static final String REASON = "Reason (Cohort)";
    static final String ROW = "Row (Cohort)";
    static final String RECORD = "Record (Cohort)";
    static final String LINK = "Link (Cohort)";

    private static final Set<String> OURS = Set.of(REASON, ROW, RECORD, LINK);

    private final StoredImport stored;
    private final Supplier<Handle> handles;
    private final List<String> names;
    private final List<String> added;

    /** @param added the names of the columns of ours */
    PickedRows(StoredImport stored, Supplier<Handle> handles, List<String> added) {
        this.stored = stored;
        this.handles = handles;
        this.names = stored.columnNames();
        this.added = added;
    }

    /** Gives the rows to pick, some at a time and in their order: each number with its values in the columns of ours. */
    @FunctionalInterface
    interface Pages {
        /** The next rows; none at the end. */
        Map<Long, List<String>> next();
    }

    /** Whether these are the columns of such a file. */
    static boolean isOwn(List<String> columns) {
        return columns.contains(REASON);
    }

    /** Whether such a file has added this column. */
    static boolean isOurs(String column) {
        return OURS.contains(column);
    }

    void write(Writer text, Pages pages) throws IOException {
        write(new CsvWriter(text), pages);
    }

    void write(CsvWriter csv, Pages pages) throws IOException {
        List<String> header = new ArrayList<>(names);
        boolean own = isOwn(header);
        header.removeAll(OURS);
        int width = header.size();
        header.addAll(added);
        csv.row(header);
        CsvReader rows = stored.fileFormat().rows(ImportFiles.open(stored.id(), handles));
        for (Map<Long, List<String>> page = pages.next(); !page.isEmpty(); page = pages.next()) {
            long until = page.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
            while (rows.number() < until && rows.next()) {
                List<String> ours = page.get(rows.number());
                if (ours != null) csv.row(line(rows, ours, width, own));
            }
        }
    }

    private List<String> line(CsvReader rows, List<String> ours, int width, boolean own) {
        List<String> line = new ArrayList<>();
        for (int i = 0; i < rows.values().size(); i++) {
            if (i < names.size() && isOurs(names.get(i))) continue;
            String value = rows.values().get(i);
            line.add(own ? CsvWriter.unguarded(value) : value);
        }
        while (line.size() < width) line.add("");
        // Values that have no column must not be lost, nor push ours out of their place.
        List<String> beyond = new ArrayList<>(line.subList(width, line.size()));
        line.subList(width, line.size()).clear();
        line.addAll(ours);
        line.addAll(beyond);
        return line;
    }
}
