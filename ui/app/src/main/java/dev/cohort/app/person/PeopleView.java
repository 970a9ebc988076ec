package dev.cohort.app.person;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.organization.OrganizationDetails;
import dev.cohort.organization.Organizations;
import dev.cohort.person.People;
import dev.cohort.person.PersonDetails;
import dev.cohort.person.PersonSummary;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.ListDetail;
import dev.cohort.ui.Markup;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Paged;
import dev.cohort.ui.Parts;
import dev.cohort.ui.SearchField;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Everybody the centre knows and the viewer may see. */
@Route(value = "people", layout = Shell.class)
@ViewPermission(CorePermissions.PERSON_READ)
@Dependent
public class PeopleView extends View implements AfterNavigationObserver, HasDynamicTitle {
    private final People people;
    private final Organizations organizations;
    private final PersonParts parts;
    private final PersonForms forms;
    private final PageHeader header = new PageHeader(Words.of("people.title"));
    private final PersonTable table = new PersonTable();
    private final ListDetail body = new ListDetail(table);
    private final SearchField search = new SearchField(Words.of("people.search"), this::search);
    private final com.vaadin.flow.component.html.Div narrowed = Parts.div("row");
    private Optional<PersonState> shown = Optional.empty();
    private PersonState state = new PersonState("", Optional.empty(), Optional.empty(), false);

    @Inject
    public PeopleView(People people, Organizations organizations, PersonParts parts, PersonForms forms) {
        this.people = people;
        this.organizations = organizations;
        this.parts = parts;
        this.forms = forms;
        if (Access.may(CorePermissions.PERSON_IMPORT))
            header.actions(
                    Action.plain(Words.of("import.ui.title"), Icon.UPLOAD, () -> Address.go("import?kind=person")));
        if (Access.may(CorePermissions.PERSON_CREATE))
            header.actions(Action.key(
                    Action.primary(Words.of("people.new"), Icon.PLUS, this::create), "c", Words.of("people.new")));
        table.onOpen(person -> go(state.peek(Optional.of(person.id()))))
                .onOpenPage(person -> Address.go("people/" + person.id()))
                .onSort(order -> table.reload());
        table.sort("name", false);
        add(
                header,
                Parts.div("bar", search, narrowed, Parts.spacer(), table.sortChooser(), table.columnChooser()),
                body);
    }

    @Override
    public String getPageTitle() {
        return Words.of("people.title");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        apply(PersonState.of(event.getLocation().getQueryParameters()));
    }

    private void go(PersonState next) {
        Address.go("people", next.query());
    }

    private void search(String text) {
        PersonState next = state.text(text);
        Address.replace("people", next.query());
        apply(next);
    }

    private void apply(PersonState next) {
        Optional<PersonState> before = shown;
        state = next;
        shown = Optional.of(next);
        search.show(next.text());
        if (before.filter(next::listsAs).isEmpty()) list();
        if (!before.flatMap(PersonState::peek).equals(next.peek())) peek();
        if (next.creating()) create();
    }

    private ListQuery query(int limit) {
        ListQuery query = ListQuery.first(limit).searching(state.text());
        return state.organization()
                .map(id -> query.where("organizationId", id.toString()))
                .orElse(query);
    }

    private void list() {
        narrow();
        long count = people.count(query(1), null);
        header.count(count);
        table.total(Words.of("people.count", count));
        table.empty(nothing());
        table.load(this::read);
    }

    /** Whose people are shown, and the way back to everybody. */
    private void narrow() {
        narrowed.removeAll();
        state.organization().ifPresent(id -> {
            String name = Access.may(CorePermissions.ORGANIZATION_READ)
                    ? find(id).map(OrganizationDetails::name).orElse("–")
                    : "–";
            narrowed.add(Action.small(Action.plain(name, Icon.CLOSE, () -> go(state.organization(Optional.empty())))));
        });
    }

    private Optional<OrganizationDetails> find(UUID id) {
        try {
            return Optional.of(organizations.get(id));
        } catch (Problem gone) {
            return Optional.empty();
        }
    }

    private Paged<PersonSummary> read(String cursor, int limit, List<Paged.Sort> sort) {
        String[] names = sort.stream()
                .map(each -> (each.descending() ? "-" : "") + each.field())
                .toArray(String[]::new);
        Page<PersonSummary> page = people.list(
                query(limit)
                        .sorted(names.length == 0 ? new String[] {"name"} : names)
                        .after(cursor.isEmpty() ? null : cursor),
                null);
        return new Paged<>(page.items(), Objects.requireNonNullElse(page.next(), ""));
    }

    private EmptyState nothing() {
        if (!state.text().isBlank())
            return new EmptyState(
                    Icon.SEARCH,
                    Words.of("people.none.found", state.text()),
                    Words.of("people.none.found.text"),
                    Action.plain(Words.of("people.none.clear"), () -> go(state.text(""))));
        if (!Access.may(CorePermissions.PERSON_CREATE))
            return new EmptyState(Icon.PERSON, Words.of("people.none"), Words.of("people.none.text"));
        return new EmptyState(
                Icon.PERSON,
                Words.of("people.none"),
                Words.of("people.none.text"),
                Action.plain(Words.of("people.new"), Icon.PLUS, this::create));
    }

    private void peek() {
        if (state.peek().isEmpty()) {
            body.close();
            table.current("");
            return;
        }
        try {
            PersonDetails person = people.get(state.peek().get());
            body.open(parts.panel(person, this::refresh, () -> go(state.peek(Optional.empty()))));
            table.current(person.id());
        } catch (Problem gone) {
            Toast.error(Words.of("people.gone"));
            go(state.peek(Optional.empty()));
        }
    }

    private void refresh() {
        list();
        peek();
    }

    private void create() {
        Access.require(CorePermissions.PERSON_CREATE);
        forms.create(
                person -> {
                    list();
                    go(state.peek(Optional.of(person.id())));
                    Toast.show(Markup.text(Words.of("people.created", person.name())));
                },
                () -> {
                    if (state.creating()) go(state.peek(state.peek()));
                });
    }
}
