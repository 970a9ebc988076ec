package dev.cohort.customfield;

import dev.cohort.rest.ListQuery;
import dev.cohort.rest.ListQuery.Filter;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Listing.Trait;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tenant's own fields in a list: {@code custom.KEY} to filter and sort by, each as its kind compares. A field is named
 * in the SQL by its id, never by its key, which somebody has typed.
 */
public final class FieldColumns {
    /** The beginning of such a field's name in a query. */
    public static final String PREFIX = "custom.";

    private FieldColumns() {}

    /**
     * The list with these fields besides its own.
     *
     * @param column the column with the values, a constant of the code, such as {@code l.custom_fields}
     */
    public static <T> Listing<T> in(Listing<T> list, List<FieldDefinition> fields, String column) {
        Listing<T> wider = list;
        for (FieldDefinition field : fields) wider = with(wider, field, column);
        return wider;
    }

    /** The list as the query needs it: with these fields where it names one, else as it is. */
    public static <T> Listing<T> asked(
            Listing<T> list, ListQuery query, CustomFields fields, String recordType, String column) {
        boolean own = Stream.concat(
                        query.sort().stream().map(name -> name.startsWith("-") ? name.substring(1) : name),
                        query.filters().stream().map(Filter::field))
                .anyMatch(name -> name.startsWith(PREFIX));
        return own ? in(list, fields.current(recordType), column) : list;
    }

    private static <T> Listing<T> with(Listing<T> list, FieldDefinition field, String column) {
        String name = PREFIX + field.key();
        String key = "(select own.key from custom_field own where own.id = '" + field.id() + "')";
        String text = "(" + column + " ->> " + key + ")";
        String value = "(" + column + " -> " + key + ")";
        return switch (field.kind()) {
            case NUMBER ->
                list.with(
                        name,
                        "(case jsonb_typeof" + value + " when 'number' then " + text + "::numeric end)",
                        BigDecimal.class,
                        Trait.NULLABLE);
            case DATE ->
                list.with(
                        name,
                        "(case when pg_input_is_valid(" + text + ", 'date') then " + text + "::date end)",
                        LocalDate.class,
                        Trait.NULLABLE);
            case BOOLEAN ->
                list.with(
                        name,
                        "(case jsonb_typeof" + value + " when 'boolean' then " + text + "::boolean end)",
                        Boolean.class,
                        Trait.NULLABLE);
            case MULTI_CHOICE ->
                list.with(
                        name,
                        "array(select jsonb_array_elements_text(case jsonb_typeof" + value + " when 'array' then "
                                + value + " else '[]' end))",
                        String.class,
                        Trait.ARRAY);
            case CHOICE, TEXT, LINK -> list.with(name, text, String.class, Trait.NULLABLE);
            case LONG_TEXT -> list.with(name, text, String.class, Trait.NULLABLE, Trait.FILTER_ONLY);
        };
    }
}
