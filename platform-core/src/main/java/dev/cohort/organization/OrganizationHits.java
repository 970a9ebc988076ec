package dev.cohort.organization;

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

/** Organizations in the search over everything. */
@ApplicationScoped
public class OrganizationHits implements SearchSource {
    private final TenantTransaction transaction;

    @Inject
    OrganizationHits(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    record Row(
            UUID id,
            String name,
            @Nullable String domain,
            @Nullable String city) {
        Hit hit() {
            String about = Stream.of(domain, city).filter(Objects::nonNull).collect(Collectors.joining(" · "));
            return new Hit(id, name, about, "organizations/" + id);
        }
    }

    @Override
    public String kind() {
        return Organizations.RECORD;
    }

    @Override
    public int rank() {
        return 30;
    }

    @Override
    public List<Hit> search(SearchText text, int limit) {
        if (!Access.may(CorePermissions.ORGANIZATION_READ)) return List.of();
        return text
                .rows(
                        transaction.handle(),
                        Row.class,
                        Row::id,
                        "o.id, o.name, o.domain, o.city",
                        "organization o where o.deleted_at is null and",
                        "o.search_text",
                        limit)
                .stream()
                .map(Row::hit)
                .toList();
    }
}
