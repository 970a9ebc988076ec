package dev.cohort.person;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a person that their entity writes; others are features' own. */
public final class PersonColumns {
    /** What is said of somebody, what follows from it, and whether they are in sight. */
    public static final List<String> SAID = List.of(
            "first_name",
            "last_name",
            "email",
            "email_normalized",
            "phone",
            "phone_e164",
            "whatsapp",
            "telegram",
            "instagram",
            "language",
            "city",
            "country",
            "birth_date",
            "job_title",
            "organization_name",
            "organization_id",
            "notes",
            "custom_fields",
            "search_text",
            "sort_name",
            "deleted_at");

    /** All of them. */
    public static final Set<String> ALL = Stream.concat(
                    SAID.stream(), Stream.of("id", "created_by", "created_at", "changed_at", "merged_into", "version"))
            .collect(Collectors.toUnmodifiableSet());

    private PersonColumns() {}
}
