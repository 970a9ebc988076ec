package dev.cohort.leads.assignment;

import dev.cohort.rest.Versioned;
import java.util.UUID;

/**
 * A rule: whoever it is for, who gets them.
 *
 * @param position its place; the first rule that holds counts
 */
public record AssignmentRule(
        UUID id,
        int position,
        String name,
        boolean active,
        AssignmentCondition condition,
        AssignmentTarget target,
        int version)
        implements Versioned {}
