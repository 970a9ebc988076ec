package dev.cohort.leads;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose a lead is, and with it which scopes reach it. */
public record Placement(
        @Nullable UUID ownerId,
        @Nullable UUID teamId,
        @Nullable UUID branchId) {}
