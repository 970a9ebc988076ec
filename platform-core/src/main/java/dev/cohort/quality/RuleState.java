package dev.cohort.quality;

/**
 * A rule as the tenant has it.
 *
 * @param title in the reader's language
 * @param severity the tenant's, or the standard one
 * @param active whether it is looked at
 */
public record RuleState(String recordType, String key, String title, Severity severity, boolean active) {}
