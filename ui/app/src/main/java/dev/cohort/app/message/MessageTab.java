package dev.cohort.app.message;

import dev.cohort.rest.ListQuery;
import java.util.Arrays;
import java.util.Locale;

/** The messages one looks at together. */
enum MessageTab {
    ALL,
    UNANSWERED("status", "received", "unanswered", "true"),
    WAITING("status", "queued"),
    SENT("status.in", "sent,delivered,read"),
    RECEIVED("direction", "in"),
    FAILED("status", "failed"),
    HELD("status.in", "suppressed,cancelled");

    private final String[] condition;

    MessageTab(String... condition) {
        this.condition = condition;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MessageTab of(String key) {
        return Arrays.stream(values())
                .filter(tab -> tab.key().equals(key))
                .findFirst()
                .orElse(ALL);
    }

    ListQuery query(int limit) {
        ListQuery query = ListQuery.first(limit);
        for (int i = 0; i < condition.length; i += 2) query = query.where(condition[i], condition[i + 1]);
        return query;
    }
}
