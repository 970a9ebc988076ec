package dev.cohort.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a member's notifications.
 *
 * @param next what {@code after} has to say for the next page; null on the last
 * @param total how many there are in all, where it was asked for
 * @param unread how many of all are not read yet, on whichever page
 */
public record NotificationPage(
        List<Notification> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total,
        long unread) {}
