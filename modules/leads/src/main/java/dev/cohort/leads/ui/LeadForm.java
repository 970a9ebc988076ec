package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadRules;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Words;
import java.util.ArrayList;
import java.util.List;

/** What the forms of a new lead and of one there is have in common: few fields first, checked while one types. */
abstract class LeadForm {
    private final PersonRules rules;
    private final LeadFormFields fields;
    private final FormPanel panel;

    LeadForm(PersonRules rules, LeadFormFields fields, String title, String action) {
        this.rules = rules;
        this.fields = fields;
        this.panel = new FormPanel(title, action, this::saveOrSay);
        panel.fields(fields.get("firstName", "lastName", "phone", "email"));
        panel.wide(fields.get("interest"));
        panel.fields(fields.get("source", "owner", "nextStep", "nextStepAt"));
        panel.folded(
                Words.of("leads.form.more"),
                fields.get(
                        "company",
                        "jobTitle",
                        "whatsapp",
                        "telegram",
                        "instagram",
                        "language",
                        "city",
                        "country",
                        "birthDate",
                        "medium",
                        "campaign",
                        "externalId",
                        "tags",
                        "notes"));
        if (fields.own().length > 0) panel.folded(Words.of("lead.field.customFields"), fields.own());
        fields.onTyping(this::typed);
    }

    /** Saves; a refusal of single fields is shown beside them. */
    abstract void save();

    /** Something was typed, and stands the rules. */
    void wellTyped() {}

    final LeadFormFields fields() {
        return fields;
    }

    final FormPanel panel() {
        return panel;
    }

    final void say(List<? extends Component> notes) {
        panel.say(notes.toArray(Component[]::new));
    }

    private void typed() {
        List<FieldFault> faults = faults(fields.read());
        // What nobody has come to yet is not complained about.
        fields.faults(
                faults.stream().filter(fault -> fields.wasTyped(fault.field())).toList());
        wellTyped();
    }

    private List<FieldFault> faults(LeadFields typed) {
        List<FieldFault> faults = new ArrayList<>(fields.misread());
        LeadRules.clean(typed, rules, faults);
        return faults;
    }

    private void saveOrSay() {
        List<FieldFault> faults = faults(fields.read());
        fields.faults(faults);
        if (!faults.isEmpty()) return;
        try {
            save();
        } catch (Problem refusal) {
            if (!refusal.hasFaults()) throw refusal;
            fields.faults(refusal.faults());
        }
    }
}
