package dev.cohort.customfield;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.cohort.rest.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The definitions as they are kept. */
final class FieldTable {
    private static final String COLUMNS = """
            select id, version, record_type, key, kind, labels, choices, required, help, group_name, position, in_list,
                in_form, archived, created_at, changed_at
            from custom_field
            """;

    private final Handle handle;

    FieldTable(Handle handle) {
        this.handle = handle;
    }

    /** Every field of the type, in order; of every type without one. */
    List<FieldDefinition> all(@Nullable String recordType) {
        return handle.createQuery(COLUMNS
                        + "where cast(:type as text) is null or record_type = :type order by record_type, position, id")
                .bind("type", recordType)
                .map(FieldTable::read)
                .list();
    }

    Optional<FieldDefinition> find(UUID id) {
        return handle.createQuery(COLUMNS + "where id = ?")
                .bind(0, id)
                .map(FieldTable::read)
                .findOne();
    }

    /** As {@link #find}; nobody else changes it before this transaction ends. */
    Optional<FieldDefinition> locked(UUID id) {
        return handle.createQuery(COLUMNS + "where id = ? for update")
                .bind(0, id)
                .map(FieldTable::read)
                .findOne();
    }

    boolean has(String recordType, String key) {
        return handle.createQuery("select exists (select from custom_field where record_type = ? and key = ?)")
                .bind(0, recordType)
                .bind(1, key)
                .mapTo(Boolean.class)
                .one();
    }

    long count(String recordType) {
        return handle.createQuery("select count(*) from custom_field where record_type = ?")
                .bind(0, recordType)
                .mapTo(Long.class)
                .one();
    }

    void insert(UUID id, FieldSpec field, Instant now) {
        handle.createUpdate("""
                        insert into custom_field (id, record_type, key, kind, labels, choices, required, help, group_name,
                            position, in_list, in_form, archived, created_at, changed_at)
                        values (:id, :type, :key, :kind, :labels::jsonb, :choices::jsonb, :required, :help::jsonb, :group,
                            (select coalesce(max(position), 0) + 10 from custom_field where record_type = :type),
                            :inList, :inForm, :archived, :now, :now)
                        """)
                .bind("id", id)
                .bind("type", field.recordType())
                .bind("key", field.key())
                .bindMap(said(field))
                .bind("now", now)
                .execute();
    }

    void update(UUID id, FieldSpec field, Instant now) {
        handle.createUpdate("""
                        update custom_field set kind = :kind, labels = :labels::jsonb, choices = :choices::jsonb,
                            required = :required, help = :help::jsonb, group_name = :group, in_list = :inList,
                            in_form = :inForm, archived = :archived, changed_at = :now, version = version + 1
                        where id = :id
                        """)
                .bind("id", id)
                .bindMap(said(field))
                .bind("now", now)
                .execute();
    }

    private static Map<String, @Nullable Object> said(FieldSpec field) {
        Map<String, @Nullable Object> values = new java.util.HashMap<>();
        values.put("kind", field.kind().name());
        values.put("labels", Json.tree(field.labels()).toString());
        values.put("choices", Json.tree(field.choices()).toString());
        values.put("required", field.required());
        values.put("help", Json.tree(field.help()).toString());
        values.put("group", field.group());
        values.put("inList", field.inList());
        values.put("inForm", field.inForm());
        values.put("archived", field.archived());
        return values;
    }

    /** The order is no change of the field: its version stays. */
    void order(List<UUID> ids) {
        for (int i = 0; i < ids.size(); i++)
            handle.execute("update custom_field set position = ? where id = ?", (i + 1) * 10, ids.get(i));
    }

    void delete(UUID id) {
        handle.execute("delete from custom_field where id = ?", id);
    }

    private static FieldDefinition read(ResultSet row, StatementContext context) throws SQLException {
        return new FieldDefinition(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("record_type"),
                row.getString("key"),
                FieldKind.valueOf(row.getString("kind")),
                json(row, "labels", new TypeReference<>() {}),
                json(row, "choices", new TypeReference<>() {}),
                row.getBoolean("required"),
                json(row, "help", new TypeReference<>() {}),
                row.getString("group_name"),
                row.getInt("position"),
                row.getBoolean("in_list"),
                row.getBoolean("in_form"),
                row.getBoolean("archived"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static <T> T json(ResultSet row, String column, TypeReference<T> type) throws SQLException {
        try {
            return Json.mapper().readValue(row.getString(column), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A custom field's " + column + " is not JSON", e);
        }
    }
}
