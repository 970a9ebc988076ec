package dev.cohort.app.person;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.person.People;
import dev.cohort.person.PersonDetails;
import dev.cohort.person.PersonSummary;
import dev.cohort.problem.Problem;
import dev.cohort.savedview.SavedViews;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Peek;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import dev.cohort.ui.view.RecordList;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Everybody the centre knows and the viewer may see. */
@Route(value = "people", layout = Shell.class)
@ViewPermission(CorePermissions.PERSON_READ)
@Dependent
public class PeopleView extends View implements AfterNavigationObserver, HasDynamicTitle {
    private final People people;
    private final PersonParts parts;
    private final PersonForms forms;
    private final RecordList<PersonSummary> list;
    private boolean creating;

    @Inject
    public PeopleView(
            People people, PersonRows rows, PersonParts parts, PersonForms forms, PersonBulk bulk, SavedViews views) {
        this.people = people;
        this.parts = parts;
        this.forms = forms;
        var header = new PageHeader(Words.of("people.title"));
        var table = new PersonTable(rows.own());
        if (Access.may(CorePermissions.PERSON_IMPORT))
            header.actions(
                    Action.plain(Words.of("import.ui.title"), Icon.UPLOAD, () -> Address.go("import?kind=person")));
        if (Access.may(CorePermissions.PERSON_CREATE))
            header.actions(Action.key(
                    Action.primary(Words.of("people.new"), Icon.PLUS, this::create), "c", Words.of("people.new")));
        list = new RecordList<>(
                        "people",
                        "people",
                        header,
                        table,
                        new RecordList.Shape(rows.filters(), PersonRows.views(), Words.of("people.search")),
                        views,
                        rows)
                .export(
                        CorePermissions.PERSON_EXPORT,
                        (query, columns, format) -> people.export(query, null, columns, format))
                .peek(this::panel);
        table.onOpen(person -> list.open(person.id().toString()))
                .onOpenPage(person -> Address.go("people/" + person.id()));
        bulk.bar(table::selection, list::query, list::listed, list::refresh).ifPresent(list::bulk);
        rows.onNothing(this::create, () -> list.go(list.state().text("")));
        add(header);
        add(list.components());
    }

    @Override
    public String getPageTitle() {
        return Words.of("people.title");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        list.navigated(event);
        creating = event.getLocation().getQueryParameters().getParameters().containsKey("new");
        if (creating) create();
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Peek> panel(String id) {
        try {
            return id(id).map(people::get).map(person -> parts.panel(person, list::refresh, list::close));
        } catch (Problem gone) {
            Toast.error(Words.of("people.gone"));
            return Optional.empty();
        }
    }

    private void create() {
        Access.require(CorePermissions.PERSON_CREATE);
        forms.create(this::made, this::left);
    }

    /** The address asks for the form no more. */
    private void left() {
        if (!creating) return;
        creating = false;
        list.go(list.state());
    }

    private void made(PersonDetails person) {
        creating = false;
        list.refresh();
        list.open(person.id().toString());
        Toast.show(Markup.text(Words.of("people.created", person.name())));
    }
}
