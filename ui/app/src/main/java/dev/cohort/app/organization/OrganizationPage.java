package dev.cohort.app.organization;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.activity.Activities;
import dev.cohort.activity.ActivityDetails;
import dev.cohort.activity.NewActivity;
import dev.cohort.app.person.ActivityEvents;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.OwnField;
import dev.cohort.organization.OrganizationDetails;
import dev.cohort.organization.Organizations;
import dev.cohort.person.People;
import dev.cohort.person.PersonSummary;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.search.Search;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.Composer;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Keys;
import dev.cohort.ui.Markup;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.RecordHeader;
import dev.cohort.ui.RecordLayout;
import dev.cohort.ui.Section;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Timeline;
import dev.cohort.ui.Toast;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.FieldDesk;
import dev.cohort.ui.field.OwnFieldSection;
import dev.cohort.ui.file.FileDesk;
import dev.cohort.ui.meeting.MeetingDesk;
import dev.cohort.ui.task.TaskDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One organization: how to reach it, its people, and what was done with it. */
@Route(value = "organizations/:id", layout = Shell.class)
@ViewPermission(CorePermissions.ORGANIZATION_READ)
@Dependent
public class OrganizationPage extends View implements BeforeEnterObserver, HasDynamicTitle {
    private static final int SHOWN = 50;
    private static final int PEOPLE = 12;

    private final Organizations organizations;
    private final People people;
    private final Activities activities;
    private final TaskDesk tasks;
    private final MeetingDesk meetings;
    private final FileDesk files;
    private final FieldDesk desk;
    private final CustomFields fields;
    private final Search search;
    private Optional<RecordLayout> body = Optional.empty();
    private String title = "";

    @Inject
    OrganizationPage(
            Organizations organizations,
            People people,
            Activities activities,
            TaskDesk tasks,
            MeetingDesk meetings,
            FileDesk files,
            FieldDesk desk,
            CustomFields fields,
            Search search) {
        this.organizations = organizations;
        this.people = people;
        this.activities = activities;
        this.tasks = tasks;
        this.meetings = meetings;
        this.files = files;
        this.desk = desk;
        this.fields = fields;
        this.search = search;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OrganizationDetails found = find(event.getRouteParameters().get("id").orElse(""));
        if (Access.may(CorePermissions.SEARCH)) search.seen(Organizations.RECORD, found.id());
        show(found);
    }

    private OrganizationDetails find(String id) {
        try {
            return organizations.get(UUID.fromString(id));
        } catch (Problem | IllegalArgumentException gone) {
            throw new NotFoundException();
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(OrganizationDetails shown) {
        title = shown.name();
        removeAll();
        Runnable changed = () -> show(organizations.get(shown.id()));
        boolean editable = Access.may(CorePermissions.ORGANIZATION_CHANGE);
        var facts = Parts.div("", new Section(Words.of("people.contact"), OrganizationParts.facts(shown)));
        List<OwnField> own =
                fields.all(Organizations.RECORD).stream().map(OwnField::of).toList();
        OwnFieldSection.of(own, shown.customFields(), true).ifPresent(facts::add);
        if (shown.notes() != null)
            facts.add(new Section(Words.of("organization.field.notes"), Parts.div("prose", new Span(shown.notes()))));
        var middle = Parts.div("");
        if (editable) middle.add(composer(shown, changed));
        middle.add(new Section(Words.of("people.timeline"), timeline(shown)));
        var related = Parts.div("");
        staff(shown).ifPresent(related::add);
        tasks.ofRecord(Organizations.RECORD, shown.id(), changed).ifPresent(related::add);
        meetings.ofRecord(Organizations.RECORD, shown.id(), null, shown.name(), changed)
                .ifPresent(related::add);
        files.ofRecord(Organizations.RECORD, shown.id(), editable, changed).ifPresent(related::add);
        var next = new RecordLayout(facts, middle, related);
        body.ifPresent(before -> next.show(before.shown()));
        body = Optional.of(next);
        add(header(shown), head(shown, editable, changed), next);
        if (editable) Keys.on(next, "e", Words.of("organizations.change"), () -> change(shown, changed));
        Keys.on(next, "escape", Words.of("organizations.back"), () -> getElement()
                .executeJs("window.Cohort.back('/organizations')"));
    }

    private PageHeader header(OrganizationDetails shown) {
        var header = new PageHeader(shown.name())
                .crumb(Words.of("organizations.title"), "organizations")
                .slim()
                .copyLink("organizations/" + shown.id());
        if (Access.may(CorePermissions.ORGANIZATION_DELETE))
            header.actions(Action.quietIcon(Icon.TRASH, Words.of("organizations.delete"), () -> delete(shown)));
        return header;
    }

    private RecordHeader head(OrganizationDetails shown, boolean editable, Runnable changed) {
        var head = new RecordHeader(shown.name())
                .about(Stream.of(shown.domain(), shown.city())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · ")));
        if (editable)
            head.actions(Action.plain(Words.of("organizations.change"), Icon.NOTE, () -> change(shown, changed)));
        return head;
    }

    private void change(OrganizationDetails shown, Runnable changed) {
        new OrganizationForm(organizations, desk, Optional.of(shown), saved -> changed.run()).open();
    }

    private void delete(OrganizationDetails shown) {
        organizations.delete(shown.id());
        Toast.undoable(Markup.text(Words.of("organizations.deleted", shown.name())), () -> {
            organizations.restore(shown.id());
            Address.go("organizations/" + shown.id());
        });
        Address.go("organizations");
    }

    private Optional<Section> staff(OrganizationDetails shown) {
        if (!Access.may(CorePermissions.PERSON_READ)) return Optional.empty();
        Page<PersonSummary> found = people.list(
                ListQuery.first(PEOPLE).where("organizationId", shown.id().toString()), null);
        var section = new Section(Words.of("organization.field.people"));
        if (found.items().isEmpty()) section.add(Parts.span("t3 sm", Words.of("organizations.nobody")));
        else section.count(shown.people());
        for (PersonSummary person : found.items())
            section.add(Parts.div("row", new Anchor("people/" + person.id(), person.name())));
        if (found.next() != null)
            section.end(new Anchor("people?organization=" + shown.id(), Words.of("organizations.people.all")));
        return Optional.of(section);
    }

    private Composer composer(OrganizationDetails shown, Runnable written) {
        return new Composer((channel, text) -> {
                    activities.add(NewActivity.note(Organizations.RECORD, shown.id(), text.strip()));
                    Toast.show(Words.of("people.note.saved"));
                    written.run();
                })
                .channel(
                        "note",
                        Icon.NOTE,
                        Words.of("people.note"),
                        Words.of("organizations.note.placeholder"),
                        Words.of("people.note.save"),
                        "")
                .keptFor("note " + shown.id());
    }

    private Component timeline(OrganizationDetails shown) {
        if (!Access.may(CorePermissions.ACTIVITY_READ)) return Parts.div("");
        List<ActivityDetails> done = activities
                .list(ListQuery.first(SHOWN)
                        .where("recordType", Organizations.RECORD)
                        .where("recordId", shown.id().toString()))
                .items();
        if (done.isEmpty()) return Parts.span("t3 sm", Words.of("people.timeline.none"));
        var timeline = new Timeline();
        String day = "";
        for (ActivityDetails each : done) {
            String next = Dates.day(each.happenedAt());
            if (!next.equals(day)) timeline.day(next);
            day = next;
            ActivityEvents.add(timeline, each, Organizations.RECORD);
        }
        return timeline;
    }
}
