package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.PersonRecord;
import dev.cohort.person.PersonRole;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** People who are leads. */
@ApplicationScoped
public class LeadRole implements PersonRole {
    private static final String OF = """
            select l.id, l.number, l.person_id, l.status, l.stage_since
            from lead l where l.deleted_at is null and l.person_id = any(?) and %s
            order by l.created_at desc, l.id desc
            """;

    private final TenantTransaction transaction;
    private final LeadStatuses statuses;

    @Inject
    LeadRole(TenantTransaction transaction, LeadStatuses statuses) {
        this.transaction = transaction;
        this.statuses = statuses;
    }

    record Row(UUID id, String number, UUID personId, String status, Instant stageSince) {}

    @Override
    public String key() {
        return Leads.RECORD;
    }

    @Override
    public Visible seen() {
        return people(LeadPermissions.READ);
    }

    @Override
    public Visible changed() {
        return people(LeadPermissions.CHANGE);
    }

    private static Visible people(String permission) {
        Visible visible = Access.may(permission) ? Access.visible(permission, "rl") : new Visible("false", List.of());
        return new Visible(
                "select rl.person_id from lead rl where rl.deleted_at is null and " + visible.sql(), visible.values());
    }

    @Override
    public String held(String id) {
        return "exists (select from lead hl where hl.person_id = " + id + " and hl.deleted_at is null)";
    }

    @Override
    public List<PersonRecord> of(Collection<UUID> people) {
        if (!Access.may(LeadPermissions.READ)) return List.of();
        Visible visible = Access.visible(LeadPermissions.READ, "l");
        Query query = transaction.handle().createQuery(OF.formatted(visible.sql()));
        query.bind(0, people.toArray(UUID[]::new));
        for (int i = 0; i < visible.values().size(); i++)
            query.bind(i + 1, visible.values().get(i));
        List<Row> rows = query.mapTo(Row.class).list();
        if (rows.isEmpty()) return List.of();
        Map<String, LeadStatus> byKey =
                statuses.all().stream().collect(Collectors.toMap(LeadStatus::key, Function.identity()));
        return rows.stream().map(row -> record(row, byKey.get(row.status()))).toList();
    }

    private static PersonRecord record(Row row, @org.jspecify.annotations.Nullable LeadStatus status) {
        return new PersonRecord(
                row.personId(),
                Leads.RECORD,
                row.id(),
                row.number(),
                "leads/" + row.number(),
                status == null ? row.status() : status.titleIn(Context.current().locale()),
                status != null && status.stage().isOpen(),
                row.stageSince());
    }
}
