package dev.cohort.imports;

import dev.cohort.imports.RowReader.Kind;
import dev.cohort.imports.RowReader.RowFault;
import dev.cohort.imports.csv.CsvReader;
import dev.cohort.persistence.Ids;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of one import into the staging table, a chunk in each transaction. How far it has come stands in the
 * import itself and is written with the rows: whoever goes on after a fault goes on behind the last row that was kept.
 */
final class Staging {
    private static final int CHUNK_ROWS = 10_000;
    private static final int CHUNK_CHARS = 16 << 20;
    private static final String ROWS = """
            copy import_row (import_id, row_no, email, phone, external_id, name, turned_name, whole_name, person_id,
                record_id, history_id, audit_id, data, custom) from stdin
            """;
    private static final String FAULTS = """
            copy import_fault (import_id, row_no, position, column_index, field, code, value) from stdin
            """;
    private static final String LOCK = "select staged_to, staged_all from import where id = ? for update";
    private static final String ADVANCE = """
            update import
            set state = 'STAGING', staged_to = ?, staged_bytes = ?, staged_all = ?, read_rows = read_rows + ?,
                failed_rows = failed_rows + ?, warnings = ?::jsonb, filled = ?
            where id = ?
            """;

    private final StoredImport stored;
    private final ImportPlan plan;
    private final ImportTarget target;
    private final Supplier<Handle> handles;
    private final CopyText rows = new CopyText();
    private final CopyText faults = new CopyText();
    private @Nullable Source source;

    Staging(StoredImport stored, ImportTarget target, Supplier<Handle> handles) {
        this.stored = stored;
        this.plan = stored.importPlan();
        this.target = target;
        this.handles = handles;
    }

    /** Where staging stands. */
    record Position(long stagedTo, boolean stagedAll) {}

    /** The file, open at some row. */
    private record Source(ImportFiles.Content bytes, CsvReader rows, RowReader reader) {}

    /** Stages the next rows in the running transaction and says how far that came. */
    Position next() throws IOException {
        Handle handle = handles.get();
        Position from = handle.createQuery(LOCK)
                .bind(0, stored.id())
                .mapTo(Position.class)
                .one();
        if (from.stagedAll()) return from;
        Source at = at(from.stagedTo());
        Warnings warnings = currentWarnings(handle);
        FilledColumns filled = FilledColumns.of(handle, stored.id());
        List<RowFault> found = new ArrayList<>();
        long read = 0;
        long failed = 0;
        boolean more = true;
        while (read < CHUNK_ROWS
                && rows.length() < CHUNK_CHARS
                && (more = at.rows().next())) {
            Kind kind = at.reader().read(at.rows().values(), at.rows().damage());
            filled.look(at.rows().values());
            read++;
            if (kind == Kind.FAILED) {
                failed++;
                fail(at.rows().number(), at.reader().faults());
            } else {
                stage(at.rows().number(), at.reader().row(), kind == Kind.EMPTY);
                found.addAll(at.reader().warnings());
            }
        }
        rows.send(handle, ROWS);
        faults.send(handle, FAULTS);
        Position to = new Position(at.rows().number(), !more);
        handle.execute(
                ADVANCE,
                to.stagedTo(),
                at.bytes().position(),
                to.stagedAll(),
                read,
                failed,
                StoredImport.write(warnings.plus(found)),
                filled.indexes(),
                stored.id());
        return to;
    }

    private Warnings currentWarnings(Handle handle) {
        String json = handle.select("select warnings::text from import where id = ?", stored.id())
                .mapTo(String.class)
                .one();
        return StoredImport.read(json, Warnings.class);
    }

    /** The file behind this row; it is opened anew where another run, or an undone transaction, left it elsewhere. */
    private Source at(long row) throws IOException {
        long first = Math.max(row, stored.fileFormat().header() ? 1 : 0);
        if (source != null && source.rows().number() == first) return source;
        ImportFiles.Content bytes = ImportFiles.open(stored.id(), handles);
        CsvReader csv = stored.fileFormat().rows(bytes);
        while (csv.number() < first && csv.next()) {
            // On to the first row that has not been staged.
        }
        boolean own = PickedRows.isOwn(stored.columnNames());
        RowReader reader = new RowReader(
                plan,
                target.rules(handles.get(), plan),
                target.hasOwnFields(),
                own,
                stored.fileFormat().broken());
        source = new Source(bytes, csv, reader);
        return source;
    }

    private void stage(long number, StagedRow row, boolean empty) {
        UUID person = Ids.next();
        rows.add(stored.id())
                .add(number)
                .add(row.email())
                .add(row.phone())
                .add(row.externalId())
                .add(row.name())
                .add(row.turnedName())
                .add(row.wholeName())
                .add(person)
                .add(Ids.next())
                .add(Ids.next())
                .add(Ids.next())
                .add(empty ? null : row.data().text())
                .add(row.custom().isEmpty() ? null : row.custom().text())
                .end();
    }

    private void fail(long number, List<RowFault> found) {
        int position = 0;
        for (RowFault fault : found) {
            faults.add(stored.id()).add(number).add(position++);
            faults.add(fault.column() == null ? null : fault.column().toString());
            faults.add(fault.field()).add(fault.code()).add(fault.value()).end();
        }
    }
}
