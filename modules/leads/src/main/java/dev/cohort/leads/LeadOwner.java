package dev.cohort.leads;

import java.util.UUID;

/** The member a lead belongs to. */
public record LeadOwner(UUID id, String name, String email) {}
