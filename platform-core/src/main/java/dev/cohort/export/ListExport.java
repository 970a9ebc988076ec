package dev.cohort.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.customfield.FieldColumns;
import dev.cohort.customfield.FieldDefinition;
import dev.cohort.customfield.OwnField;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.text.Texts;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list as a file, in the order and with the columns that are seen: which columns it has, and what stands in them. */
public final class ListExport<T> {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final String name;
    private final String words;
    private final boolean read;
    private final Map<String, Column<T>> columns = new LinkedHashMap<>();

    /** Whether somebody takes along what they see; a script gets the words it sends. */
    private static boolean isRead() {
        return Context.current().door().equals("ui");
    }

    /** One column: its title and what stands in it. */
    private record Column<T>(String title, Function<T, @Nullable Object> value) {}

    /**
     * @param name what is exported, such as {@code leads}
     * @param words the beginning of the texts that its columns are called by, such as {@code lead.field.}
     */
    public ListExport(String name, String words) {
        this.name = name;
        this.words = words;
        this.read = isRead();
    }

    /** A column that the API and the list call by this key. */
    public ListExport<T> column(String key, Function<T, @Nullable Object> value) {
        String title = Texts.find(Context.current().locale(), words + key).orElse(key);
        columns.put(key, new Column<>(title, value));
        return this;
    }

    /** A column that says something else to people than to a script. */
    public ListExport<T> column(String key, Function<T, @Nullable Object> value, Function<T, @Nullable Object> said) {
        return column(key, read ? said : value);
    }

    /**
     * A column of keys, which people read as words.
     *
     * @param said the words of a key in the reader's language
     */
    public ListExport<T> word(
            String key, Function<T, @Nullable String> value, BiFunction<String, Locale, @Nullable String> said) {
        Locale locale = Context.current().locale();
        return column(key, row -> {
            String kept = value.apply(row);
            return kept == null || !read ? kept : said.apply(kept, locale);
        });
    }

    /** A column of keys whose words stand in the bundles. */
    public ListExport<T> word(String key, Function<T, @Nullable String> value, String prefix) {
        return word(
                key, value, (kept, locale) -> Texts.find(locale, prefix + kept).orElse(kept));
    }

    /** A column of countries, which are kept by their codes. */
    public ListExport<T> country(String key, Function<T, @Nullable String> value) {
        return word(key, value, (code, locale) -> Locale.of("", code).getDisplayCountry(locale));
    }

    /** A column of moments, by the tenant's clock. */
    public ListExport<T> moment(String key, Function<T, @Nullable Instant> value) {
        return column(key, row -> {
            Instant at = value.apply(row);
            return at == null ? null : MOMENT.format(at.atZone(Context.current().zone()));
        });
    }

    /** A column for each of the tenant's own fields. */
    public ListExport<T> own(List<FieldDefinition> fields, Function<T, JsonNode> values) {
        Locale locale = Context.current().locale();
        for (FieldDefinition field : fields)
            columns.put(
                    FieldColumns.PREFIX + field.key(),
                    new Column<>(
                            field.label(locale),
                            row -> own(field, values.apply(row).path(field.key()), locale, read)));
        return this;
    }

    private static @Nullable Object own(FieldDefinition field, JsonNode value, Locale locale, boolean read) {
        if (value.isMissingNode() || value.isNull()) return null;
        if (value.isNumber()) return value.decimalValue();
        if (value.isBoolean())
            return read ? Texts.get(locale, value.booleanValue() ? "export.yes" : "export.no") : value.booleanValue();
        if (value.isArray()) {
            var items = new StringJoiner(", ");
            value.forEach(item -> items.add(field.choice(item.asText(), locale)));
            return items.toString();
        }
        var day = OwnField.day(value);
        if (day != null) return day;
        return field.kind().hasChoices() ? field.choice(value.asText(), locale) : value.asText();
    }

    /**
     * Writes every row that the query finds.
     *
     * @param wanted keys of columns in order; empty for all
     * @param pages reads one page
     * @throws Problem 400 {@code unknown-field} for a column there is none of
     */
    public ExportFile write(
            List<String> wanted, ExportFormat format, ListQuery query, Function<ListQuery, Page<T>> pages) {
        List<Column<T>> chosen = new ArrayList<>();
        for (String key : wanted.isEmpty() ? List.copyOf(columns.keySet()) : wanted) chosen.add(column(key));
        List<String> head = chosen.stream().map(Column::title).toList();
        return ExportFile.write(format, name, head, sheet -> {
            long rows = 0;
            ListQuery next = new ListQuery(ListQuery.MOST, null, query.sort(), query.q(), false, query.filters());
            while (true) {
                Page<T> page = pages.apply(next);
                for (T row : page.items()) {
                    sheet.row(chosen.stream()
                            .map(column -> column.value().apply(row))
                            .toList());
                    rows++;
                }
                if (page.next() == null) return rows;
                next = next.after(page.next());
            }
        });
    }

    private Column<T> column(String key) {
        Column<T> column = columns.get(key);
        if (column == null)
            throw Problem.malformed("unknown-field")
                    .with("field", key)
                    .with("known", List.copyOf(columns.keySet()))
                    .at("columns", "unknown-field");
        return column;
    }

    /** What the audit says of an export. */
    public Map<String, Object> audited(ExportFile file, List<String> wanted, ListQuery query) {
        return Map.of(
                "format", file.format().ending(),
                "rows", file.rows(),
                "columns", wanted.isEmpty() ? List.copyOf(columns.keySet()) : wanted,
                "filters", query.filters(),
                "q", query.q() == null ? "" : query.q());
    }
}
