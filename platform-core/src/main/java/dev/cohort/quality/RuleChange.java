package dev.cohort.quality;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** How a rule is to be taken. */
public record RuleChange(
        @NotBlank String recordType,
        @NotBlank String key,
        @NotNull Severity severity,
        boolean active) {}
