package dev.cohort.person;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.record.RecordLink;
import dev.cohort.record.RecordType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** People, for activities, tasks and what else hangs on records. */
@ApplicationScoped
public class PersonType implements RecordType {
    private static final String FIND = """
            select p.id, p.first_name, p.last_name, p.email, p.phone
            from person p where p.deleted_at is null and p.id = any(?) and
            """;

    private static final String NAMED = """
            select email_normalized as address, min(id::text)::uuid as id from person
            where deleted_at is null and email_normalized = any(:addresses)
            group by email_normalized having count(*) = 1
            """;

    private final TenantTransaction transaction;
    private final PersonReach reach;

    @Inject
    PersonType(TenantTransaction transaction, PersonReach reach) {
        this.transaction = transaction;
        this.reach = reach;
    }

    record Found(
            UUID id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone) {

        RecordLink link() {
            return new RecordLink(
                    People.RECORD,
                    id,
                    PersonReader.name(firstName, lastName, email, phone),
                    "people/" + id,
                    id,
                    null,
                    null,
                    null);
        }
    }

    @Override
    public String key() {
        return People.RECORD;
    }

    @Override
    public String changePermission() {
        return CorePermissions.PERSON_CHANGE;
    }

    @Override
    public boolean changeable(RecordLink link) {
        return reach.mayChange(link.id());
    }

    @Override
    public Visible readable(String id) {
        Visible readable = reach.readable("rp.id");
        return new Visible(
                "exists (select from person rp where rp.id = " + id + " and rp.deleted_at is null and " + readable.sql()
                        + ")",
                readable.values());
    }

    /** By their address, where it is one person's alone. */
    @Override
    public Map<String, UUID> named(Collection<String> names) {
        if (!Access.may(CorePermissions.PERSON_READ)) return Map.of();
        Map<String, List<String>> addresses = new HashMap<>();
        for (String name : names)
            EmailAddress.normalize(name).ifPresent(address -> addresses
                    .computeIfAbsent(address, none -> new ArrayList<>())
                    .add(name));
        Map<String, UUID> named = new HashMap<>();
        transaction
                .handle()
                .createQuery(NAMED)
                .bindArray("addresses", String.class, List.copyOf(addresses.keySet()))
                .map((row, context) -> {
                    UUID id = row.getObject("id", UUID.class);
                    addresses.getOrDefault(row.getString("address"), List.of()).forEach(name -> named.put(name, id));
                    return id;
                })
                .list();
        return named;
    }

    @Override
    public List<RecordLink> find(Collection<UUID> ids) {
        if (!Access.may(CorePermissions.PERSON_READ)) return List.of();
        Visible readable = reach.readable("p.id");
        Query query = transaction.handle().createQuery(FIND + readable.sql());
        query.bind(0, ids.toArray(UUID[]::new));
        for (int i = 0; i < readable.values().size(); i++)
            query.bind(i + 1, readable.values().get(i));
        return query.mapTo(Found.class).map(Found::link).list();
    }
}
