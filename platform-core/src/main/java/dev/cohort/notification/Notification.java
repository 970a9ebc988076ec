package dev.cohort.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member was told, in that member's language.
 *
 * @param kind stable name of what it is about, such as {@code import.done}
 * @param link where to look, a route without a leading slash; null for nowhere
 * @param readAt when the member first read it; null while it is new
 */
public record Notification(
        UUID id,
        String kind,
        String title,
        @Nullable String link,
        Instant createdAt,
        @Nullable Instant readAt) {

    public boolean unread() {
        return readAt == null;
    }
}
