package dev.cohort.customfield;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.rest.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the records of one kind hold under a field's name: looked at by distinct value, so that each is judged once. */
final class HeldValues {
    private static final int MOST_EXAMPLES = 5;
    private static final int AT_ONCE = 1_000;

    private static final String VALUES = """
            select value::text as value, count(*) as records
            from (
                select custom_fields -> :key as value from %s
                where %s and custom_fields <> '{}' and jsonb_exists(custom_fields, :key)
            ) as held
            where jsonb_typeof(value) <> 'null'
            group by held.value
            """;

    private static final String REPLACE = """
            update %1$s as record
            set custom_fields = jsonb_set(record.custom_fields, array[:key], changed.after::jsonb)
            from unnest(cast(:before as text[]), cast(:after as text[])) as changed (before, after)
            where record.custom_fields <> '{}' and record.custom_fields -> :key = changed.before::jsonb
            """;

    // The latest records that hold any tell what is in use.
    private static final String FOUND = """
            with latest as (
                select custom_fields from %s
                where %s and custom_fields <> '{}'
                order by created_at desc
                limit 2000
            ), value as (
                select f.key as name, jsonb_typeof(f.value) as type, f.value #>> '{}' as text
                from latest cross join lateral jsonb_each(latest.custom_fields) f
                where not exists (
                    select from custom_field c where c.record_type = :type and c.key = f.key)
            ), item as (
                select f.key as name, i.text
                from latest cross join lateral jsonb_each(latest.custom_fields) f
                    cross join lateral jsonb_array_elements_text(
                        case jsonb_typeof(f.value) when 'array' then f.value else '[]' end) as i(text)
            ), options as (
                select name, array_agg(distinct text order by text) as options
                from item group by name having count(distinct text) <= 50
            )
            select value.name as key, count(*) as records,
                case
                    when bool_and(type = 'number'
                        or type = 'string' and text ~ '^[-+]?(0|[1-9][0-9]{0,17})([.][0-9]{1,12}|,[0-9]{1,2})?$') then 'NUMBER'
                    when bool_and(type = 'boolean') then 'BOOLEAN'
                    when bool_and(type = 'string' and text ~ '^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{4})$')
                        then 'DATE'
                    when bool_and(type = 'array') then 'MULTI_CHOICE'
                    when bool_and(type = 'string' and text ~* '^(https?://|www[.])[^[:space:]]+$') then 'LINK'
                    when bool_and(type = 'string' and lower(text) in ('yes', 'no', 'ja', 'nein', 'true', 'false'))
                        then 'BOOLEAN'
                    when bool_and(type = 'string') and count(distinct text) <= 20
                        and count(*) >= 3 * count(distinct text) and max(length(text)) <= 60 then 'CHOICE'
                    when max(length(text)) > 200 or bool_or(strpos(text, chr(10)) > 0) then 'LONG_TEXT'
                    else 'TEXT' end as kind,
                case when bool_and(type = 'array') then max(options.options)
                    when count(distinct text) <= 20 then array_agg(distinct text order by text) end as choices
            from value left join options on options.name = value.name
            group by value.name
            order by count(*) desc, value.name
            limit 200
            """;

    private final Handle handle;
    private final FieldedRecords records;

    HeldValues(Handle handle, FieldedRecords records) {
        this.handle = handle;
        this.records = records;
    }

    private record Value(String value, long records) {
        JsonNode tree() {
            try {
                return Json.mapper().readTree(value);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A jsonb value is not JSON", e);
            }
        }
    }

    private List<Value> values(String key) {
        return handle.createQuery(VALUES.formatted(records.table(), records.there()))
                .bind("key", key)
                .mapTo(Value.class)
                .list();
    }

    /** How many there are, and how many do not fit this field. */
    FieldUse use(FieldDefinition field) {
        long all = 0;
        long unfit = 0;
        List<JsonNode> examples = new ArrayList<>();
        for (Value value : values(field.key())) {
            all += value.records();
            JsonNode tree = value.tree();
            if (field.fit(tree).isPresent()) continue;
            unfit += value.records();
            if (examples.size() < MOST_EXAMPLES) examples.add(tree);
        }
        return new FieldUse(all, unfit, List.copyOf(examples));
    }

    /** Writes what fits the field as the field holds it; the rest stays. */
    void convert(FieldDefinition field) {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (Value value : values(field.key())) {
            JsonNode tree = value.tree();
            Optional<JsonNode> fit = field.fit(tree);
            if (fit.isEmpty() || fit.get().equals(tree)) continue;
            before.add(value.value());
            after.add(fit.get().toString());
            if (before.size() < AT_ONCE) continue;
            replace(field.key(), before, after);
            before.clear();
            after.clear();
        }
        if (!before.isEmpty()) replace(field.key(), before, after);
    }

    private void replace(String key, List<String> before, List<String> after) {
        handle.createUpdate(REPLACE.formatted(records.table()))
                .bind("key", key)
                .bindArray("before", String.class, before)
                .bindArray("after", String.class, after)
                .execute();
    }

    /** A row of what is found. */
    record Found(
            String key,
            long records,
            FieldKind kind,
            @org.jspecify.annotations.Nullable List<String> choices) {}

    /** The names that records hold values under, and that are no field. */
    List<FoundField> found() {
        return handle
                .createQuery(FOUND.formatted(records.table(), records.there()))
                .bind("type", records.recordType())
                .mapTo(Found.class)
                .stream()
                .map(found -> new FoundField(
                        found.key(),
                        found.kind(),
                        found.kind().hasChoices() && found.choices() != null ? found.choices() : List.of(),
                        found.records()))
                .toList();
    }
}
