package dev.cohort.app.person;

import com.vaadin.flow.component.Component;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.OwnField;
import dev.cohort.organization.Organizations;
import dev.cohort.person.People;
import dev.cohort.person.PersonSummary;
import dev.cohort.quality.Quality;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.ui.Action;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.FilterField;
import dev.cohort.ui.FilterField.Option;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Paged.Sort;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldFilters;
import dev.cohort.ui.view.ImportFilter;
import dev.cohort.ui.view.ListRows;
import dev.cohort.ui.view.ListState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of people: its views, its filters, and what they ask of the service. */
@Dependent
class PersonRows implements ListRows<PersonSummary> {
    private static final String ALL = "all";
    private static final String RECENT = "recent";
    private static final String UNREACHABLE = "unreachable";
    private static final int RECENT_DAYS = 7;
    private static final int MOST_ORGANIZATIONS = 200;

    private final People people;
    private final Organizations organizations;
    private final Quality quality;
    private final ImportFilter imports;
    private final Clock clock;
    private final List<OwnField> own;
    private Runnable create = () -> {};
    private Runnable clear = () -> {};

    @Inject
    PersonRows(
            People people,
            Organizations organizations,
            Quality quality,
            ImportFilter imports,
            CustomFields fields,
            Clock clock) {
        this.people = people;
        this.organizations = organizations;
        this.quality = quality;
        this.imports = imports;
        this.clock = clock;
        this.own = fields.own(People.RECORD);
    }

    /** @param clearing takes the search away */
    void onNothing(Runnable creating, Runnable clearing) {
        create = creating;
        clear = clearing;
    }

    static Map<String, String> views() {
        Map<String, String> views = new LinkedHashMap<>();
        for (String view : List.of(ALL, RECENT, UNREACHABLE)) views.put(view, Words.of("people.view." + view));
        return views;
    }

    /** The tenant's own fields of people. */
    List<OwnField> own() {
        return own;
    }

    List<FilterField> filters() {
        List<FilterField> fields = new ArrayList<>(List.of(
                FilterField.choice("organization", Words.of("person.field.organization"), this::organizations),
                FilterField.choice("quality", Words.of("people.filter.quality"), this::rules),
                FilterField.text("company", Words.of("person.field.company")),
                FilterField.text("city", Words.of("person.field.city")),
                FilterField.single(
                        "reach", Words.of("people.filter.reach"), options("reach", "email", "phone", "none")),
                FilterField.single(
                        "created", Words.of("person.field.createdAt"), options("created", "today", "7", "30", "90")),
                FilterField.days("birthDate", Words.of("person.field.birthDate"))));
        imports.field("person").ifPresent(fields::add);
        return new OwnFieldFilters(own).after(fields);
    }

    private static List<Option> options(String filter, String... values) {
        return List.of(values).stream()
                .map(value -> new Option(value, Words.of("people.filter." + filter + "." + value)))
                .toList();
    }

    private List<Option> organizations() {
        if (!Access.may(CorePermissions.ORGANIZATION_READ)) return List.of();
        return organizations.list(ListQuery.first(MOST_ORGANIZATIONS)).items().stream()
                .map(each -> new Option(each.id().toString(), each.name()))
                .toList();
    }

    private List<Option> rules() {
        if (!Access.may(CorePermissions.QUALITY_READ)) return List.of();
        return quality.rules().stream()
                .filter(rule -> rule.recordType().equals("person"))
                .map(rule -> new Option(rule.key(), rule.title()))
                .toList();
    }

    @Override
    public ListQuery query(ListState state, int limit) {
        ListQuery query = ListQuery.first(limit).searching(state.text());
        query = switch (state.view()) {
            case RECENT -> query.where("createdAt.gte", startOf(1 - RECENT_DAYS));
            case UNREACHABLE -> unreachable(query);
            default -> query;
        };
        List<String> of = state.filters().get("organization");
        if (!of.isEmpty()) query = query.where("organizationId", of.toArray(String[]::new));
        List<String> broken = state.filters().get("quality");
        if (!broken.isEmpty()) query = query.where("quality", broken.toArray(String[]::new));
        for (String field : List.of("company", "city")) {
            var said = state.filters().first(field);
            if (said.isPresent()) query = query.where(field + ".contains", said.get());
        }
        query = switch (state.filters().first("reach").orElse("")) {
            case "email" -> query.where("email.ne", "");
            case "phone" -> query.where("phone.ne", "");
            case "none" -> unreachable(query);
            default -> query;
        };
        query = switch (state.filters().first("created").orElse("")) {
            case "today" -> query.where("createdAt.gte", startOf(0));
            case "7" -> query.where("createdAt.gte", startOf(-6));
            case "30" -> query.where("createdAt.gte", startOf(-29));
            case "90" -> query.where("createdAt.gte", startOf(-89));
            default -> query;
        };
        query = ImportFilter.narrow(new OwnFieldFilters(own).narrow(query, state.filters()), state.filters());
        return born(query, state.filters().first("birthDate").orElse(FilterField.BETWEEN));
    }

    private static ListQuery unreachable(ListQuery query) {
        return query.where("email", "").where("phone", "");
    }

    private static ListQuery born(ListQuery query, String range) {
        List<String> ends = FilterField.ends(range);
        ListQuery from = ends.getFirst().isEmpty() ? query : query.where("birthDate.gte", ends.getFirst());
        return ends.getLast().isEmpty() ? from : from.where("birthDate.lte", ends.getLast());
    }

    private String startOf(int daysFromToday) {
        var zone = Context.current().zone();
        LocalDate day = LocalDate.now(clock.withZone(zone)).plusDays(daysFromToday);
        return day.atStartOfDay(zone).toInstant().toString();
    }

    @Override
    public Page<PersonSummary> page(ListQuery query) {
        return people.list(query, null);
    }

    @Override
    public long count(ListQuery query) {
        return people.count(query, null);
    }

    @Override
    public List<Long> counts(List<ListQuery> queries, long most) {
        return people.counts(queries, most);
    }

    @Override
    public String counted(long rows) {
        return Words.of("people.count", rows);
    }

    @Override
    public Sort order(ListState state) {
        return state.view().equals(RECENT) ? new Sort("createdAt", true) : new Sort("name", false);
    }

    @Override
    public EmptyState nothing(ListState state) {
        if (!state.text().isBlank())
            return new EmptyState(
                    Icon.SEARCH,
                    Words.of("people.none.found", state.text()),
                    Words.of("people.none.found.text"),
                    Action.plain(Words.of("people.none.clear"), clear));
        if (state.isNarrow() || !state.view().equals(ALL))
            return new EmptyState(Icon.FILTER, Words.of("people.none.here"), Words.of("people.none.here.text"));
        Component[] steps = Access.may(CorePermissions.PERSON_CREATE)
                ? new Component[] {Action.plain(Words.of("people.new"), Icon.PLUS, create)}
                : new Component[0];
        return new EmptyState(Icon.PERSON, Words.of("people.none"), Words.of("people.none.text"), steps);
    }
}
