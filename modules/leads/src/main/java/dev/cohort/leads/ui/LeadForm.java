package dev.cohort.leads.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadRules;
import dev.cohort.leads.Leads;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.ui.Action;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
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
        panel.fields(fields.ownRequired());
        own(panel, fields);
        fields.onTyping(this::typed);
    }

    private static void own(FormPanel panel, LeadFormFields fields) {
        boolean mayAdd = fields.desk().mayChange();
        fields.ownByGroup().forEach((group, inputs) -> {
            if (!group.isEmpty()) {
                panel.folded(group, inputs);
            } else if (inputs.length > 0 || mayAdd) {
                FormPanel.Fold fold = panel.folded(Words.of("lead.field.customFields"), inputs);
                if (mayAdd) fold.below(adder(fold, fields));
            }
        });
    }

    /** A field that is missing is made here, without losing what was typed. */
    private static Component adder(FormPanel.Fold fold, LeadFormFields fields) {
        return Action.small(Action.quiet(Words.of("field.new"), Icon.PLUS, () -> fields.desk()
                .ask(Leads.RECORD, made -> fold.more(fields.made(made)))));
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
