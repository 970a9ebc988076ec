package dev.cohort.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.customfield.OwnValues;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonFields;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Of two people's particulars those that stand. */
final class PickedFields {
    private static final String THIS = "this";
    private static final String OTHER = "other";

    /** The beginning of a field of the tenant's own. */
    private static final String OWN = OwnValues.FIELD + ".";

    private static final Set<String> NAMES = Set.of(
            "firstName",
            "lastName",
            "email",
            "phone",
            "whatsapp",
            "telegram",
            "instagram",
            "language",
            "city",
            "country",
            "birthDate",
            "jobTitle",
            "company",
            "organizationId",
            "notes");

    private final Map<String, String> choices;

    /** @throws Problem 422 for a field there is not, or a side there is not */
    PickedFields(@Nullable Map<String, String> choices) {
        this.choices = choices == null ? Map.of() : choices;
        Problem wrong = Problem.invalid();
        for (String name : new TreeSet<>(this.choices.keySet())) {
            String side = this.choices.get(name);
            if (!NAMES.contains(name) && !name.startsWith(OWN)) wrong.at("fields." + name, "unknown-field");
            else if (!THIS.equals(side) && !OTHER.equals(side)) wrong.at("fields." + name, "unknown-choice");
        }
        if (wrong.hasFaults()) throw wrong;
    }

    /** Where nothing was chosen, this one's; the other one's where this one has none. */
    <T> @Nullable T of(String name, @Nullable T own, @Nullable T other) {
        String side = choices.get(name);
        if (OTHER.equals(side)) return other;
        return THIS.equals(side) || own != null ? own : other;
    }

    /** The tenant's own fields, each by itself. */
    JsonNode own(JsonNode own, JsonNode other) {
        ObjectNode picked = own.deepCopy();
        other.properties().forEach(field -> {
            JsonNode value = of(OWN + field.getKey(), own.get(field.getKey()), field.getValue());
            if (value != null) picked.set(field.getKey(), value);
        });
        own.fieldNames().forEachRemaining(name -> {
            if (of(OWN + name, own.get(name), other.get(name)) == null) picked.remove(name);
        });
        return picked;
    }

    /** Both, one after the other, unless one was chosen. */
    @Nullable
    String notes(@Nullable String own, @Nullable String other, int longest) {
        if (choices.containsKey("notes") || own == null || other == null || own.equals(other))
            return of("notes", own, other);
        String both = own + "\n\n" + other;
        return both.length() <= longest ? both : both.substring(0, longest);
    }

    CleanPerson of(CleanPerson own, CleanPerson other) {
        PersonFields one = own.fields();
        PersonFields two = other.fields();
        PersonFields picked = new PersonFields(
                of("firstName", one.firstName(), two.firstName()),
                of("lastName", one.lastName(), two.lastName()),
                of("email", one.email(), two.email()),
                of("phone", one.phone(), two.phone()),
                of("whatsapp", one.whatsapp(), two.whatsapp()),
                of("telegram", one.telegram(), two.telegram()),
                of("instagram", one.instagram(), two.instagram()),
                of("language", one.language(), two.language()),
                of("city", one.city(), two.city()),
                of("country", one.country(), two.country()),
                of("birthDate", one.birthDate(), two.birthDate()),
                of("jobTitle", one.jobTitle(), two.jobTitle()),
                of("company", one.company(), two.company()));
        // What is compared by follows the side of what was typed: the region it was typed in is not known any more.
        return PersonRules.derived(
                picked,
                of("email", own.emailNormalized(), other.emailNormalized()),
                of("phone", own.phoneE164(), other.phoneE164()));
    }
}
