package dev.cohort.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, as typed at some door or as kept.
 *
 * @param phone as typed; its E.164 form is {@link CleanPerson#phoneE164}
 * @param language BCP 47 tag, or at a door also a language's English or German name
 * @param country ISO 3166 code, or at a door also a country's English or German name
 */
public record PersonFields(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String whatsapp,
        @Nullable String telegram,
        @Nullable String instagram,
        @Nullable String language,
        @Nullable String city,
        @Nullable String country,
        @Nullable LocalDate birthDate,
        @Nullable String jobTitle,
        @Nullable String company) {

    public static final PersonFields NONE =
            new PersonFields(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Whether somebody could be named or reached by it. */
    public boolean identifies() {
        return firstName != null
                || lastName != null
                || email != null
                || phone != null
                || whatsapp != null
                || telegram != null
                || instagram != null;
    }
}
