package dev.cohort.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a message may go out, and when: what the person wants, and the quiet hours. */
@ApplicationScoped
class MessageRules {
    @Inject
    MessageRules() {}

    /**
     * What may be done with a message.
     *
     * @param refusal why it may not go out, a code; null when it may
     * @param later when it may go out; null for at once
     */
    record Verdict(@Nullable String refusal, @Nullable Instant later) {
        static final Verdict NOW = new Verdict(null, null);
    }

    Verdict of(@Nullable UUID personId, String purpose, String channel, boolean urgent, @Nullable UUID branchId) {
        return Verdict.NOW;
    }

    /** Where one click ends messages of this purpose; null for what is no advertising. */
    @Nullable
    String unsubscribeUrl(@Nullable UUID personId, String purpose, String channel) {
        return null;
    }
}
