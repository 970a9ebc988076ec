package dev.cohort.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.cohort.persistence.Ids;
import dev.cohort.rest.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How files with certain columns were mapped the last time. */
final class MappingMemory {
    private static final String KEEP = """
            insert into import_mapping (id, record_type, header_key, name, mapping, options, used_at)
            values (:id, :recordType, :key, left(:name, 200), :mapping::jsonb, :options::jsonb, :now)
            on conflict (record_type, header_key) do update
            set name = excluded.name, mapping = excluded.mapping, options = excluded.options, used_at = excluded.used_at
            """;
    private static final String RECALL =
            "select mapping::text from import_mapping where record_type = ? and header_key = ?";

    private MappingMemory() {}

    static void keep(
            Handle handle, String recordType, String name, ImportPlan plan, ImportOptions options, Clock clock) {
        Map<String, @Nullable String> mapping = new LinkedHashMap<>();
        plan.columns().stream()
                .filter(column -> !PickedRows.isOurs(column.name()))
                .forEach(column -> mapping.put(column.name(), column.target()));
        handle.createUpdate(KEEP)
                .bind("id", Ids.next())
                .bind("recordType", recordType)
                .bind("key", key(List.copyOf(mapping.keySet())))
                .bind("name", name)
                .bind("mapping", StoredImport.write(mapping))
                .bind("options", StoredImport.write(options))
                .bind("now", Instant.now(clock))
                .execute();
    }

    static Optional<Map<String, @Nullable String>> recall(Handle handle, String recordType, List<String> columns) {
        return handle.select(RECALL, recordType, key(columns))
                .mapTo(String.class)
                .findOne()
                .map(MappingMemory::read);
    }

    private static Map<String, @Nullable String> read(String json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A kept mapping cannot be read", e);
        }
    }

    /** Files with these columns, whatever their order and capitals, and whatever we have added to them. */
    private static String key(List<String> columns) {
        String names = String.join(
                "\n",
                columns.stream()
                        .filter(column -> !PickedRows.isOurs(column))
                        .map(ColumnGuesses::words)
                        .sorted()
                        .toList());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
