package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import dev.cohort.access.Access;
import dev.cohort.duplicate.Likeness;
import dev.cohort.leads.Duplicate;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.Leads;
import dev.cohort.leads.OnDuplicate;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem;
import dev.cohort.ui.Action;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** A new lead. Whom it may be the same as is offered while one types. */
final class NewLeadForm extends LeadForm {
    private static final int MOST_SHOWN = 3;

    private final Leads leads;
    private final LeadParts parts;
    private String reached = "";
    private Consumer<LeadDetails> made = lead -> {};

    NewLeadForm(Leads leads, PersonRules rules, LeadParts parts, LeadFormFields fields) {
        super(rules, fields, Words.of("leads.new"), Words.of("leads.create"));
        this.leads = leads;
        this.parts = parts;
    }

    void open(Consumer<LeadDetails> then, Runnable left) {
        made = then;
        panel().onLeave(left);
        panel().open();
    }

    @Override
    void wellTyped() {
        LeadFields typed = fields().read();
        String now = String.join(
                "\n",
                String.valueOf(typed.firstName()),
                String.valueOf(typed.lastName()),
                String.valueOf(typed.email()),
                String.valueOf(typed.phone()),
                String.valueOf(typed.company()),
                String.valueOf(typed.birthDate()));
        if (now.equals(reached)) return;
        reached = now;
        say(notes(leads.duplicatesOf(typed)));
    }

    @Override
    void save() {
        try {
            save(OnDuplicate.REFUSE);
        } catch (Problem refusal) {
            if (!refusal.code().equals("duplicate-suspected")) throw refusal;
            askWhich(refusal.values().get("hidden") instanceof Integer hidden ? hidden : 0);
        }
    }

    private void save(OnDuplicate onDuplicate) {
        LeadDetails lead = leads.create(fields().read(), onDuplicate);
        panel().done();
        Toast.show(Phrase.of("leads.created.toast", Markup.strong(lead.name()), Markup.text(lead.number())));
        made.accept(lead);
    }

    /**
     * The same person, or another one?
     *
     * @param hidden how many leads are alike that the viewer may not see: to those nothing can be added
     */
    private void askWhich(int hidden) {
        List<Component> said = notes(leads.duplicatesOf(fields().read()));
        var other = Action.small(Action.plain(Words.of("leads.duplicate.other"), () -> save(OnDuplicate.CREATE)));
        var same = Action.small(Action.plain(Words.of("leads.duplicate.add"), () -> save(OnDuplicate.MERGE)));
        said.add(
                said.isEmpty()
                        ? note(Words.of("leads.duplicate.hidden", hidden), other)
                        : note(Words.of("leads.duplicate.which"), same, other));
        say(said);
    }

    private static Note note(String words, Component... actions) {
        return new Note(Tone.YELLOW, Icon.MERGE, Markup.text(words), Parts.row(actions));
    }

    private List<Component> notes(List<Duplicate> duplicates) {
        List<Component> notes = new ArrayList<>();
        duplicates.stream().limit(MOST_SHOWN).forEach(duplicate -> notes.add(note(duplicate)));
        return notes;
    }

    /** With what can be done at once: adding the enquiry, or bringing back what was deleted. */
    private Component note(Duplicate duplicate) {
        UUID id = duplicate.id();
        if (id == null || duplicate.household()) return parts.perhaps(duplicate);
        if (duplicate.deleted())
            return Access.may(LeadPermissions.DELETE)
                    ? parts.perhaps(
                            duplicate,
                            Action.small(Action.plain(Words.of("leads.duplicate.restore"), () -> restore(id))))
                    : parts.perhaps(duplicate);
        boolean sure = duplicate.score() >= Likeness.SURE;
        return sure
                ? parts.perhaps(
                        duplicate,
                        Action.small(Action.plain(Words.of("leads.duplicate.add.here"), () -> save(OnDuplicate.MERGE))))
                : parts.perhaps(duplicate);
    }

    private void restore(UUID id) {
        LeadDetails lead = leads.restore(id);
        panel().done();
        Toast.show(Phrase.of("leads.restored.toast", Markup.strong(lead.name()), Markup.text(lead.number())));
        made.accept(lead);
    }
}
