package dev.cohort.privacy;

import dev.cohort.event.EventName;
import java.util.UUID;

/** A person was forgotten: whoever holds something of them elsewhere forgets it too. */
@EventName("person.erased")
public record PersonErased(UUID personId) {}
