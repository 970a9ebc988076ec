package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.record.RecordLink;
import dev.cohort.record.RecordType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Leads, for activities, tasks and what else hangs on records. */
@ApplicationScoped
public class LeadRecords implements RecordType {
    private static final String FIND = """
            select l.id, l.number, p.first_name, p.last_name, l.person_id, l.owner_id, l.team_id, l.branch_id
            from lead l join person p on p.id = l.person_id
            where l.deleted_at is null and l.id = any(?) and
            """;

    private static final Pattern NUMBER = Pattern.compile("[Ll]-[0-9]{1,15}");

    private final TenantTransaction transaction;

    @Inject
    LeadRecords(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public String key() {
        return Leads.RECORD;
    }

    @Override
    public String changePermission() {
        return LeadPermissions.CHANGE;
    }

    @Override
    public Visible readable(String id) {
        if (!Access.may(LeadPermissions.READ)) return new Visible("false", List.of());
        Visible visible = Access.visible(LeadPermissions.READ, "rl");
        return new Visible(
                "exists (select from lead rl where rl.id = " + id + " and rl.deleted_at is null and " + visible.sql()
                        + ")",
                visible.values());
    }

    @Override
    public List<RecordLink> find(Collection<UUID> ids) {
        if (!Access.may(LeadPermissions.READ)) return List.of();
        Visible visible = Access.visible(LeadPermissions.READ, "l");
        Query query = transaction.handle().createQuery(FIND + visible.sql());
        query.bind(0, ids.toArray(UUID[]::new));
        for (int i = 0; i < visible.values().size(); i++)
            query.bind(i + 1, visible.values().get(i));
        return query.mapTo(Found.class).map(Found::link).list();
    }

    @Override
    public Map<String, UUID> named(Collection<String> names) {
        if (!Access.may(LeadPermissions.READ)) return Map.of();
        Map<Long, String> numbers = new HashMap<>();
        for (String name : names)
            if (NUMBER.matcher(name).matches()) numbers.put(Long.valueOf(name.substring(2)), name);
        Map<String, UUID> named = new HashMap<>();
        transaction
                .handle()
                .createQuery("select number_value, coalesce(merged_into, id) as id from lead"
                        + " where (deleted_at is null or merged_into is not null) and number_value = any(:numbers)")
                .bindArray("numbers", Long.class, List.copyOf(numbers.keySet()))
                .map((row, context) ->
                        named.put(numbers.get(row.getLong("number_value")), row.getObject("id", UUID.class)))
                .list();
        return named;
    }

    /** A row of the query. */
    record Found(
            UUID id,
            String number,
            @Nullable String firstName,
            @Nullable String lastName,
            UUID personId,
            @Nullable UUID ownerId,
            @Nullable UUID teamId,
            @Nullable UUID branchId) {

        RecordLink link() {
            return new RecordLink(
                    Leads.RECORD,
                    id,
                    LeadRow.name(firstName, lastName, number),
                    "leads/" + number,
                    personId,
                    ownerId,
                    teamId,
                    branchId);
        }
    }
}
