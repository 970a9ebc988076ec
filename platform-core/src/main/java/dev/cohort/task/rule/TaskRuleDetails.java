package dev.cohort.task.rule;

import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.UUID;

/**
 * A rule.
 *
 * @param available whether its trigger is known here: the module that brings it may be off
 */
public record TaskRuleDetails(
        UUID id, TaskRuleFields rule, boolean available, Instant createdAt, Instant changedAt, int version)
        implements Versioned {}
