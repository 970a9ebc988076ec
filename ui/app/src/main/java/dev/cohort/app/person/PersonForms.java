package dev.cohort.app.person;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.cohort.customfield.OwnValues;
import dev.cohort.duplicate.DuplicateCheck;
import dev.cohort.duplicate.Lookalike;
import dev.cohort.person.People;
import dev.cohort.person.PersonDetails;
import dev.cohort.person.PersonProfile;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.DateFields;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.FieldDesk;
import dev.cohort.ui.field.OwnFieldSet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens the form of a person. */
@Dependent
class PersonForms {
    private final People people;
    private final DuplicateCheck duplicates;
    private final FieldDesk desk;

    @Inject
    PersonForms(People people, DuplicateCheck duplicates, FieldDesk desk) {
        this.desk = desk;
        this.people = people;
        this.duplicates = duplicates;
    }

    void create(Consumer<PersonDetails> made, Runnable left) {
        new Form(Optional.empty(), made).open(left);
    }

    void edit(PersonDetails person, Consumer<PersonDetails> saved) {
        new Form(Optional.of(person), saved).open(() -> {});
    }

    private final class Form {
        private static final int TYPING_PAUSE_MILLIS = 400;
        private static final int MOST_SHOWN = 3;

        private final Optional<PersonDetails> person;
        private final Consumer<PersonDetails> then;
        private final FormPanel panel;
        private final Map<String, TextField> texts = new LinkedHashMap<>();
        private final DatePicker birthDate = DateFields.day();
        private final TextArea notes = new TextArea(Words.of("person.field.notes"));
        private final OwnFieldSet own;
        private String asked = "";

        Form(Optional<PersonDetails> person, Consumer<PersonDetails> then) {
            this.person = person;
            this.then = then;
            panel = new FormPanel(
                    Words.of(person.isPresent() ? "people.edit" : "people.new"),
                    Words.of(person.isPresent() ? "people.save" : "people.create"),
                    this::save);
            birthDate.setLabel(Words.of("person.field.birthDate"));
            birthDate.addValueChangeListener(event -> typed(event.isFromClient()));
            panel.fields(text("firstName"), text("lastName"), text("phone"), text("email"));
            panel.fields(text("company"), birthDate);
            panel.folded(
                    Words.of("people.more"),
                    text("jobTitle"),
                    text("city"),
                    text("country"),
                    text("language"),
                    text("whatsapp"),
                    text("telegram"),
                    text("instagram"),
                    notes);
            own = OwnFieldSet.of(
                    desk, People.RECORD, person.map(PersonDetails::customFields).orElse(MissingNode.getInstance()));
            own.addTo(panel);
            person.ifPresent(known -> show(known.profile()));
        }

        private TextField text(String name) {
            var field = new TextField(Words.of("person.field." + name));
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
            field.addValueChangeListener(event -> typed(event.isFromClient()));
            field.getElement().setProperty("manualValidation", true);
            texts.put(name, field);
            return field;
        }

        void open(Runnable left) {
            panel.onLeave(left);
            panel.open();
        }

        private void show(PersonProfile profile) {
            ObjectNode tree = (ObjectNode) Json.tree(profile);
            texts.forEach((name, field) -> field.setValue(tree.path(name).asText("")));
            birthDate.setValue(profile.birthDate());
            notes.setValue(profile.notes() == null ? "" : profile.notes());
        }

        private PersonProfile read() {
            return new PersonProfile(
                    value("firstName"),
                    value("lastName"),
                    value("email"),
                    value("phone"),
                    value("whatsapp"),
                    value("telegram"),
                    value("instagram"),
                    value("language"),
                    value("city"),
                    value("country"),
                    birthDate.getValue(),
                    value("jobTitle"),
                    value("company"),
                    person.map(PersonDetails::profile)
                            .map(PersonProfile::organizationId)
                            .orElse(null),
                    notes.getValue().isBlank() ? null : notes.getValue(),
                    own.typed());
        }

        private @Nullable String value(String name) {
            TextField field = texts.get(name);
            return field == null || field.getValue().isBlank()
                    ? null
                    : field.getValue().strip();
        }

        /** Who it may be is told a moment after something was typed. */
        private void typed(boolean byHand) {
            if (!byHand || person.isPresent()) return;
            PersonProfile typed = read();
            if (typed.toString().equals(asked)) return;
            asked = typed.toString();
            List<Component> notes = new ArrayList<>();
            duplicates.check(typed, null).candidates().stream()
                    .limit(MOST_SHOWN)
                    .forEach(known -> notes.add(note(known)));
            panel.say(notes.toArray(Component[]::new));
        }

        private Note note(Lookalike known) {
            String key = known.deleted()
                    ? "people.known.deleted"
                    : known.household() ? "people.known.household" : "people.known";
            Markup said = Markup.join(
                    Markup.text(Words.of(key, known.name()) + " "),
                    Markup.span(
                            "t3 sm",
                            Markup.text(
                                    Words.of("people.alike", known.score(), PersonParts.reasons(known.reasons())))));
            Component action = known.deleted()
                    ? Action.small(Action.plain(Words.of("people.restore"), () -> restore(known.personId())))
                    : open(known.personId());
            return new Note(known.household() ? Tone.BLUE : Tone.YELLOW, Icon.MERGE, said, action);
        }

        private Anchor open(UUID id) {
            var open = new Anchor("people/" + id, Words.of("people.open"));
            open.setTarget("_blank");
            open.setRouterIgnore(true);
            return open;
        }

        private void restore(UUID id) {
            PersonDetails back = people.restore(id);
            panel.done();
            then.accept(back);
        }

        private void save() {
            List<FieldFault> misread = own.misread();
            own.faults(misread);
            if (!misread.isEmpty()) return;
            try {
                PersonProfile typed = read();
                PersonDetails saved = person.map(
                                known -> people.change(known.id(), known.version(), patch(known, typed)))
                        .orElseGet(() -> people.create(typed));
                panel.done();
                then.accept(saved);
            } catch (Problem refusal) {
                if (!refusal.hasFaults()) throw refusal;
                faults(refusal.faults());
            }
        }

        private Patch<PersonProfile> patch(PersonDetails known, PersonProfile typed) {
            ObjectNode before = (ObjectNode) Json.tree(known.profile());
            ObjectNode after = (ObjectNode) Json.tree(typed);
            ObjectNode changes = Json.mapper().createObjectNode();
            after.properties().forEach(field -> {
                if (!field.getValue().equals(before.get(field.getKey()))) changes.set(field.getKey(), field.getValue());
            });
            changes.remove(OwnValues.FIELD);
            own.changes().ifPresent(values -> changes.set(OwnValues.FIELD, values));
            return Patch.of(PersonProfile.class, changes);
        }

        private void faults(List<FieldFault> faults) {
            own.faults(faults);
            texts.forEach((name, field) -> mark(name, field, faults));
            mark("birthDate", birthDate, faults);
            mark("notes", notes, faults);
        }

        private static void mark(String name, HasValidation field, List<FieldFault> faults) {
            String words = faults.stream()
                    .filter(fault ->
                            fault.field().equals(name) || fault.field().equals("name") && name.equals("lastName"))
                    .map(fault -> Texts.get(Words.locale(), "field." + fault.code(), fault.values()))
                    .findFirst()
                    .orElse("");
            field.setErrorMessage(words);
            field.setInvalid(!words.isEmpty());
        }
    }
}
