package dev.cohort.leads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.OwnField.Kind;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tenant's own fields of leads: no list is kept of them, they are what the leads hold. */
@ApplicationScoped
public class OwnFields {
    // The latest leads that hold any tell what is in use; the index lead_own_fields holds no others.
    private static final String KNOWN = """
            with latest as (
                select l.custom_fields from lead l
                where l.deleted_at is null and l.custom_fields <> '{}' and %s
                order by l.created_at desc
                limit 500
            ), value as (
                select f.key as name, jsonb_typeof(f.value) as type, f.value #>> '{}' as text
                from latest cross join lateral jsonb_each(latest.custom_fields) f
            ), item as (
                select f.key as name, i.text
                from latest cross join lateral jsonb_each(latest.custom_fields) f
                    cross join lateral jsonb_array_elements_text(
                        case jsonb_typeof(f.value) when 'array' then f.value else '[]' end) as i(text)
            ), options as (
                select name, array_agg(distinct text) as options from item group by name having count(distinct text) <= 50
            )
            select value.name, bool_and(type = 'number') as numbers, bool_and(type = 'boolean') as truths,
                bool_and(type = 'array') as lists, bool_and(type = 'string') as texts,
                bool_and(type = 'string' and text ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') as days,
                case when count(distinct text) <= 12 and count(*) >= 3 * count(distinct text) and max(length(text)) <= 60
                    then array_agg(distinct text) end as choices,
                max(options.options) as items
            from value left join options on options.name = value.name
            group by value.name
            order by count(*) desc, value.name
            limit 100
            """;

    private final TenantTransaction transaction;

    @Inject
    OwnFields(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** The fields in use among the latest leads the caller may see, by name. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public List<OwnField> known() {
        Visible visible = Access.visible(LeadPermissions.READ, "l");
        var query = transaction.handle().createQuery(KNOWN.formatted(visible.sql()));
        for (int i = 0; i < visible.values().size(); i++)
            query.bind(i, visible.values().get(i));
        return query.mapTo(Use.class).stream()
                .map(Use::field)
                .sorted(Comparator.comparing(OwnField::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** The known fields and those a record has besides, by name, each as it can hold the record's value. */
    public static List<OwnField> with(List<OwnField> known, JsonNode values) {
        Map<String, OwnField> all =
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
        all.putAll(known.stream().collect(Collectors.toMap(OwnField::name, Function.identity())));
        values.properties()
                .forEach(value -> all.putIfAbsent(
                        value.getKey(), new OwnField(value.getKey(), Kind.of(value.getValue()), List.of())));
        List<OwnField> fields = new ArrayList<>();
        all.forEach((name, field) -> fields.add(field.holding(values.path(name))));
        return fields;
    }

    /** How the values of one field are throughout. */
    public record Use(
            String name,
            boolean numbers,
            boolean truths,
            boolean lists,
            boolean texts,
            boolean days,
            @Nullable List<String> choices,
            @Nullable List<String> items) {

        OwnField field() {
            if (numbers) return new OwnField(name, Kind.NUMBER, List.of());
            if (truths) return new OwnField(name, Kind.YES_NO, List.of());
            if (days) return new OwnField(name, Kind.DATE, List.of());
            if (lists) return new OwnField(name, Kind.LIST, items == null ? List.of() : items);
            if (texts && choices != null) return new OwnField(name, Kind.CHOICE, choices);
            return new OwnField(name, Kind.TEXT, List.of());
        }
    }
}
