package dev.cohort.app.message;

import dev.cohort.message.MessageDesk;
import dev.cohort.module.MenuCount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How many messages of the last weeks wait for an answer. */
@ApplicationScoped
public class UnansweredMessages implements MenuCount {
    private static final Duration RECENT = Duration.ofDays(30);

    private final MessageDesk desk;
    private final Clock clock;

    @Inject
    UnansweredMessages(MessageDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String path() {
        return "messages";
    }

    @Override
    public long waiting() {
        Instant from = Instant.now(clock).minus(RECENT);
        return desk.count(MessageTab.UNANSWERED.query(1).where("createdAt.gte", from.toString()));
    }

    @Override
    public boolean isUrgent() {
        return true;
    }
}
