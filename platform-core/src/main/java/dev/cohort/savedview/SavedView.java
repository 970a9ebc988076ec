package dev.cohort.savedview;

import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A view that is kept.
 *
 * @param mine whether it is the caller's own
 * @param owner whose it is
 */
public record SavedView(
        UUID id,
        int version,
        String list,
        String name,
        boolean mine,
        String owner,
        boolean shared,
        @Nullable String defaultRole,
        String query,
        List<ViewColumn> columns,
        Instant createdAt,
        Instant changedAt)
        implements Versioned {

    public ViewSpec spec() {
        return new ViewSpec(list, name, shared, defaultRole, query, columns);
    }
}
