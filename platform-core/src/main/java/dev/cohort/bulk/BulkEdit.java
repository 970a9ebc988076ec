package dev.cohort.bulk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change to many records, how far it is and what came of it.
 *
 * @param id null where it was only tried
 * @param state {@code tried}, {@code running}, {@code done}, {@code undoing}, {@code undone}
 * @param restored how many were put back by the undo
 * @param kept how many the undo has left alone, for somebody has changed them since
 * @param refused the first that were refused, or left alone by the undo, with the reason
 * @param preview what would come of it; where it was only tried
 */
public record BulkEdit(
        @Nullable UUID id,
        String state,
        long matched,
        long changed,
        long unchanged,
        long refusedCount,
        long restored,
        long kept,
        Instant createdAt,
        @Nullable UUID jobId,
        List<Left> refused,
        @Nullable BulkPreview preview) {

    static BulkEdit tried(BulkPreview preview, Instant now) {
        long refused =
                preview.refused().stream().mapToLong(BulkPreview.Refusal::count).sum();
        return new BulkEdit(
                null,
                "tried",
                preview.matched(),
                preview.changed(),
                preview.unchanged(),
                refused,
                0,
                0,
                now,
                null,
                List.of(),
                preview);
    }

    /** One that was left as it is; {@code number} is a lead's number, of other records what they are called. */
    public record Left(UUID id, String number, String code) {}
}
