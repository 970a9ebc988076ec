package dev.cohort.leads.ui;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.access.Access;
import dev.cohort.access.Members.MemberSummary;
import dev.cohort.bulk.BulkChanges;
import dev.cohort.customfield.OwnField;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStatus;
import dev.cohort.ui.DateFields;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Words;
import dev.cohort.ui.view.BulkForm;
import dev.cohort.ui.view.BulkForm.Field;
import dev.cohort.ui.view.BulkForm.Input;
import dev.cohort.ui.view.OwnFieldEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What of many leads may be changed at once, and how it is typed. */
final class LeadBulkFields {
    private static final List<String> TEXTS = List.of("interest", "source", "medium", "campaign", "company", "city");

    private LeadBulkFields() {}

    static List<Field> of(LeadWords words, List<MemberSummary> members, List<OwnField> own) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(Words.of("lead.field.status"), () -> status(words)));
        fields.add(new Field(Words.of("lead.field.owner"), () -> owner(members)));
        fields.add(new Field(Words.of("nextstep"), () -> nextStep(words)));
        fields.add(new Field(Words.of("leads.bulk.tags.add"), () -> tags(true)));
        fields.add(new Field(Words.of("leads.bulk.tags.remove"), () -> tags(false)));
        TEXTS.forEach(name -> fields.add(BulkForm.text(name, Words.of("lead.field." + name))));
        fields.addAll(OwnFieldEdits.of(own));
        if (Access.may(LeadPermissions.DELETE)) fields.add(BulkForm.delete());
        return fields;
    }

    private static Input status(LeadWords words) {
        var status = new ComboBox<LeadStatus>(Words.of("lead.field.status"));
        status.setItems(words.statuses());
        status.setItemLabelGenerator(each -> each.titleIn(Words.locale()));
        var reason = new TextField(Words.of("leads.bulk.reason"));
        reason.setVisible(false);
        status.addValueChangeListener(event -> reason.setVisible(
                event.getValue() != null && event.getValue().stage().needsReason()));
        return new Input(
                Parts.div("col", status, reason),
                () -> BulkChanges.status(
                        status.getValue() == null ? null : status.getValue().key(),
                        reason.getValue().isBlank() ? null : reason.getValue().strip()));
    }

    private static Input owner(List<MemberSummary> members) {
        var owner = new ComboBox<MemberSummary>(Words.of("lead.field.owner"));
        owner.setItems(members);
        owner.setItemLabelGenerator(MemberSummary::name);
        owner.setClearButtonVisible(true);
        owner.setPlaceholder(Words.of("leads.nobody"));
        return new Input(
                owner,
                () -> BulkChanges.set(
                        "owner",
                        owner.getValue() == null
                                ? NullNode.instance
                                : JsonNodeFactory.instance.textNode(
                                        owner.getValue().id().toString())));
    }

    /** What is to be done next and when; only what was typed is written, and nothing at all empties both. */
    private static Input nextStep(LeadWords words) {
        var step = new TextField(Words.of("nextstep"));
        var at = DateFields.moment();
        at.setLabel(Words.of("lead.field.nextStepAt"));
        step.setHelperText(Words.of("leads.bulk.next.help"));
        return new Input(Parts.div("col", step, at), () -> {
            ObjectNode set = JsonNodeFactory.instance.objectNode();
            boolean nothing = step.getValue().isBlank() && at.isEmpty();
            if (nothing || !step.getValue().isBlank()) set.set("nextStep", BulkForm.node(step.getValue()));
            if (nothing) set.putNull("nextStepAt");
            if (!at.isEmpty())
                set.put(
                        "nextStepAt",
                        at.getValue().atZone(words.moments().zone()).toInstant().toString());
            return BulkChanges.set(set);
        });
    }

    private static Input tags(boolean add) {
        var tags = new TextField(Words.of("lead.field.tags"));
        tags.setHelperText(Words.of("leads.tags.help"));
        return new Input(tags, () -> {
            List<String> said = Stream.of(tags.getValue().split(","))
                    .map(String::strip)
                    .filter(tag -> !tag.isEmpty())
                    .toList();
            return add ? BulkChanges.tags(said, null) : BulkChanges.tags(null, said);
        });
    }
}
