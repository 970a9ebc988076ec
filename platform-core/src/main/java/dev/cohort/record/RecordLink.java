package dev.cohort.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is named elsewhere.
 *
 * @param path of its page
 * @param personId whom it is about
 */
public record RecordLink(
        String type,
        UUID id,
        String title,
        String path,
        @Nullable UUID personId,
        @Nullable UUID ownerId,
        @Nullable UUID teamId,
        @Nullable UUID branchId) {

    /** What others are told of it. */
    public RecordRef ref() {
        return new RecordRef(type, id, title, path);
    }
}
