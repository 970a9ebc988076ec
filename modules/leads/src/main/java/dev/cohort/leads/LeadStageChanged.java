package dev.cohort.leads;

import dev.cohort.event.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead moved to another status. */
@EventName("lead.stage-changed")
public record LeadStageChanged(
        UUID leadId,
        UUID personId,
        @Nullable UUID ownerId,
        String fromStatus,
        LeadStage fromStage,
        String toStatus,
        LeadStage toStage,
        @Nullable String reason) {}
