package dev.cohort.imports;

import dev.cohort.event.EventName;
import java.util.UUID;

/** A file has been brought in; {@code read = created + updated + skipped + failed}. */
@EventName("import.finished")
public record ImportFinished(
        UUID importId,
        String recordType,
        String fileName,
        long read,
        long created,
        long updated,
        long skipped,
        long failed) {

    static ImportFinished of(ImportStatus status) {
        return new ImportFinished(
                status.id(),
                status.recordType(),
                status.fileName(),
                status.read(),
                status.created(),
                status.updated(),
                status.skipped(),
                status.failed());
    }
}
