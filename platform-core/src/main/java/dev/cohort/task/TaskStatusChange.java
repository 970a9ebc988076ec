package dev.cohort.task;

import jakarta.validation.constraints.NotNull;

/** The status a task is to have. */
public record TaskStatusChange(@NotNull TaskStatus status) {}
