package dev.cohort.quality;

/**
 * Something that should not be so.
 *
 * @param key such as {@code no-owner}; its words are {@code quality.KIND.KEY} of the bundles
 * @param severity the standard one; a tenant may set another
 * @param condition that a record breaks the rule, in the terms of {@link QualityKind#from}; a constant of the code
 */
public record QualityRule(String key, Severity severity, String condition) {}
