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
        String sortName) {

    /** The same person, each empty field filled from another. */
    public CleanPerson filledFrom(CleanPerson other) {
        PersonFields own = fields;
        PersonFields more = other.fields;
        PersonFields filled = new PersonFields(
                or(own.firstName(), more.firstName()),
                or(own.lastName(), more.lastName()),
                or(own.email(), more.email()),
                or(own.phone(), more.phone()),
                or(own.whatsapp(), more.whatsapp()),
                or(own.telegram(), more.telegram()),
                or(own.instagram(), more.instagram()),
                or(own.language(), more.language()),
                or(own.city(), more.city()),
                or(own.country(), more.country()),
                or(own.birthDate(), more.birthDate()),
                or(own.jobTitle(), more.jobTitle()),
                or(own.company(), more.company()));
        return PersonRules.derived(filled, or(emailNormalized, other.emailNormalized), or(phoneE164, other.phoneE164));
    }

    private static <T> @Nullable T or(@Nullable T own, @Nullable T other) {
        return own == null ? other : own;
    }
}
