package dev.cohort.meeting;

import jakarta.validation.constraints.NotNull;

/** What an invitee answers. */
public record ResponseChange(@NotNull Response response) {}
