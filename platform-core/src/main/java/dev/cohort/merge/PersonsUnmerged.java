package dev.cohort.merge;

import dev.cohort.event.EventName;
import java.util.UUID;

/** Two people that were merged are two again. */
@EventName("person.unmerged")
public record PersonsUnmerged(UUID winnerId, UUID loserId, UUID mergeId) {}
