package dev.cohort.leads.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadSummary;
import dev.cohort.leads.Leads;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.ui.Action;
import dev.cohort.ui.CellEdit;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldInputs;
import dev.cohort.ui.field.OwnFieldWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One cell that is typed in. What somebody else has changed of the lead meanwhile is no conflict, unless it is what is
 * typed here: then theirs is told, and one chooses.
 */
final class LeadCell {
    private static final String OWN = "customFields.";

    private final Leads leads;
    private final LeadSummary lead;
    private final ObjectNode before;
    private final Map<String, Supplier<JsonNode>> inputs;
    private final Consumer<String> show;
    private int version;

    /**
     * @param before what stands in the cells, by the names of a patch
     * @param show draws the lead of this number anew
     */
    LeadCell(
            Leads leads,
            LeadSummary lead,
            ObjectNode before,
            Map<String, Supplier<JsonNode>> inputs,
            Consumer<String> show) {
        this.leads = leads;
        this.lead = lead;
        this.before = only(before, inputs.keySet());
        this.inputs = inputs;
        this.show = show;
        this.version = lead.version();
    }

    private static ObjectNode only(ObjectNode all, Iterable<String> names) {
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> some.set(name, all.path(name).isMissingNode() ? NullNode.instance : all.get(name)));
        return some;
    }

    private ObjectNode typed() {
        ObjectNode typed = JsonNodeFactory.instance.objectNode();
        inputs.forEach((name, input) -> typed.set(name, input.get()));
        return typed;
    }

    /** @param leave closes the cell without keeping what was typed */
    CellEdit.Answer save(Runnable leave) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        typed().properties().forEach(field -> {
            if (!field.getValue().equals(before.path(field.getKey()))) changes.set(field.getKey(), field.getValue());
        });
        if (changes.isEmpty()) return CellEdit.saved();
        try {
            LeadDetails now = leads.change(lead.id(), version, patch(changes));
            show.accept(lead.number());
            ObjectNode back = only(before, names(changes));
            Toast.undoable(
                    Markup.text(Words.of("leads.cell.saved", now.name(), said(back), said(changes))),
                    () -> undo(now, back));
            return CellEdit.saved();
        } catch (Problem refusal) {
            return refusal.code().equals("stale-version")
                    ? stale(changes, leave)
                    : CellEdit.refused(LeadFaults.said(refusal));
        }
    }

    private static List<String> names(ObjectNode fields) {
        List<String> names = new ArrayList<>();
        fields.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Patch<LeadFields> patch(ObjectNode changes) {
        return Patch.of(LeadFields.class, LeadFormFields.nested(changes));
    }

    private CellEdit.Answer stale(ObjectNode changes, Runnable leave) {
        LeadDetails now = leads.get(lead.id());
        version = now.version();
        ObjectNode theirs = only(values(now), names(changes));
        ObjectNode seen = only(before, names(changes));
        before.setAll(theirs);
        if (theirs.equals(seen)) return save(leave);
        return CellEdit.refused(
                Words.of("leads.cell.stale", said(theirs)),
                Action.small(Action.plain(Words.of("leads.cell.theirs"), () -> {
                    leave.run();
                    show.accept(lead.number());
                })));
    }

    private static ObjectNode values(LeadDetails lead) {
        ObjectNode values = (ObjectNode) Json.tree(lead.fields());
        lead.ownFields()
                .properties()
                .forEach(field -> values.set(OWN + field.getKey(), OwnFieldInputs.normal(field.getValue())));
        return values;
    }

    private void undo(LeadDetails saved, ObjectNode back) {
        try {
            leads.change(saved.id(), saved.version(), patch(back));
        } catch (Problem refusal) {
            Toast.error(
                    refusal.code().equals("stale-version")
                            ? Words.of("leads.cell.overtaken", saved.name())
                            : LeadFaults.said(refusal));
        }
        show.accept(saved.number());
    }

    /** The values in words; an owner is an id, and the list shows whose it is. */
    private static String said(ObjectNode fields) {
        List<String> values = new ArrayList<>();
        fields.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (field.getKey().equals("owner")) return;
            if (OwnFieldWords.isEmpty(value)) values.add(Words.of("leads.history.empty"));
            else if (field.getKey().equals("nextStepAt")) values.add(Dates.moment(Instant.parse(value.asText())));
            else if (value.isArray()) values.add(LeadFormFields.joined(value));
            else values.add(OwnFieldWords.text(value));
        });
        return values.isEmpty() ? Words.of("lead.field.owner") : String.join(", ", values);
    }
}
