package dev.cohort.app.person;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.person.People;
import dev.cohort.person.PersonDetails;
import dev.cohort.problem.Problem;
import dev.cohort.search.Search;
import dev.cohort.ui.Action;
import dev.cohort.ui.ActionMenu;
import dev.cohort.ui.Address;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Keys;
import dev.cohort.ui.Markup;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.RecordHeader;
import dev.cohort.ui.RecordLayout;
import dev.cohort.ui.Section;
import dev.cohort.ui.Shell;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import dev.cohort.ui.privacy.PersonPrivacy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One person with all that is known of them. */
@Route(value = "people/:id", layout = Shell.class)
@ViewPermission(CorePermissions.PERSON_READ)
@Dependent
public class PersonPage extends View implements BeforeEnterObserver, HasDynamicTitle {
    private final People people;
    private final PersonParts parts;
    private final Search search;
    private final PersonPrivacy privacy;
    private Optional<RecordLayout> body = Optional.empty();
    private String title = "";

    @Inject
    public PersonPage(People people, PersonParts parts, Search search, PersonPrivacy privacy) {
        this.privacy = privacy;
        this.people = people;
        this.parts = parts;
        this.search = search;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = event.getRouteParameters().get("id").flatMap(PeopleView::id).orElseThrow(NotFoundException::new);
        PersonDetails person = find(id);
        if (Access.may(CorePermissions.SEARCH)) search.seen(People.RECORD, person.id());
        show(person);
    }

    private PersonDetails find(UUID id) {
        try {
            return people.get(id);
        } catch (Problem gone) {
            throw new NotFoundException();
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(PersonDetails person) {
        title = person.name();
        removeAll();
        Runnable changed = () -> show(people.get(person.id()));
        boolean editable = parts.mayChange(person);
        var facts = Parts.div("", new Section(Words.of("people.contact"), parts.contact(person)));
        parts.own(person, true).ifPresent(facts::add);
        parts.notes(person).ifPresent(facts::add);
        var middle = Parts.div("");
        if (editable) middle.add(parts.composer(person, changed));
        parts.messages(person).ifPresent(middle::add);
        middle.add(new Section(Words.of("people.timeline"), parts.timeline(person)));
        var related = Parts.div("");
        parts.suspects(person, changed).ifPresent(related::add);
        parts.records(person).ifPresent(related::add);
        parts.relations(person).ifPresent(related::add);
        parts.merged(person, changed).ifPresent(related::add);
        parts.more(person).forEach(related::add);
        parts.consents(person, changed).ifPresent(related::add);
        parts.faults(person).ifPresent(related::add);
        parts.tasks(person, changed).ifPresent(related::add);
        var next = new RecordLayout(facts, middle, related);
        body.ifPresent(before -> next.show(before.shown()));
        body = Optional.of(next);
        add(header(person, changed), head(person, editable, changed), next);
        if (editable) Keys.on(next, "e", Words.of("people.edit"), () -> parts.edit(person, changed));
        Keys.on(next, "escape", Words.of("people.back"), () -> getElement().executeJs("window.Cohort.back('/people')"));
    }

    private PageHeader header(PersonDetails person, Runnable changed) {
        var header = new PageHeader(Words.of("people.person"))
                .crumb(Words.of("people.title"), "people")
                .slim()
                .copyLink("people/" + person.id());
        if (Access.may(CorePermissions.PERSON_DELETE) && person.records().isEmpty())
            header.actions(Action.quietIcon(
                    Icon.TRASH, Words.of("people.delete"), () -> parts.delete(person, () -> Address.go("people"))));
        if (PersonPrivacy.offers()) {
            var menu = new ActionMenu(more());
            privacy.addTo(menu, person.id(), person.name(), changed, () -> Address.go("people"));
            header.actions(menu.leftwards());
        }
        return header;
    }

    private static NativeButton more() {
        var button = new NativeButton();
        button.add(Icon.MORE.create());
        button.addClassNames("btn", "t", "s", "ic");
        button.setAriaLabel(Words.of("people.more"));
        button.setTitle(Words.of("people.more"));
        return button;
    }

    private RecordHeader head(PersonDetails person, boolean editable, Runnable changed) {
        var head = new RecordHeader(
                        person.name(),
                        Stream.concat(
                                        person.records().stream().map(PersonTable::badge),
                                        privacy.badge(person.id()).stream())
                                .toArray(Markup[]::new))
                .about(Stream.of(person.jobTitle(), person.company(), person.city())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · ")));
        head.actions(parts.channels(person));
        if (editable) head.actions(Action.plain(Words.of("people.edit"), Icon.NOTE, () -> parts.edit(person, changed)));
        return head;
    }
}
