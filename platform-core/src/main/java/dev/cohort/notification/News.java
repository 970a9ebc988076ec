package dev.cohort.notification;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a member is to be told.
 *
 * @param kind stable name, {@code area.what}, such as {@code import.done}
 * @param key of the text in the bundles, an ICU pattern with named values; null where {@code title} says it
 * @param title the text as somebody wrote it; null where {@code key} names it
 * @param link where to look, a route of the application without a leading slash; null for nowhere
 */
public record News(
        String kind,
        @Nullable String key,
        Map<String, ?> values,
        @Nullable String title,
        @Nullable String link) {
    private static final int MOST = 500;

    /** News in the reader's own language: the text {@code notification.KIND} with these values. */
    public static News of(String kind, Map<String, ?> values) {
        return new News(kind, "notification." + kind, values, null, null);
    }

    /** News in somebody's own words. */
    public static News saying(String kind, String title) {
        return new News(
                kind, null, Map.of(), title.length() <= MOST ? title : title.substring(0, MOST - 1) + "…", null);
    }

    /** The same news, leading to a route. */
    public News at(@Nullable String route) {
        return new News(kind, key, values, title, route);
    }
}
