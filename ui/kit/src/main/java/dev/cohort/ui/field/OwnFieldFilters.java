package dev.cohort.ui.field;

import dev.cohort.customfield.FieldColumns;
import dev.cohort.customfield.OwnField;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.FilterField;
import dev.cohort.ui.FilterField.Option;
import dev.cohort.ui.Filters;
import dev.cohort.ui.Words;
import java.util.List;
import java.util.stream.Stream;

/** The tenant's own fields as filters of a list, and what they ask of its service. */
public final class OwnFieldFilters {
    private static final String NOTHING = "-";

    private final List<OwnField> own;

    public OwnFieldFilters(List<OwnField> own) {
        this.own = own;
    }

    /** These filters after the list's own. */
    public List<FilterField> after(List<FilterField> usual) {
        return Stream.concat(usual.stream(), own.stream().map(OwnFieldFilters::field))
                .toList();
    }

    private static FilterField field(OwnField field) {
        String key = FieldColumns.PREFIX + field.name();
        String label = field.label(Words.locale());
        return switch (field.kind()) {
            case NUMBER -> FilterField.numbers(key, label);
            case DATE -> FilterField.days(key, label);
            case BOOLEAN ->
                FilterField.single(
                        key,
                        label,
                        List.of(
                                new Option("true", Words.of("filter.yes")),
                                new Option("false", Words.of("filter.no"))));
            case CHOICE, MULTI_CHOICE ->
                FilterField.choice(
                        key,
                        label,
                        Stream.concat(
                                        field.options().stream()
                                                .map(choice ->
                                                        new Option(choice.value(), choice.label(Words.locale()))),
                                        Stream.of(new Option(NOTHING, Words.of("filter.empty"))))
                                .toList());
            case TEXT, LONG_TEXT, LINK -> FilterField.text(key, label);
        };
    }

    /** The query with what these filters say. */
    public ListQuery narrow(ListQuery query, Filters filters) {
        ListQuery narrowed = query;
        for (OwnField field : own) {
            String name = FieldColumns.PREFIX + field.name();
            List<String> values = filters.get(name);
            if (values.isEmpty()) continue;
            narrowed = switch (field.kind()) {
                case NUMBER, DATE -> between(narrowed, name, FilterField.ends(values.getFirst()));
                case TEXT, LONG_TEXT, LINK -> narrowed.where(name + ".contains", values.getFirst());
                case BOOLEAN, CHOICE, MULTI_CHOICE ->
                    narrowed.where(
                            name,
                            values.stream()
                                    .map(value -> value.equals(NOTHING) ? "" : value)
                                    .toArray(String[]::new));
            };
        }
        return narrowed;
    }

    private static ListQuery between(ListQuery query, String name, List<String> ends) {
        ListQuery from = ends.getFirst().isEmpty() ? query : query.where(name + ".gte", ends.getFirst());
        return ends.getLast().isEmpty() ? from : from.where(name + ".lte", ends.getLast());
    }
}
