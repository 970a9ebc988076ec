package dev.cohort.imports;

import dev.cohort.event.EventName;
import java.util.UUID;

/** An import has been taken back, but for the records that were changed since. */
@EventName("import.undone")
public record ImportUndone(UUID importId, String recordType, String fileName, long removed, long restored, long kept) {

    static ImportUndone of(ImportStatus status) {
        return new ImportUndone(
                status.id(),
                status.recordType(),
                status.fileName(),
                status.removed(),
                status.restored(),
                status.kept());
    }
}
