package dev.cohort.savedview;

import dev.cohort.rest.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a view.
 *
 * @param list which list it is of, such as {@code leads}; it stays
 * @param shared whether colleagues see it
 * @param defaultRole key of the role whose people begin with it; only for a shared one
 * @param query filters, search, order and shape as they stand in the list's address: {@code status=new&sort=-score}
 * @param columns those that are seen, in order; empty for the list's own
 */
public record ViewSpec(
        @NotBlank @Text(max = 40, line = true) String list,
        @NotBlank @Text(max = 100, line = true) String name,
        @Nullable Boolean shared,
        @Nullable @Text(max = 40, line = true) String defaultRole,
        @Nullable @Text(max = 4_000, line = true) String query,
        @Nullable @Size(max = 200) List<@NotNull @Valid ViewColumn> columns) {

    public ViewSpec {
        shared = Boolean.TRUE.equals(shared);
        query = query == null ? "" : query;
        columns = columns == null ? List.of() : List.copyOf(columns);
        defaultRole = defaultRole == null || defaultRole.isBlank() ? null : defaultRole;
    }

    @Override
    public String query() {
        return query == null ? "" : query;
    }

    @Override
    public List<ViewColumn> columns() {
        return columns == null ? List.of() : columns;
    }

    boolean isShared() {
        return Boolean.TRUE.equals(shared);
    }
}
