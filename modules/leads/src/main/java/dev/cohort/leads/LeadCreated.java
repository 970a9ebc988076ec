package dev.cohort.leads;

import dev.cohort.event.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead came to be. */
@EventName("lead.created")
public record LeadCreated(
        UUID leadId, UUID personId, @Nullable UUID ownerId, String source) {}
