package dev.cohort.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a task belongs: to the owner's team and branch, and to the person its record is about. */
record TaskPlace(
        @Nullable UUID teamId,
        @Nullable UUID branchId,
        @Nullable UUID personId) {
    static final TaskPlace NOWHERE = new TaskPlace(null, null, null);
}
