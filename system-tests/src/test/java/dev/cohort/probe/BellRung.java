package dev.cohort.probe;

import dev.cohort.event.EventName;
import java.util.UUID;

/** Somebody rang. */
@EventName("probe.bell-rung")
public record BellRung(UUID bell) {}
