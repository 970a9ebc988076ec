package dev.cohort.bulk;

import dev.cohort.rest.ListQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records are changed, and how.
 *
 * @param ids these; or
 * @param filter all that a list finds by it, written as in the list's address: {@code status=new&score.gte=71}
 * @param dryRun whether it is only told what would come of it
 */
public record BulkOrder(
        @Nullable @Size(max = 10_000) List<@NotNull UUID> ids,
        @Nullable @Size(max = 4_000) String filter,
        @NotNull @Valid BulkChanges changes,
        @Nullable Boolean dryRun) {

    /** These records. */
    public static BulkOrder of(List<UUID> ids, BulkChanges changes) {
        return new BulkOrder(ids, null, changes, false);
    }

    /** All that the query finds. */
    public static BulkOrder of(ListQuery query, BulkChanges changes) {
        StringJoiner text = new StringJoiner("&");
        if (query.q() != null) text.add("q=" + encoded(query.q()));
        query.filters().forEach(filter -> filter.values()
                .forEach(value -> text.add(encoded(filter.name()) + "=" + encoded(value))));
        return new BulkOrder(null, text.toString(), changes, false);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    boolean isDry() {
        return Boolean.TRUE.equals(dryRun);
    }

    ListQuery query() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String part : (filter == null ? "" : filter).split("&")) {
            if (part.isBlank()) continue;
            int equals = part.indexOf('=');
            String name = decoded(equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
            parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return ListQuery.parse(parameters, Set.of());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
