package dev.cohort.ui.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.cohort.customfield.FieldDefinition;
import dev.cohort.customfield.FieldRules;
import dev.cohort.customfield.OwnField;
import dev.cohort.customfield.OwnValues;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The tenant's own fields in the form of a record: those that must have a value among the first, the others folded under their
 * headings, and the way to make one that is missing. Inputs are known by the names faults have: {@code customFields.KEY}.
 */
public final class OwnFieldSet {
    private static final String PREFIX = OwnValues.FIELD + ".";

    private final FieldDesk desk;
    private final String recordType;
    private final JsonNode before;
    private final Map<String, OwnField> fields = new LinkedHashMap<>();
    private final Map<String, Component> inputs = new LinkedHashMap<>();
    private FieldRules rules;
    private BiConsumer<String, Component> arrived = (name, input) -> {};

    /**
     * @param known the fields there are
     * @param values what the record holds; nothing for a new one
     */
    public OwnFieldSet(FieldDesk desk, String recordType, List<OwnField> known, JsonNode values) {
        this.desk = desk;
        this.recordType = recordType;
        this.before = values;
        this.rules = desk.rules(recordType);
        for (OwnField field : OwnField.with(known, values)) {
            JsonNode value = values.path(field.name());
            if (field.isInForm() || !value.isMissingNode()) add(field, value);
        }
    }

    /** Of records whose fields are all defined. */
    public static OwnFieldSet of(FieldDesk desk, String recordType, JsonNode values) {
        var set = new OwnFieldSet(desk, recordType, desk.own(recordType), values);
        set.fields.forEach((name, field) -> OwnFieldInputs.show(field, set.get(name), values.path(field.name())));
        return set;
    }

    private Component add(OwnField field, JsonNode value) {
        String name = PREFIX + field.name();
        Component input = OwnFieldInputs.of(field, value);
        input.getElement().setProperty("label", field.label(Words.locale()));
        input.getElement().setProperty("manualValidation", true);
        fields.put(name, field);
        inputs.put(name, input);
        arrived.accept(name, input);
        return input;
    }

    /** What the fields ask. */
    public FieldRules rules() {
        return rules;
    }

    /** Is told of each input there is, and of each that comes while the form is open. */
    public void each(BiConsumer<String, Component> then) {
        arrived = then;
        inputs.forEach(then);
    }

    /** The field that is typed in the input of this name. */
    public Optional<OwnField> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private Component get(String name) {
        Component input = inputs.get(name);
        if (input == null) throw new IllegalArgumentException("The form has no field " + name);
        return input;
    }

    public void addTo(FormPanel panel) {
        panel.fields(where(OwnField::isRequired));
        byGroup().forEach((group, inputs) -> {
            if (!group.isEmpty()) panel.folded(group, inputs);
            else if (inputs.length > 0 || desk.mayChange()) common(panel, inputs);
        });
    }

    /** A field that is missing is made here, without losing what was typed. */
    private void common(FormPanel panel, Component[] inputs) {
        FormPanel.Fold fold = panel.folded(Words.of("field.own.title"), inputs);
        if (desk.mayChange())
            fold.below(Action.small(Action.quiet(
                    Words.of("field.new"), Icon.PLUS, () -> desk.ask(recordType, made -> fold.more(made(made))))));
    }

    private Component made(FieldDefinition field) {
        rules = desk.rules(recordType);
        return add(OwnField.of(field), MissingNode.getInstance());
    }

    /** The inputs that may be empty, by the heading they stand under; the common one is empty and comes first. */
    private Map<String, Component[]> byGroup() {
        Map<String, Component[]> groups = new LinkedHashMap<>();
        groups.put("", where(field -> !field.isRequired() && field.group().isEmpty()));
        fields.values().stream()
                .flatMap(field -> field.group().stream())
                .distinct()
                .forEach(group -> {
                    Component[] inputs = where(field -> !field.isRequired()
                            && field.group().filter(group::equals).isPresent());
                    if (inputs.length > 0) groups.put(group, inputs);
                });
        return groups;
    }

    private Component[] where(Predicate<OwnField> test) {
        return fields.entrySet().stream()
                .filter(field -> test.test(field.getValue()))
                .map(field -> get(field.getKey()))
                .toArray(Component[]::new);
    }

    private JsonNode value(String name, OwnField field) {
        return OwnFieldInputs.read(field, ((HasValue<?, ?>) get(name)).getValue());
    }

    /** What stands in the inputs, without the empty ones. */
    public ObjectNode typed() {
        ObjectNode typed = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, field) -> {
            JsonNode value = value(name, field);
            if (!value.isNull()) typed.set(field.name(), value);
        });
        return typed;
    }

    /** What differs from what the record holds, as a merge patch of its values; empty where nothing does. */
    public Optional<ObjectNode> changes() {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, field) -> {
            JsonNode value = value(name, field);
            if (!value.equals(OwnFieldInputs.normal(before.path(field.name())))) changes.set(field.name(), value);
        });
        return changes.isEmpty() ? Optional.empty() : Optional.of(changes);
    }

    /** What the service would take, but does not mean what the field is for. */
    public List<FieldFault> misread() {
        List<FieldFault> faults = new ArrayList<>();
        fields.forEach((name, field) -> {
            if (!OwnFieldInputs.fits(field, value(name, field))) faults.add(new FieldFault(name, "number", Map.of()));
        });
        return faults;
    }

    /** Shows these faults at their fields, and none at the others. */
    public void faults(List<FieldFault> faults) {
        inputs.forEach((name, input) -> {
            if (!(input instanceof HasValidationProperties checked)) return;
            String words = faults.stream()
                    .filter(fault -> fault.field().equals(name))
                    .map(fault -> Texts.get(Words.locale(), "field." + fault.code(), fault.values()))
                    .findFirst()
                    .orElse("");
            checked.setErrorMessage(words);
            checked.setInvalid(!words.isEmpty());
        });
    }
}
