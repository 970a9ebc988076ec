package dev.cohort.imports;

import dev.cohort.config.Config;
import dev.cohort.imports.ImportTarget.Kept;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The rows whose records an undo has left alone as a file: as they stood, with the reason and where the record is. */
final class KeptFile {
    private static final int PAGE = 1_000;
    private static final String KEPT = """
            select row_no, record_id, number, reason from import_kept
            where import_id = ? and row_no > ? order by row_no limit ?
            """;

    private final StoredImport stored;
    private final ImportTarget target;
    private final Supplier<Handle> handles;
    private final Locale locale;
    private long last = -1;

    KeptFile(StoredImport stored, ImportTarget target, Supplier<Handle> handles, Locale locale) {
        this.stored = stored;
        this.target = target;
        this.handles = handles;
        this.locale = locale;
    }

    /** The first records that were kept. */
    static List<Kept> first(Handle handle, UUID importId, int most) {
        return after(handle, importId, -1, most);
    }

    private static List<Kept> after(Handle handle, UUID importId, long row, int most) {
        return handle.select(KEPT, importId, row, most).mapTo(Kept.class).list();
    }

    void write(Writer text) throws IOException {
        List<String> added = List.of(PickedRows.REASON, PickedRows.ROW, PickedRows.RECORD, PickedRows.LINK);
        new PickedRows(stored, handles, added).write(text, this::next);
    }

    private Map<Long, List<String>> next() {
        Map<Long, List<String>> page = new HashMap<>();
        for (Kept kept : after(handles.get(), stored.id(), last, PAGE)) {
            last = kept.rowNo();
            page.put(last, ours(kept));
        }
        return page;
    }

    private List<String> ours(Kept kept) {
        String number = kept.number();
        String reason = Texts.get(locale, "import.kept." + kept.reason()) + " [" + kept.reason() + "]";
        String link = target.recordRoute(kept)
                .map(route -> Config.publicUrl(Context.tenant().slug()) + "/" + route)
                .orElse("");
        return List.of(reason, Long.toString(kept.rowNo()), number == null ? "" : number, link);
    }
}
