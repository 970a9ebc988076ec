package dev.cohort.leads;

import dev.cohort.event.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody changed what a lead says. */
@EventName("lead.changed")
public record LeadChanged(
        UUID leadId, UUID personId, @Nullable UUID ownerId) {}
