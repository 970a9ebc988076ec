package dev.cohort.leads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.Access;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.FieldColumns;
import dev.cohort.customfield.FieldDefinition;
import dev.cohort.customfield.OwnField;
import dev.cohort.export.ExportFile;
import dev.cohort.export.ExportFormat;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists of leads as files, in the order and with the columns that are seen. */
@ApplicationScoped
public class LeadExports {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final LeadLists lists;
    private final CustomFields fields;
    private final Audit audit;

    @Inject
    LeadExports(LeadLists lists, CustomFields fields, Audit audit) {
        this.lists = lists;
        this.fields = fields;
        this.audit = audit;
    }

    /** One column: its title and what stands in it. */
    private record Column(String title, Function<LeadSummary, @Nullable Object> value) {}

    /**
     * Writes every lead that the query finds within the caller's reach.
     *
     * @param columns their keys in order; empty for all
     * @throws Problem 400 {@code unknown-field} for a column there is none of
     */
    @Transactional
    @RequiresPermission(LeadPermissions.EXPORT)
    public ExportFile export(ListQuery query, List<String> columns, ExportFormat format) {
        Map<String, Column> all = columns();
        List<String> keys = columns.isEmpty() ? List.copyOf(all.keySet()) : columns;
        List<Column> chosen = new ArrayList<>();
        for (String key : keys) {
            Column column = all.get(key);
            if (column == null)
                throw Problem.malformed("unknown-field")
                        .with("field", key)
                        .with("known", List.copyOf(all.keySet()))
                        .at("columns", "unknown-field");
            chosen.add(column);
        }
        ExportFile file = ExportFile.write(
                format, "leads", chosen.stream().map(Column::title).toList(), sheet -> {
                    long rows = 0;
                    ListQuery next =
                            new ListQuery(ListQuery.MOST, null, query.sort(), query.q(), false, query.filters());
                    while (true) {
                        Page<LeadSummary> page = lists.page(next, Access.visible(LeadPermissions.EXPORT, "l"));
                        for (LeadSummary lead : page.items()) {
                            sheet.row(chosen.stream()
                                    .map(column -> column.value().apply(lead))
                                    .toList());
                            rows++;
                        }
                        if (page.next() == null) return rows;
                        next = next.after(page.next());
                    }
                });
        audit.noted(
                "export",
                Leads.RECORD,
                null,
                Map.of(
                        "format", format.ending(),
                        "rows", file.rows(),
                        "columns", keys,
                        "filters", query.filters(),
                        "q", query.q() == null ? "" : query.q()),
                null);
        return file;
    }

    /** Every column by its key, as the API and the list name it. */
    private Map<String, Column> columns() {
        Locale locale = Context.current().locale();
        ZoneId zone = Context.current().zone();
        Map<String, Column> all = new LinkedHashMap<>();
        put(all, "number", LeadSummary::number);
        put(all, "firstName", LeadSummary::firstName);
        put(all, "lastName", LeadSummary::lastName);
        put(all, "name", LeadSummary::name);
        put(all, "company", LeadSummary::company);
        put(all, "email", LeadSummary::email);
        put(all, "phone", lead -> lead.phoneE164() == null ? lead.phone() : lead.phoneE164());
        put(all, "status", LeadSummary::status);
        put(all, "stage", lead -> lead.stage().key());
        put(all, "score", lead -> lead.score().value());
        put(all, "source", LeadSummary::source);
        put(all, "medium", LeadSummary::medium);
        put(all, "campaign", LeadSummary::campaign);
        put(all, "interest", LeadSummary::interest);
        put(all, "owner", lead -> lead.owner() == null ? null : lead.owner().name());
        put(all, "nextStep", LeadSummary::nextStep);
        put(all, "nextStepAt", lead -> moment(lead.nextStepAt(), zone));
        put(all, "tags", lead -> String.join(", ", lead.tags()));
        put(all, "externalId", LeadSummary::externalId);
        put(all, "createdAt", lead -> moment(lead.createdAt(), zone));
        put(all, "changedAt", lead -> moment(lead.changedAt(), zone));
        for (FieldDefinition field : fields.current(Leads.RECORD))
            all.put(
                    FieldColumns.PREFIX + field.key(),
                    new Column(
                            field.label(locale),
                            lead -> own(field, lead.ownFields().path(field.key()), locale)));
        return all;
    }

    private static void put(Map<String, Column> all, String key, Function<LeadSummary, @Nullable Object> value) {
        String title =
                Texts.find(Context.current().locale(), "lead.field." + key).orElse(key);
        all.put(key, new Column(title, value));
    }

    private static @Nullable String moment(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? null : MOMENT.format(instant.atZone(zone));
    }

    private static @Nullable Object own(FieldDefinition field, JsonNode value, Locale locale) {
        if (value.isMissingNode() || value.isNull()) return null;
        if (value.isNumber()) return value.decimalValue();
        if (value.isBoolean()) return value.booleanValue();
        if (value.isArray()) {
            var items = new StringJoiner(", ");
            value.forEach(item -> items.add(field.choice(item.asText(), locale)));
            return items.toString();
        }
        var day = OwnField.day(value);
        if (day != null) return day;
        return field.kind().hasChoices() ? field.choice(value.asText(), locale) : value.asText();
    }
}
