package dev.cohort.person;

import org.jspecify.annotations.Nullable;

/**
 * Particulars that have passed {@link PersonRules}, with what follows from them.
 *
 * @param emailNormalized what duplicates are compared by; null without a (good) address
 * @param phoneE164 the phone as {@code +4915112345678}; null without a (good) number
 * @param searchText folded text that searching looks into
 * @param sortName folded "last first" to order by; {@link PersonRules#NAMELESS} without a name, so that it stands last
 */
public record CleanPerson(
        PersonFields fields,
        @Nullable String emailNormalized,
        @Nullable String phoneE164,
        String searchText,
        String sortName) {}
