package dev.cohort.template;

import org.jspecify.annotations.Nullable;

/**
 * Something a template can be filled with.
 *
 * @param key {@code area.name}, such as {@code person.firstName}; its title stands in the bundle as {@code variable.KEY}
 * @param recordType the kind of record that has it; null for every record
 * @param example what it may look like, for a preview without a record
 */
public record TemplateVariable(String key, @Nullable String recordType, String example) {}
