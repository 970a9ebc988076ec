package dev.cohort.person;

import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.search.SearchSource;
import dev.cohort.search.SearchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People in the search over everything; who was merged is found as whom they have become. */
@ApplicationScoped
public class PersonHits implements SearchSource {
    private final TenantTransaction transaction;
    private final PersonReach reach;

    @Inject
    PersonHits(TenantTransaction transaction, PersonReach reach) {
        this.transaction = transaction;
        this.reach = reach;
    }

    record Row(
            UUID id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String organizationName,
            @Nullable String city) {

        Hit hit() {
            String name = PersonReader.name(firstName, lastName, email, phone);
            String about = Stream.of(email, phone, organizationName, city)
                    .filter(Objects::nonNull)
                    .filter(part -> !part.equals(name))
                    .limit(2)
                    .collect(Collectors.joining(" · "));
            return new Hit(id, name, about, "people/" + id);
        }
    }

    @Override
    public String kind() {
        return People.RECORD;
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public List<Hit> search(SearchText text, int limit) {
        if (!Access.may(CorePermissions.PERSON_READ)) return List.of();
        return text
                .rows(
                        transaction.handle(),
                        Row.class,
                        Row::id,
                        "w.id, w.first_name, w.last_name, w.email, w.phone, w.organization_name, w.city",
                        "person p join person w on w.id = coalesce(p.merged_into, p.id) and w.deleted_at is null"
                                + " where (p.deleted_at is null or p.merged_into is not null) and",
                        "p.search_text",
                        limit,
                        reach.readable("w.id"))
                .stream()
                .map(Row::hit)
                .toList();
    }
}
