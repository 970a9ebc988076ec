package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.RequiresPermission;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.FieldKind;
import dev.cohort.customfield.OwnField;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tenant's own fields of leads: those that are defined, and names under which leads hold values besides. */
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
    private final CustomFields fields;

    @Inject
    OwnFields(TenantTransaction transaction, CustomFields fields) {
        this.transaction = transaction;
        this.fields = fields;
    }

    /** The fields that are defined and not archived, in their order. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public List<OwnField> defined() {
        return fields.own(Leads.RECORD);
    }

    /**
     * The fields that are defined, in their order, the archived ones too; then by name what the latest leads the caller may
     * see hold besides.
     */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public List<OwnField> known() {
        Visible visible = Access.visible(LeadPermissions.READ, "l");
        var query = transaction.handle().createQuery(KNOWN.formatted(visible.sql()));
        for (int i = 0; i < visible.values().size(); i++)
            query.bind(i, visible.values().get(i));
        List<OwnField> known = new ArrayList<>();
        Set<String> names = new HashSet<>();
        fields.all(Leads.RECORD).forEach(field -> {
            names.add(field.key());
            known.add(OwnField.of(field));
        });
        query.mapTo(Use.class).stream()
                .map(Use::field)
                .filter(field -> !names.contains(field.name()))
                .sorted(Comparator.comparing(OwnField::name, String.CASE_INSENSITIVE_ORDER))
                .forEach(known::add);
        return known;
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
            if (numbers) return OwnField.found(name, FieldKind.NUMBER, List.of());
            if (truths) return OwnField.found(name, FieldKind.BOOLEAN, List.of());
            if (days) return OwnField.found(name, FieldKind.DATE, List.of());
            if (lists) return OwnField.found(name, FieldKind.MULTI_CHOICE, items == null ? List.of() : items);
            if (texts && choices != null) return OwnField.found(name, FieldKind.CHOICE, choices);
            return OwnField.found(name, FieldKind.TEXT, List.of());
        }
    }
}
