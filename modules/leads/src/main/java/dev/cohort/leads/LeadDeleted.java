package dev.cohort.leads;

import dev.cohort.event.EventName;
import java.util.UUID;

/** A lead was taken out of sight. */
@EventName("lead.deleted")
public record LeadDeleted(UUID leadId, UUID personId) {}
