package dev.cohort.leads.ui;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.jspecify.annotations.Nullable;

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
        if (fields.has("branchId")) panel.fields(fields.get("branchId"));
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
        fields.own().addTo(panel);
        fields.onTyping(this::typed);
    }

    /** Saves; a refusal of single fields is shown beside them. */
    abstract void save();

    /** What the tenant's own fields hold already; null for a new lead. */
    @Nullable
    JsonNode ownBefore() {
        return null;
    }

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
        LeadRules.clean(typed, rules, fields.rules(), null, ownBefore(), faults);
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
