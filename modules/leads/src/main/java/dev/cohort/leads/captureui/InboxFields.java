package dev.cohort.leads.captureui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import dev.cohort.leads.capture.InboxDetails;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.Json;
import dev.cohort.rest.ProblemBody;
import dev.cohort.ui.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A payload to be put right: field by field with what is wrong marked, and below, folded, all of it as it is sent. */
class InboxFields extends Div {
    private static final List<String> ENQUIRY =
            List.of("firstName", "lastName", "company", "email", "phone", "whatsapp", "interest", "notes");
    private static final String NOTES = "notes";
    private static final String MAIL = "email";

    private final String current;
    private final Optional<ObjectNode> tree;
    private final Map<String, TextFieldBase<?, String>> fields = new LinkedHashMap<>();
    private final TextArea whole = new TextArea(Words.of("inbox.fix"));
    private final Details fold;

    InboxFields(InboxDetails item, Optional<Problem> fault) {
        addClassNames("col", "g3");
        current = InboxPanels.pretty(item.current());
        tree = object(item.current());
        tree.ifPresent(said -> keys(item, said).forEach(key -> field(key, said)));
        whole.setWidthFull();
        whole.setHelperText(Words.of("inbox.fix.help"));
        whole.setValue(current);
        whole.addClassName("mono");
        fold = new Details(Words.of("inbox.fix.json"), whole);
        // What is no JSON has no fields.
        fold.setOpened(fields.isEmpty());
        add(fold);
        fault.ifPresent(this::show);
    }

    private static List<String> keys(InboxDetails item, ObjectNode said) {
        if (!item.source().equals(MAIL)) return ENQUIRY;
        List<String> keys = new ArrayList<>();
        said.properties().forEach(each -> {
            if (each.getValue().isTextual()) keys.add(each.getKey());
        });
        return keys;
    }

    private void field(String key, ObjectNode said) {
        TextFieldBase<?, String> field = key.equals(NOTES) || key.equals("text") ? new TextArea() : new TextField();
        field.setLabel(InboxWords.field(key));
        field.setWidthFull();
        field.setValue(said.path(key).asText(""));
        fields.put(key, field);
        add(field);
    }

    /**
     * What was typed, to be tried; empty where nothing was changed.
     *
     * @throws Problem for what is no JSON
     */
    Optional<JsonNode> payload() {
        String typed = whole.getValue().strip();
        boolean whollyTyped = !typed.equals(current.strip());
        JsonNode next = whollyTyped
                ? Json.parse(typed)
                : tree.<JsonNode>map(ObjectNode::deepCopy).orElse(null);
        boolean changed = whollyTyped;
        if (next instanceof ObjectNode object && tree.isPresent())
            for (Map.Entry<String, TextFieldBase<?, String>> each : fields.entrySet()) {
                String value = each.getValue().getValue();
                if (value.equals(tree.get().path(each.getKey()).asText(""))) continue;
                changed = true;
                if (value.isBlank()) object.remove(each.getKey());
                else object.put(each.getKey(), value);
            }
        return changed ? Optional.ofNullable(next) : Optional.empty();
    }

    /** Says at each field what is wrong with it, and goes to the first. */
    void mark(Problem refused) {
        fields.values().forEach(field -> field.setInvalid(false));
        whole.setInvalid(false);
        show(refused);
        fields.values().stream()
                .filter(HasValidation::isInvalid)
                .findFirst()
                .ifPresentOrElse(TextFieldBase::focus, whole::focus);
    }

    private void show(Problem refused) {
        boolean elsewhere = !refused.hasFaults();
        for (FieldFault fault : refused.faults()) {
            TextFieldBase<?, String> field = fields.get(fault.field());
            elsewhere |= field == null;
            if (field == null) continue;
            field.setErrorMessage(ProblemBody.message(fault, Words.locale()));
            field.setInvalid(true);
        }
        if (!elsewhere) return;
        whole.setErrorMessage(InboxWords.words(refused));
        whole.setInvalid(true);
        fold.setOpened(true);
    }

    private static Optional<ObjectNode> object(String json) {
        try {
            return Json.mapper().readTree(json) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
