package dev.cohort.duplicate;

import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonFields;
import dev.cohort.person.PersonRules;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person is compared by: names as they sound in Latin letters, addresses as they are dialled. */
record Face(
        String firstName,
        String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String whatsapp,
        @Nullable String telegram,
        @Nullable String instagram,
        @Nullable LocalDate birthDate,
        @Nullable String company,
        @Nullable String city) {

    static Face of(CleanPerson person) {
        PersonFields fields = person.fields();
        return of(fields, person.emailNormalized(), person.phoneE164());
    }

    static Face of(PersonFields fields, @Nullable String email, @Nullable String phone) {
        return new Face(
                Spelling.plain(fields.firstName()),
                Spelling.plain(fields.lastName()),
                email,
                phone,
                handle(fields.whatsapp()),
                handle(fields.telegram()),
                handle(fields.instagram()),
                fields.birthDate(),
                folded(fields.company()),
                folded(fields.city()));
    }

    boolean isNamed() {
        return !firstName.isEmpty() || !lastName.isEmpty();
    }

    boolean hasWholeName() {
        return !firstName.isEmpty() && !lastName.isEmpty();
    }

    static @Nullable String handle(@Nullable String typed) {
        if (typed == null) return null;
        String lower = typed.toLowerCase(Locale.ROOT);
        String bare = lower.startsWith("@") ? lower.substring(1) : lower;
        return bare.isEmpty() ? null : bare;
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null ? null : PersonRules.fold(text);
    }
}
