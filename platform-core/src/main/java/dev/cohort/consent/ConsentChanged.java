package dev.cohort.consent;

import dev.cohort.event.EventName;
import java.util.UUID;

/** Somebody has agreed to something, or does not want it any more. */
@EventName("consent.changed")
public record ConsentChanged(UUID personId, String purpose, String channel, ConsentState state, String source) {}
