package dev.cohort.leads;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a lead, the latest first. */
public record LeadTimeline(List<Entry> items) {

    /** What kind of thing happened. */
    public enum Kind {
        /** The lead came to be; {@code after} names the import that brought it in, where one did. */
        CREATED,
        /** It moved from status to status. */
        STATUS,
        /** Fields were changed. */
        CHANGED,
        /** A call, a note, a visit: something was done; {@code after} says what. */
        ACTIVITY,
        /** A message to them or from them; {@code after} says which, and how far it has come. */
        MESSAGE,
        /** They agreed to something, or withdrew that; {@code after} says what, and how it was said. */
        CONSENT,
        /** The same person asked again. */
        ENQUIRY,
        DELETED,
        /** Another lead went into this one with its person; {@code after} says which. */
        MERGED,
        /** That was taken back. */
        PARTED,
        /** What was deleted has been brought back. */
        RESTORED,
        /** An import was taken back, and the fields are as they were before it. */
        UNDONE,
        OTHER
    }

    /**
     * One entry.
     *
     * @param actor who did it, by name
     * @param secondsBefore of a move: how long the lead had stood in the earlier status
     * @param before of a change: the fields as they were, a JSON object
     * @param after of a change or enquiry: the fields as they became, a JSON object; of an activity or message: what was done
     */
    public record Entry(
            UUID id,
            Instant at,
            Kind kind,
            @Nullable UUID memberId,
            String actor,
            @Nullable String fromStatus,
            @Nullable String toStatus,
            @Nullable Long secondsBefore,
            @Nullable String reason,
            @JsonRawValue @Schema(type = "object") @Nullable String before,
            @JsonRawValue @Schema(type = "object") @Nullable String after) {}
}
