package dev.cohort.imports;

import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonFields;
import dev.cohort.person.PersonRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes anew what people are searched and sorted by: by the same rules as at every door, not by the database. */
public final class DerivedNames {
    private static final String PEOPLE = """
            select id, first_name, last_name, email, email_normalized, phone, phone_e164, organization_name
            from person where id = any(:people)
            """;
    private static final String SEARCH = """
            update person p set search_text = u.search_text, sort_name = u.sort_name
            from unnest(cast(:ids as uuid[]), cast(:texts as text[]), cast(:names as text[])) u (id, search_text, sort_name)
            where p.id = u.id
            """;

    private final Handle handle;
    private final PersonRules rules;

    public DerivedNames(Handle handle, PersonRules rules) {
        this.handle = handle;
        this.rules = rules;
    }

    /** What is searched and sorted by, and what it is made of. */
    record Known(
            UUID id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String emailNormalized,
            @Nullable String phone,
            @Nullable String phoneE164,
            @Nullable String organizationName) {

        PersonFields fields() {
            return new PersonFields(
                    firstName,
                    lastName,
                    email,
                    phone,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    organizationName);
        }
    }

    public void refresh(Collection<UUID> people) {
        if (people.isEmpty()) return;
        List<UUID> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Known> known = handle.createQuery(PEOPLE)
                .bindArray("people", UUID.class, List.copyOf(people))
                .mapTo(Known.class)
                .list();
        for (Known person : known) {
            CleanPerson before = new CleanPerson(person.fields(), person.emailNormalized(), person.phoneE164(), "", "");
            CleanPerson clean = rules.clean(person.fields(), before, new ArrayList<>());
            ids.add(person.id());
            texts.add(clean.searchText());
            names.add(clean.sortName());
        }
        handle.createUpdate(SEARCH)
                .bindArray("ids", UUID.class, ids)
                .bindArray("texts", String.class, texts)
                .bindArray("names", String.class, names)
                .execute();
    }
}
