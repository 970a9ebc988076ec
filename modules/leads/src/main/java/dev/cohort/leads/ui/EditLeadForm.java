package dev.cohort.leads.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.Leads;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Patch;
import dev.cohort.ui.Action;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Changes a lead; only what was typed is sent. When somebody else has changed the lead meanwhile, what they changed is
 * taken over where nothing was typed here; where something was, it is kept, and theirs is offered.
 */
final class EditLeadForm extends LeadForm {
    private final Leads leads;
    private final LeadParts parts;
    private LeadDetails seen;
    private ObjectNode before;
    private Consumer<LeadDetails> saved = lead -> {};

    EditLeadForm(Leads leads, PersonRules rules, LeadParts parts, LeadFormFields fields, LeadDetails lead) {
        super(rules, fields, Words.of("leads.edit.title", lead.name()), Words.of("leads.save"));
        this.leads = leads;
        this.parts = parts;
        this.seen = lead;
        this.before = fields.shown(lead.fields());
        fields.show(before);
    }

    void open(Consumer<LeadDetails> then) {
        saved = then;
        panel().open();
    }

    @Override
    JsonNode ownBefore() {
        return seen.ownFields();
    }

    @Override
    void save() {
        ObjectNode changes = differences(before, fields().typed());
        if (changes.isEmpty()) {
            panel().done();
            return;
        }
        try {
            LeadDetails now =
                    leads.change(seen.id(), seen.version(), Patch.of(LeadFields.class, LeadFormFields.nested(changes)));
            panel().done();
            Toast.show(Phrase.of("leads.saved", Markup.strong(now.name())));
            saved.accept(now);
        } catch (Problem refusal) {
            if (!refusal.code().equals("stale-version")) throw refusal;
            reconcile();
        }
    }

    /** Takes over what the other has changed and nobody typed here; where both wrote, one chooses. */
    private void reconcile() {
        seen = leads.get(seen.id());
        ObjectNode now = fields().shown(seen.fields());
        ObjectNode mine = differences(before, fields().typed());
        List<String> taken = new ArrayList<>();
        List<Component> choices = new ArrayList<>();
        differences(before, now).properties().forEach(theirs -> {
            String field = theirs.getKey();
            if (mine.has(field) && !mine.get(field).equals(theirs.getValue())) {
                choices.add(choice(field, theirs.getValue()));
            } else {
                taken.add(told("leads.stale.field", field, theirs.getValue()));
                fields().show(field, theirs.getValue());
            }
        });
        before = now;
        List<Component> notes = new ArrayList<>();
        String both = taken.isEmpty() ? "" : " " + Words.of("leads.stale.taken", String.join("; ", taken));
        notes.add(note(Words.of("leads.stale", parts.lastActor(seen.id())) + both));
        notes.addAll(choices);
        say(notes);
    }

    /** What was typed stays in the field until the other's is taken. */
    private Note choice(String field, JsonNode theirs) {
        List<Note> asked = new ArrayList<>();
        var take = Action.small(Action.plain(Words.of("leads.stale.take"), () -> {
            fields().show(field, theirs);
            asked.forEach(Note::removeFromParent);
        }));
        var note = note(told("leads.stale.kept", field, theirs), Parts.row(take));
        asked.add(note);
        return note;
    }

    private String told(String key, String field, JsonNode value) {
        return Words.of(key, fields().label(field), shown(field, value));
    }

    /** A value in words: the owner by name, not by id. */
    private String shown(String field, JsonNode value) {
        if (value.isNull() || value.isMissingNode() || value.isArray() && value.isEmpty())
            return Words.of("leads.history.empty");
        if (field.equals("owner"))
            return seen.owner() == null ? value.asText() : seen.owner().name();
        if (field.equals("nextStepAt")) return parts.words().moments().full(Instant.parse(value.asText()));
        if (field.equals("birthDate")) return Dates.day(LocalDate.parse(value.asText()));
        return value.isArray() ? LeadFormFields.joined(value) : OwnFieldWords.text(value);
    }

    private static Note note(String words, Component... actions) {
        return new Note(Tone.YELLOW, Icon.INFO, Markup.text(words), actions);
    }

    private static ObjectNode differences(ObjectNode from, ObjectNode to) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        to.properties().forEach(field -> {
            if (!field.getValue().equals(from.path(field.getKey()))) changes.set(field.getKey(), field.getValue());
        });
        return changes;
    }
}
