package dev.cohort.reminder;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** Until when a reminder is put off. */
public record Snooze(@NotNull Instant until) {}
