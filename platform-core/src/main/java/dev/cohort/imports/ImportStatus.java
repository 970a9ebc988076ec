package dev.cohort.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an import stands. Once it is done, {@code read = created + updated + skipped + failed}; while it runs, the right
 * side lags behind. A dry run says what would become of the rows.
 *
 * @param progress percent, 0 to 100; of the undo, while the state is {@code undoing}
 * @param problem why it failed, a stable code; null unless it did
 * @param by who brought it in
 * @param removed records that the import had made and its undo has removed
 * @param restored records that the import had changed and its undo has put back as they were
 * @param kept records that its undo has left alone, because they were changed since
 * @param undoneBy who began the undo; null while there is none
 * @param expectedSeconds how long the run will take after this dry run, judged by how long that took; else null
 * @param expired whether its file and what its undo would go by are gone, since it is older than they are kept
 */
public record ImportStatus(
        UUID id,
        String recordType,
        String fileName,
        long fileSize,
        ImportState state,
        boolean dryRun,
        long read,
        long created,
        long updated,
        long skipped,
        long failed,
        int progress,
        @Nullable String problem,
        String by,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long removed,
        long restored,
        long kept,
        @Nullable String undoneBy,
        @Nullable Instant undoStartedAt,
        @Nullable Instant undoneAt,
        @Nullable Long expectedSeconds,
        boolean expired) {

    // Of a dry run; see progress.
    private static final double MATCHING_SHARE = 0.2;

    /** Whether it has written anything that can be taken back, all or the rest of it. */
    public boolean mayUndo() {
        boolean ended = state == ImportState.DONE || state == ImportState.FAILED || state == ImportState.CANCELLED;
        return ended && !dryRun && !expired && created + updated > 0;
    }

    static ImportStatus of(StoredImport stored) {
        ImportState state = stored.effectiveState();
        return new ImportStatus(
                stored.id(),
                stored.recordType(),
                stored.fileName(),
                stored.fileSize(),
                state,
                stored.dryRun(),
                stored.readRows(),
                stored.createdRows(),
                stored.updatedRows(),
                stored.skippedRows(),
                stored.failedRows(),
                progress(stored, state),
                state == ImportState.FAILED ? problem(stored) : null,
                stored.actorName(),
                stored.createdAt(),
                stored.startedAt(),
                stored.endedAt(),
                stored.removedRows(),
                stored.restoredRows(),
                stored.keptRows(),
                stored.undoneBy(),
                stored.undoStartedAt(),
                stored.undoneAt(),
                expectedSeconds(stored, state),
                stored.expired());
    }

    private static @Nullable String problem(StoredImport stored) {
        if (stored.problem() != null) return stored.problem();
        return stored.jobFailure() != null ? "job-failed" : null;
    }

    /**
     * A dry run does the first half of a run, reading and finding duplicates. The run finds the rows read, looks for
     * duplicates once more, and writes, which takes as long as a dry run if all rows are written.
     */
    private static @Nullable Long expectedSeconds(StoredImport stored, ImportState state) {
        Long tried = stored.triedMillis();
        if (tried == null || !stored.dryRun() || state != ImportState.DONE) return null;
        double written = stored.createdRows() + stored.updatedRows();
        double millis = tried * (MATCHING_SHARE + written / Math.max(1, stored.readRows()));
        return Math.max(1, Math.round(millis / 1000));
    }

    /** Reading takes about four tenths of the time, finding duplicates one, writing the rest. */
    private static int progress(StoredImport stored, ImportState state) {
        int reading = stored.dryRun() ? 80 : 40;
        int matching = stored.dryRun() ? 95 : 50;
        long written = stored.createdRows() + stored.updatedRows() + stored.skippedRows();
        long readable = stored.readRows() - stored.failedRows();
        return switch (state) {
            case UPLOADED, QUEUED -> 0;
            case STAGING -> part(stored.stagedBytes(), stored.fileSize(), reading);
            case MATCHING -> reading + part(stored.matchedRows(), readable, matching - reading);
            case APPLYING -> matching + part(written, readable, 100 - matching);
            case UNDOING -> part(stored.undoneTo(), stored.appliedTo(), 100);
            case DONE, UNDONE -> 100;
            case FAILED, CANCELLED ->
                written > 0
                        ? matching + part(written, readable, 100 - matching)
                        : part(stored.stagedBytes(), stored.fileSize(), reading);
        };
    }

    private static int part(long done, long all, int of) {
        return all <= 0 ? of : (int) Math.min(of, done * of / all);
    }
}
