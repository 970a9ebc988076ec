package dev.cohort.bench;

import static dev.cohort.bench.FloorDatabase.query;
import static dev.cohort.bench.FloorDatabase.write;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Leads without a product around them: the rows it reads and writes, and no rules. */
final class FloorLeads {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MOVED = "{\"status\":\"%s\"}";

    private final FloorDatabase database;
    private final Runnable delivery;

    FloorLeads(FloorDatabase database, Runnable delivery) {
        this.database = database;
        this.delivery = delivery;
    }

    byte[] read(UUID id) throws SQLException {
        return database.transaction(connection -> whole(connection, id));
    }

    byte[] list(String status, String source) throws SQLException {
        return database.transaction(connection -> query(connection, FloorSql.LIST, FloorLeads::rows, status, source));
    }

    /** A lead that was changed, and its version now. */
    record Changed(int version, byte[] body) {}

    Changed update(UUID id, int version, JsonNode patch) throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        Changed lead = database.transaction(connection -> {
            load(connection, id);
            audit(connection, "change", id, "{}", patch.toString(), now);
            event(connection, "lead.changed", id, now);
            String interest = patch.path("interest").asText();
            String notes = patch.path("notes").asText();
            write(connection, FloorSql.UPDATE, interest, notes, now, version + 1, id, version);
            return new Changed(version + 1, whole(connection, id));
        });
        delivery.run();
        return lead;
    }

    Changed move(UUID id, String status) throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        Changed lead = database.transaction(connection -> {
            Map<String, Object> was = load(connection, id);
            int version = (Integer) Objects.requireNonNull(was.get("version"));
            audit(connection, "change", id, MOVED.formatted(was.get("status")), MOVED.formatted(status), now);
            event(connection, "lead.stage-changed", id, now);
            write(connection, FloorSql.MOVE, status, status, now, now, 40, version + 1, id, version);
            Object from = was.get("stage");
            write(
                    connection,
                    FloorSql.STAGE_CHANGE,
                    UUID.randomUUID(),
                    "Floor",
                    now,
                    from,
                    was.get("status"),
                    id,
                    60L,
                    status,
                    status);
            return new Changed(version + 1, whole(connection, id));
        });
        delivery.run();
        return lead;
    }

    byte[] create(JsonNode lead) throws SQLException {
        byte[] made = database.transaction(connection -> {
            String phone = lead.get("phone").asText();
            String email = lead.get("email").asText();
            query(connection, FloorSql.DUPLICATES, ResultSet::next, email, phone);
            return insert(connection, lead, email, phone);
        });
        delivery.run();
        return made;
    }

    private static byte[] insert(Connection connection, JsonNode lead, String email, String phone) throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        UUID id = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        String first = lead.get("firstName").asText();
        String last = lead.get("lastName").asText();
        String search = (first + ' ' + last + ' ' + email + ' ' + phone).toLowerCase(java.util.Locale.ROOT);
        String sort = last + ' ' + first;
        write(connection, FloorSql.NEW_PERSON, person, now, now, email, email, first, last, phone, phone, search, sort);
        audit(connection, "create", id, "{}", lead.toString(), now);
        event(connection, "lead.created", id, now);
        write(
                connection,
                FloorSql.NEW_LEAD,
                id,
                null,
                lead.get("campaign").asText(),
                now,
                now,
                lead.get("customFields").toString(),
                lead.get("interest").asText(),
                lead.get("medium").asText(),
                lead.get("notes").asText(),
                person,
                60,
                lead.get("source").asText(),
                now,
                "{" + lead.get("tags").get(0).asText() + "}");
        write(connection, FloorSql.STAGE_CHANGE, UUID.randomUUID(), "Floor", now, null, null, id, null, "new", "new");
        return whole(connection, id);
    }

    private static Map<String, Object> load(Connection connection, UUID id) throws SQLException {
        return query(
                connection,
                FloorSql.LOAD,
                rows -> {
                    if (!rows.next()) throw new SQLException("There is no lead " + id);
                    Map<String, Object> row = new HashMap<>();
                    ResultSetMetaData columns = rows.getMetaData();
                    for (int i = 1; i <= columns.getColumnCount(); i++)
                        row.putIfAbsent(columns.getColumnName(i), rows.getObject(i));
                    return row;
                },
                id);
    }

    private static void audit(
            Connection connection, String action, UUID lead, String before, String after, OffsetDateTime now)
            throws SQLException {
        UUID id = UUID.randomUUID();
        write(
                connection,
                FloorSql.AUDIT,
                id,
                action,
                after,
                before,
                now,
                lead,
                id.toString().substring(0, 16));
    }

    private static void event(Connection connection, String name, UUID lead, OffsetDateTime now) throws SQLException {
        UUID id = UUID.randomUUID();
        String payload = "{\"leadId\":\"" + lead + "\",\"personId\":\"" + lead + "\",\"ownerId\":null}";
        String request = id.toString().substring(0, 16);
        write(connection, FloorSql.EVENT, id, now, name, now, lead.toString(), payload, request);
    }

    private static byte[] whole(Connection connection, UUID id) throws SQLException {
        return query(connection, FloorSql.WHOLE, FloorLeads::rows, id);
    }

    private static byte[] rows(ResultSet rows) throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2_000);
        ResultSetMetaData columns = rows.getMetaData();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            while (rows.next()) {
                json.writeStartObject();
                for (int i = 1; i <= columns.getColumnCount(); i++)
                    json.writeStringField(columns.getColumnLabel(i), rows.getString(i));
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
