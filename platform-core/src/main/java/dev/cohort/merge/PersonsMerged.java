package dev.cohort.merge;

import dev.cohort.event.EventName;
import java.util.UUID;

/** One person has become another. */
@EventName("person.merged")
public record PersonsMerged(UUID winnerId, UUID loserId, UUID mergeId) {}
