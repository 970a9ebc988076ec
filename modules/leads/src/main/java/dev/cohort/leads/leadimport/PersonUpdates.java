package dev.cohort.leads.leadimport;

import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.ImportTarget.Range;
import dev.cohort.imports.ImportedPeople;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonFields;
import dev.cohort.person.PersonRules;
import dev.cohort.request.RequestContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Changes the people behind the leads that the rows of one range stand for, and keeps how they were. */
final class PersonUpdates {
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
    private final Range range;
    private final ImportPlan plan;
    private final RequestContext context;
    private final Instant now;

    PersonUpdates(Handle handle, Range range, ImportPlan plan, RequestContext context, Instant now) {
        this.handle = handle;
        this.range = range;
        this.plan = plan;
        this.context = context;
        this.now = now;
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

    /** Says who was changed. */
    Set<UUID> apply() {
        ImportedPeople images = new ImportedPeople(handle, range);
        images.keep();
        Set<UUID> people = new LinkedHashSet<>(people(plan.fillOnly(), "U"));
        people.addAll(people(true, "C"));
        findAgain(people);
        images.changed(people);
        return people;
    }

    private List<UUID> people(boolean fillOnly, String decision) {
        return handle.createQuery(LeadUpdateSql.people(fillOnly, decision))
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last())
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
    }

    /** What is searched and sorted by is made by the same rules as at every door, not by the database. */
    private void findAgain(Set<UUID> people) {
        if (people.isEmpty()) return;
        PersonRules rules = new PersonRules(plan.region(), LocalDate.ofInstant(now, context.zone()));
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
