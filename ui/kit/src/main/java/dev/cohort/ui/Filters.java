package dev.cohort.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a list is narrowed to, by field key; it lives in the URL, so that a view can be sent to a colleague. Several
 * values of a field mean any of them.
 */
public record Filters(Map<String, List<String>> values) {
    public static final Filters NONE = new Filters(Map.of());

    public Filters {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        values.forEach((key, chosen) -> {
            List<String> said =
                    chosen.stream().filter(value -> !value.isBlank()).toList();
            if (!said.isEmpty()) kept.put(key, said);
        });
        values = java.util.Collections.unmodifiableMap(kept);
    }

    /** The filters in a URL; parameters of other names are left alone. */
    public static Filters of(QueryParameters query, Collection<String> keys) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        query.getParameters().forEach((key, values) -> {
            if (keys.contains(key)) found.put(key, values);
        });
        return new Filters(found);
    }

    /** A URL's parameters with these filters in place of the ones of the same fields. */
    public QueryParameters into(QueryParameters query, Collection<String> keys) {
        Map<String, List<String>> all = new LinkedHashMap<>(query.getParameters());
        all.keySet().removeAll(keys);
        all.putAll(values);
        return new QueryParameters(all);
    }

    public List<String> get(String key) {
        return values.getOrDefault(key, List.of());
    }

    public Optional<String> first(String key) {
        return get(key).stream().findFirst();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The same with other values for one field; none takes the field away. */
    public Filters with(String key, Collection<String> chosen) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        all.put(key, new ArrayList<>(chosen));
        return new Filters(all);
    }

    public Filters without(String key) {
        return with(key, List.of());
    }
}
