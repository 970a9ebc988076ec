package dev.cohort.app.person;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.activity.Activities;
import dev.cohort.activity.ActivityDetails;
import dev.cohort.activity.NewActivity;
import dev.cohort.consent.ConsentState;
import dev.cohort.consent.ConsentStatement;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.OwnField;
import dev.cohort.duplicate.DuplicateCheck;
import dev.cohort.duplicate.Lookalike;
import dev.cohort.merge.ClosedRecord;
import dev.cohort.merge.DoneMerge;
import dev.cohort.merge.MergeAnswer;
import dev.cohort.module.Contributions;
import dev.cohort.person.People;
import dev.cohort.person.PersonDetails;
import dev.cohort.person.PersonReach;
import dev.cohort.person.PersonRecord;
import dev.cohort.person.PersonRelation;
import dev.cohort.quality.Quality;
import dev.cohort.quality.RuleState;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Action;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Composer;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Keys;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Peek;
import dev.cohort.ui.PersonSection;
import dev.cohort.ui.Section;
import dev.cohort.ui.Timeline;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldSection;
import dev.cohort.ui.message.ConsentDesk;
import dev.cohort.ui.message.MailWriter;
import dev.cohort.ui.message.MessageLog;
import dev.cohort.ui.task.TaskDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts that a person's panel and page are made of. */
@Dependent
class PersonParts {
    private static final int SHOWN = 50;
    private static final int SUSPECTS = 3;

    private final People people;
    private final PersonReach reach;
    private final PersonForms forms;
    private final Activities activities;
    private final DuplicateCheck duplicates;
    private final MergeDialogs merges;
    private final TaskDesk tasks;
    private final MessageLog messages;
    private final MailWriter mail;
    private final ConsentDesk consents;
    private final Quality quality;
    private final CustomFields fields;
    private final Contributions contributions;

    @Inject
    PersonParts(
            People people,
            PersonReach reach,
            PersonForms forms,
            Activities activities,
            DuplicateCheck duplicates,
            MergeDialogs merges,
            TaskDesk tasks,
            MessageLog messages,
            MailWriter mail,
            ConsentDesk consents,
            Quality quality,
            CustomFields fields,
            Contributions contributions) {
        this.people = people;
        this.reach = reach;
        this.forms = forms;
        this.activities = activities;
        this.duplicates = duplicates;
        this.merges = merges;
        this.tasks = tasks;
        this.messages = messages;
        this.mail = mail;
        this.consents = consents;
        this.quality = quality;
        this.fields = fields;
        this.contributions = contributions;
    }

    static boolean mayChange() {
        return Access.may(CorePermissions.PERSON_CHANGE);
    }

    Peek panel(PersonDetails person, Runnable changed, Runnable close) {
        var panel = new Peek(Words.of("people.panel", person.name()))
                .page("people/" + person.id())
                .onClose(close)
                .top(head(person), channels(person));
        panel.section(new Section(contact(person)));
        own(person, false).ifPresent(panel::section);
        suspects(person, changed).ifPresent(panel::section);
        records(person).ifPresent(panel::section);
        relations(person).ifPresent(panel::section);
        notes(person).ifPresent(panel::section);
        panel.section(new Section(Words.of("people.timeline"), timeline(person)));
        if (mayChange()) {
            panel.foot(composer(person, changed));
            Keys.on(panel, "e", Words.of("people.edit"), () -> edit(person, changed));
        }
        return panel;
    }

    void edit(PersonDetails person, Runnable changed) {
        forms.edit(person, saved -> {
            Toast.show(Words.of("people.saved"));
            changed.run();
        });
    }

    void delete(PersonDetails person, Runnable gone) {
        people.delete(person.id());
        Toast.undoable(Markup.text(Words.of("people.deleted", person.name())), () -> {
            people.restore(person.id());
            gone.run();
        });
        gone.run();
    }

    private static Div head(PersonDetails person) {
        return Parts.div(
                "row g3",
                Avatar.of(person.name(), Avatar.Size.LARGE),
                Parts.div(
                        "grow cut",
                        Parts.div("title cut", new Span(person.name())),
                        PersonTable.records(person.records()).equals(Markup.EMPTY)
                                ? new Span()
                                : Markup.span("row wrap", PersonTable.records(person.records()))
                                        .component()));
    }

    Component channels(PersonDetails person) {
        var row = Parts.div("row wrap");
        if (person.phoneE164() != null)
            row.add(channel("tel:" + person.phoneE164(), Icon.PHONE, Words.of("people.call", person.name())));
        if (person.email() != null)
            row.add(channel("mailto:" + person.email(), Icon.MAIL, Words.of("people.mail", person.name())));
        return row;
    }

    private static Anchor channel(String href, Icon icon, String label) {
        var link = new Anchor(href, icon.create());
        link.addClassNames("btn", "ic");
        link.setRouterIgnore(true);
        link.setAriaLabel(label);
        link.setTitle(label);
        return link;
    }

    Facts contact(PersonDetails person) {
        var facts = new Facts();
        if (person.phone() != null)
            facts.add(
                    Words.of("person.field.phone"),
                    Markup.link(
                            "tel:" + (person.phoneE164() == null ? person.phone() : person.phoneE164()),
                            Markup.text(person.phone())));
        if (person.email() != null)
            facts.add(
                    Words.of("person.field.email"),
                    Markup.link("mailto:" + person.email(), Markup.text(person.email())));
        facts.add(Words.of("person.field.whatsapp"), PersonTable.said(person.whatsapp()))
                .add(Words.of("person.field.telegram"), PersonTable.said(person.telegram()))
                .add(Words.of("person.field.instagram"), PersonTable.said(person.instagram()));
        if (person.organization() != null)
            facts.add(
                    Words.of("person.field.organization"),
                    Markup.link(
                            "organizations/" + person.organization().id(),
                            Markup.text(person.organization().name())));
        else facts.add(Words.of("person.field.company"), PersonTable.said(person.company()));
        return facts.add(Words.of("person.field.jobTitle"), PersonTable.said(person.jobTitle()))
                .add(Words.of("person.field.language"), language(person))
                .add(Words.of("person.field.city"), place(person))
                .add(
                        Words.of("person.field.birthDate"),
                        person.birthDate() == null ? "" : Dates.day(person.birthDate()))
                .add(Words.of("person.field.createdAt"), Dates.moment(person.createdAt()));
    }

    private static String language(PersonDetails person) {
        return person.language() == null
                ? ""
                : Locale.forLanguageTag(person.language()).getDisplayName(Words.locale());
    }

    private static String place(PersonDetails person) {
        String country =
                person.country() == null ? "" : Locale.of("", person.country()).getDisplayCountry(Words.locale());
        String city = PersonTable.said(person.city());
        return city.isEmpty() || country.isEmpty() ? city + country : city + ", " + country;
    }

    /** What the person is to the centre, with the way there. */
    Optional<Section> records(PersonDetails person) {
        if (person.records().isEmpty()) return Optional.empty();
        var section =
                new Section(Words.of("people.records")).count(person.records().size());
        for (PersonRecord record : person.records()) {
            var link = new Anchor(record.path(), record.title());
            link.addClassName("m");
            section.add(Parts.div("row between", link, PersonTable.badge(record).component()));
        }
        return Optional.of(section);
    }

    Optional<Section> relations(PersonDetails person) {
        if (person.relations().isEmpty()) return Optional.empty();
        var section = new Section(Words.of("people.relations"));
        for (PersonRelation relation : person.relations()) {
            String kind = Words.of("people.relation." + relation.kind().name().toLowerCase(Locale.ROOT));
            section.add(Parts.div(
                    "row between",
                    new Anchor("people/" + relation.personId(), relation.name()),
                    Parts.span("t3 sm", kind)));
        }
        return Optional.of(section);
    }

    /** Who has become this person, with the way back, for whom may settle that. */
    Optional<Section> merged(PersonDetails person, Runnable changed) {
        if (person.formerIds().isEmpty() || !Access.may(CorePermissions.PERSON_MERGE)) return Optional.empty();
        List<DoneMerge> done = merges.into(person.id());
        if (done.isEmpty()) return Optional.empty();
        var section = new Section(Words.of("people.merged"));
        for (DoneMerge each : done) {
            var line = Parts.div(
                    "row between wrap",
                    Parts.span("", Words.of("people.merged.line", each.goneName(), Dates.moment(each.mergedAt()))));
            if (each.undoable())
                line.add(Action.small(
                        Action.quiet(Words.of("duplicates.undo"), Icon.UNDO, () -> merges.undo(each, changed))));
            section.add(line);
        }
        return Optional.of(section);
    }

    /** The tenant's own fields; with those that are empty here, where the whole is asked for. */
    Optional<Section> own(PersonDetails person, boolean all) {
        List<OwnField> known =
                fields.all(People.RECORD).stream().map(OwnField::of).toList();
        return OwnFieldSection.of(known, person.customFields(), all);
    }

    Optional<Section> notes(PersonDetails person) {
        if (person.notes() == null) return Optional.empty();
        return Optional.of(new Section(Words.of("person.field.notes"), Parts.div("prose", new Span(person.notes()))));
    }

    Optional<Section> tasks(PersonDetails person, Runnable changed) {
        return tasks.ofRecord(People.RECORD, person.id(), changed);
    }

    /** Everything that was said to the person and by them. */
    Optional<Section> messages(PersonDetails person) {
        return messages.ofPerson(person.id());
    }

    Optional<Section> consents(PersonDetails person, Runnable changed) {
        return consents.ofRecord(People.RECORD, person.id(), changed);
    }

    /** What modules know of the person. */
    List<Section> more(PersonDetails person) {
        return contributions.of(PersonSection.class).stream()
                .flatMap(part -> part.of(person.id()).stream())
                .toList();
    }

    /** What is missing or wrong. */
    Optional<Section> faults(PersonDetails person) {
        if (!Access.may(CorePermissions.QUALITY_READ)) return Optional.empty();
        return quality.of(People.RECORD, person.id())
                .filter(found -> !found.broken().isEmpty())
                .map(found -> {
                    var badges = Parts.div("row wrap g1");
                    found.broken().forEach(rule -> badges.add(badge(rule)));
                    return new Section(Words.of("people.quality"), badges)
                            .end(Parts.span("", Words.of("people.quality.score", found.score())));
                });
    }

    private static Component badge(RuleState rule) {
        return switch (rule.severity()) {
            case ERROR -> Badge.of(rule.title(), Tone.RED, Icon.ALERT);
            case WARNING -> Badge.of(rule.title(), Tone.ORANGE, Icon.ALERT);
            case HINT -> Badge.of(rule.title(), Tone.GREY, Icon.INFO);
        };
    }

    /** Who the person may be besides, for whom may settle that. */
    Optional<Section> suspects(PersonDetails person, Runnable changed) {
        if (!Access.may(CorePermissions.PERSON_MERGE) || !Access.may(CorePermissions.PERSON_CREATE))
            return Optional.empty();
        List<Lookalike> found = duplicates.check(person.profile(), person.id()).candidates().stream()
                .filter(each -> !each.household() && !each.deleted())
                .limit(SUSPECTS)
                .toList();
        if (found.isEmpty()) return Optional.empty();
        var section = new Section(Words.of("people.suspects"));
        found.forEach(each -> section.add(suspect(person, each, changed)));
        return Optional.of(section);
    }

    private Note suspect(PersonDetails person, Lookalike other, Runnable changed) {
        Markup said = Markup.join(
                Markup.strong(other.name()),
                Markup.span(
                        "t3 sm", Markup.text(" " + Words.of("people.alike", other.score(), reasons(other.reasons())))));
        return new Note(
                Tone.YELLOW,
                Icon.MERGE,
                said,
                Action.small(Action.plain(
                        Words.of("duplicates.compare"),
                        () -> merges.open(person.id(), other.personId(), merged -> changed.run()))));
    }

    static String reasons(List<String> reasons) {
        return reasons.stream()
                .map(reason -> Words.of("duplicate.reason." + reason))
                .collect(Collectors.joining(", "));
    }

    /** Everything that was done with any of the person's records. */
    Component timeline(PersonDetails person) {
        if (!Access.may(CorePermissions.ACTIVITY_READ)) return new Div();
        List<ActivityDetails> done = activities
                .list(ListQuery.first(SHOWN).where("personId", person.id().toString()))
                .items();
        List<ConsentStatement> said = consents.said(People.RECORD, person.id());
        if (done.isEmpty() && said.isEmpty()) return Parts.span("t3 sm", Words.of("people.timeline.none"));
        var timeline = new Timeline();
        String day = "";
        int told = 0;
        for (ActivityDetails each : done) {
            while (told < said.size() && said.get(told).happenedAt().isAfter(each.happenedAt()))
                day = tell(timeline, day, said.get(told++));
            String next = Dates.day(each.happenedAt());
            if (!next.equals(day)) timeline.day(next);
            day = next;
            ActivityEvents.add(timeline, each, People.RECORD);
        }
        // Behind the last one that is shown there may be others; what was said before them is not told too early.
        if (done.size() < SHOWN) while (told < said.size()) day = tell(timeline, day, said.get(told++));
        return timeline;
    }

    private static String tell(Timeline timeline, String day, ConsentStatement said) {
        String next = Dates.day(said.happenedAt());
        if (!next.equals(day)) timeline.day(next);
        boolean given = said.state() == ConsentState.GIVEN;
        timeline.event(
                given ? Icon.CHECK : Icon.CLOSE,
                Markup.text(Words.of(
                        given ? "people.timeline.given" : "people.timeline.withdrawn",
                        ConsentDesk.purpose(said.purpose()),
                        ConsentDesk.source(said.source()),
                        said.actor())),
                Dates.time(said.happenedAt()));
        return next;
    }

    boolean mayChange(PersonDetails person) {
        return mayChange() && reach.mayChange(person.id());
    }

    Composer composer(PersonDetails person, Runnable written) {
        var composer = new Composer((channel, text) -> {
                    if (channel.equals(MailWriter.CHANNEL)) {
                        if (mail.send(text)) written.run();
                        return;
                    }
                    activities.add(NewActivity.note(People.RECORD, person.id(), text.strip()));
                    Toast.show(Words.of("people.note.saved"));
                    written.run();
                })
                .channel(
                        "note",
                        Icon.NOTE,
                        Words.of("people.note"),
                        Words.of("people.note.placeholder"),
                        Words.of("people.note.save"),
                        "")
                .keptFor("note " + person.id());
        mail.offer(composer, People.RECORD, person.id(), person.id(), person.email());
        return composer;
    }

    private static String told(MergeAnswer answer) {
        String name = answer.person().name();
        if (answer.closed().isEmpty()) return Words.of("duplicates.merged", name);
        String gone = answer.closed().stream().map(ClosedRecord::title).collect(Collectors.joining(", "));
        return Words.of(
                "duplicates.merged.closed",
                name,
                gone,
                answer.closed().getFirst().intoTitle());
    }

    /** Says that two were merged, with the way back. */
    static void tellMerged(MergeAnswer answer, Runnable undo) {
        Toast.undoable(Markup.text(told(answer)), undo);
    }
}
