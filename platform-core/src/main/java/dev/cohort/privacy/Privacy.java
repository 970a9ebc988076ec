package dev.cohort.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Hands out and erases what is known of a person, in core and in the modules, as {@link PersonalTables} names it. Rows of the
 * person's records stay for the figures; what tells whom they are about goes, also from the audit and from files that
 * were imported.
 */
@ApplicationScoped
public class Privacy {
    /** Under this name people stand in the audit. */
    public static final String RECORD = "person";

    private static final String HELD =
            "select exists (select from legal_hold where person_id = ? and ended_at is null)";
    private static final String LOG = """
            insert into erasure (id, person_id, reason, actor_name, member_id, erased_at, reached)
            values (:id, :person, :reason, :actor, :member, :at, :reached::jsonb)
            """;

    private final TenantTransaction transaction;
    private final Contributions contributions;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    Privacy(TenantTransaction transaction, Contributions contributions, Audit audit, Events events, Clock clock) {
        this.transaction = transaction;
        this.contributions = contributions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Everything that is stored about a person, section by section, each row as it is stored.
     *
     * @throws Problem 404 when there is no such person
     */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_EXPORT)
    public ObjectNode export(UUID person) {
        requireKnown(person);
        ObjectNode export = JsonNodeFactory.instance.objectNode();
        export.put("personId", person.toString());
        export.put("takenAt", Instant.now(clock).toString());
        export.put("from", Context.tenant().name());
        ObjectNode sections = export.putObject("sections");
        List<UUID> records = records(person);
        for (PersonalTable table : tables()) {
            if (table.section().isEmpty()) continue;
            ArrayNode rows = sections.withArray("/" + table.section());
            rows(table, person, records).forEach(rows::add);
        }
        audit.noted("export", RECORD, person, Map.of("sections", sections.size()), null);
        return export;
    }

    /**
     * Tells what an erasure would reach.
     *
     * @throws Problem 404 when there is no such person
     */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_ERASE)
    public Erasure tryErasing(UUID person) {
        requireKnown(person);
        List<UUID> records = records(person);
        List<ErasedRows> reached = new ArrayList<>();
        for (PersonalTable table : tables()) {
            if (table.blanks() == null && !table.removed()) continue;
            long rows =
                    bound("select count(*) from %s where %s".formatted(table.table(), table.where()), person, records);
            if (rows > 0) reached.add(new ErasedRows(table.section(), table.table(), rows));
        }
        return new Erasure(null, person, true, null, null, Instant.now(clock), reached);
    }

    private long bound(String count, UUID person, List<UUID> records) {
        return bind(transaction.handle().createQuery(count), person, records)
                .mapTo(Long.class)
                .one();
    }

    /**
     * Forgets a person. It cannot be taken back.
     *
     * @throws Problem 404 when there is no such person, 409 {@code legal-hold}
     */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_ERASE)
    public Erasure erase(UUID person, String reason) {
        return forget(person, reason);
    }

    /** The same for work of the product's own, such as retention. */
    Erasure forget(UUID person, String reason) {
        requireKnown(person);
        Handle sql = transaction.handle();
        if (sql.select(HELD, person).mapTo(Boolean.class).one())
            throw Problem.conflict("legal-hold").with("person", person);
        List<UUID> records = records(person);
        List<ErasedRows> reached = new ArrayList<>();
        for (PersonalTable table : tables()) {
            if (table.blanks() == null && !table.removed()) continue;
            String statement = table.removed()
                    ? "delete from %s where %s".formatted(table.table(), table.where())
                    : "update %s set %s where %s".formatted(table.table(), table.blanks(), table.where());
            int rows = bind(sql.createUpdate(statement), person, records).execute();
            if (rows > 0) reached.add(new ErasedRows(table.section(), table.table(), rows));
        }
        Erasure done = new Erasure(
                Ids.next(), person, false, reason, Context.caller().name(), Instant.now(clock), List.copyOf(reached));
        keep(done);
        audit.noted("erase", RECORD, person, Map.of("rows", done.rows()), reason);
        events.publish(person, new PersonErased(person));
        return done;
    }

    private void keep(Erasure done) {
        transaction
                .handle()
                .createUpdate(LOG)
                .bind("id", done.id())
                .bind("person", done.personId())
                .bind("reason", done.why())
                .bind("actor", done.by())
                .bindByType("member", Context.caller().id(), UUID.class)
                .bind("at", OffsetDateTime.ofInstant(done.at(), ZoneOffset.UTC))
                .bind("reached", Json.tree(done.reached()).toString())
                .execute();
    }

    private List<JsonNode> rows(PersonalTable table, UUID person, List<UUID> records) {
        String rows = """
                select jsonb_strip_nulls(to_jsonb(t) - array['search_text', 'sort_name', 'version', 'email_normalized'])::text
                from (select * from %s where %s) t
                """.formatted(table.table(), table.where());
        return bind(transaction.handle().createQuery(rows), person, records)
                .map((row, context) -> Json.read(row.getString(1), JsonNode.class))
                .list();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, UUID person, List<UUID> records) {
        return statement.bind("person", person).bindArray("records", UUID.class, records);
    }

    /** The person's own id, and those of all records about them. */
    private List<UUID> records(UUID person) {
        Set<UUID> ids = new LinkedHashSet<>(List.of(person));
        for (PersonalTables data : contributions.of(PersonalTables.class))
            for (String query : data.records())
                ids.addAll(transaction
                        .handle()
                        .createQuery(query)
                        .bind("person", person)
                        .mapTo(UUID.class)
                        .list());
        return List.copyOf(ids);
    }

    /** The person last: the tables before may look there. */
    private List<PersonalTable> tables() {
        List<PersonalTable> tables = new ArrayList<>();
        List<PersonalTable> own = new ArrayList<>();
        for (PersonalTables data : contributions.of(PersonalTables.class))
            (data instanceof CorePersonalTables ? own : tables).addAll(data.tables());
        tables.addAll(own);
        return tables;
    }

    private void requireKnown(UUID person) {
        boolean known = transaction
                .handle()
                .select("select exists (select from person where id = ?)", person)
                .mapTo(Boolean.class)
                .one();
        if (!known) throw Problem.notFound(RECORD, person);
    }
}
