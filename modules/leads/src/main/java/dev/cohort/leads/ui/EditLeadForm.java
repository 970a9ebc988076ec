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
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Changes a lead; only what was typed is sent. When somebody else has changed the lead meanwhile, what they changed is
 * told, taken over where nothing was typed, and what was typed is kept.
 */
final class EditLeadForm extends LeadForm {
    private final Leads leads;
    private LeadDetails seen;
    private ObjectNode before;
    private Consumer<LeadDetails> saved = lead -> {};

    EditLeadForm(Leads leads, PersonRules rules, LeadParts parts, LeadFormFields fields, LeadDetails lead) {
        super(rules, fields, Words.of("leads.edit.title", lead.name()), Words.of("leads.save"));
        this.leads = leads;
        this.seen = lead;
        this.before = fields.shown(lead.fields());
        fields.show(before);
    }

    void open(Consumer<LeadDetails> then) {
        saved = then;
        panel().open();
    }

    @Override
    void save() {
        ObjectNode changes = differences(before, fields().typed());
        if (changes.isEmpty()) {
            panel().done();
            return;
        }
        try {
            LeadDetails now = leads.change(seen.id(), seen.version(), Patch.of(LeadFields.class, changes));
            panel().done();
            Toast.show(Phrase.of("leads.saved", Markup.strong(now.name())));
            saved.accept(now);
        } catch (Problem refusal) {
            if (!refusal.code().equals("stale-version")) throw refusal;
            reconcile();
        }
    }

    private void reconcile() {
        seen = leads.get(seen.id());
        ObjectNode now = fields().shown(seen.fields());
        ObjectNode mine = differences(before, fields().typed());
        List<String> both = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        differences(before, now).properties().forEach(theirs -> {
            String field = theirs.getKey();
            String told = Words.of("leads.stale.field", LeadFormFields.label(field), shown(field, theirs.getValue()));
            if (mine.has(field)) {
                both.add(told);
            } else {
                taken.add(told);
                fields().show(field, theirs.getValue());
            }
        });
        before = now;
        List<Component> notes = new ArrayList<>();
        notes.add(note(Words.of("leads.stale")));
        if (!taken.isEmpty()) notes.add(note(Words.of("leads.stale.taken", String.join("; ", taken))));
        if (!both.isEmpty()) notes.add(note(Words.of("leads.stale.kept", String.join("; ", both))));
        say(notes);
    }

    /** A value in words: the owner by name, not by id. */
    private String shown(String field, JsonNode value) {
        if (value.isNull()) return Words.of("leads.history.empty");
        if (field.equals("owner"))
            return seen.owner() == null ? value.asText() : seen.owner().name();
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static Note note(String words) {
        return new Note(Tone.YELLOW, Icon.INFO, Markup.text(words));
    }

    private static ObjectNode differences(ObjectNode from, ObjectNode to) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        to.properties().forEach(field -> {
            if (!field.getValue().equals(from.path(field.getKey()))) changes.set(field.getKey(), field.getValue());
        });
        return changes;
    }
}
