package dev.cohort.person;

import dev.cohort.event.EventName;
import java.util.UUID;

/** A person came to be, or what is known of them changed. */
@EventName("person.changed")
public record PersonChanged(UUID personId) {}
