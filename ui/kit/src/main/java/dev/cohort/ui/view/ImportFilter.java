package dev.cohort.ui.view;

import dev.cohort.imports.BroughtIn;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.Imports;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Dates;
import dev.cohort.ui.FilterField;
import dev.cohort.ui.FilterField.Option;
import dev.cohort.ui.Filters;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Narrows a list to what one import has brought in; see {@link BroughtIn}. */
@Dependent
public class ImportFilter {
    private static final String KEY = "import";
    private static final String CREATED = ".created";
    private static final String UPDATED = ".updated";
    private static final int LATEST = 50;

    private final Imports imports;

    @Inject
    public ImportFilter(Imports imports) {
        this.imports = imports;
    }

    /** The address of the records that an import has made, or of those it has changed. */
    public static String route(String list, UUID id, boolean created) {
        return list + (list.contains("?") ? "&" : "?") + KEY + "=" + id + (created ? CREATED : UPDATED);
    }

    public static boolean isSet(Filters filters) {
        return filters.first(KEY).isPresent();
    }

    /** The filter, for whoever may bring such records in. */
    public Optional<FilterField> field(String recordType) {
        boolean may =
                imports.kinds().stream().anyMatch(kind -> kind.recordType().equals(recordType));
        return may
                ? Optional.of(FilterField.single(KEY, Words.of("filter.import"), () -> options(recordType)))
                : Optional.empty();
    }

    private List<Option> options(String recordType) {
        List<Option> options = new ArrayList<>();
        for (ImportStatus each : imports.list(
                        ListQuery.first(LATEST).where("recordType", recordType).where("dryRun", "false"))
                .items()) {
            if (!each.mayUndo()) continue;
            String name = each.fileName() + ", " + Dates.moment(each.createdAt());
            if (each.created() > 0 && each.updated() > 0)
                options.add(new Option(each.id().toString(), name));
            if (each.created() > 0)
                options.add(new Option(each.id() + CREATED, Words.of("filter.import.created", name)));
            if (each.updated() > 0)
                options.add(new Option(each.id() + UPDATED, Words.of("filter.import.updated", name)));
        }
        return options;
    }

    /** What the filters of a list ask of its service. */
    public static ListQuery narrow(ListQuery query, Filters filters) {
        Optional<String> said = filters.first(KEY);
        if (said.isEmpty()) return query;
        String value = said.get();
        String field = value.endsWith(CREATED)
                ? BroughtIn.CREATED
                : value.endsWith(UPDATED) ? BroughtIn.UPDATED : BroughtIn.ANY;
        String id = value.contains(".") ? value.substring(0, value.lastIndexOf('.')) : value;
        return query.where(field, id);
    }
}
