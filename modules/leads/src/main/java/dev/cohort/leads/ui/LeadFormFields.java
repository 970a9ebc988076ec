package dev.cohort.leads.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.cohort.access.Members.MemberSummary;
import dev.cohort.branch.BranchDetails;
import dev.cohort.customfield.FieldRules;
import dev.cohort.customfield.OwnField;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.Leads;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.Json;
import dev.cohort.text.Texts;
import dev.cohort.ui.DateFields;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.FieldDesk;
import dev.cohort.ui.field.OwnFieldInputs;
import dev.cohort.ui.field.OwnFieldSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a lead's form by the names of {@link LeadFields}: what is typed goes in and out as a JSON tree. */
class LeadFormFields {
    private static final int TYPING_PAUSE_MILLIS = 400;
    private static final String OWN = "customFields";
    private static final String OWN_PREFIX = OWN + ".";

    private final Map<String, Component> fields = new LinkedHashMap<>();
    private final Set<String> touched = new HashSet<>();
    private final ZoneId zone;
    private final List<MemberSummary> members;
    private final OwnFieldSet own;
    private Runnable typing = () -> {};

    /** @param known the tenant's own fields, as they are used */
    LeadFormFields(
            ZoneId zone,
            List<MemberSummary> members,
            List<String> sources,
            List<BranchDetails> branches,
            FieldDesk desk,
            List<OwnField> known,
            JsonNode ownValues) {
        this.zone = zone;
        this.members = members;
        this.own = new OwnFieldSet(desk, Leads.RECORD, known, ownValues);
        for (String name : List.of("firstName", "lastName", "phone", "email", "interest", "nextStep")) text(name);
        source(sources);
        owner();
        if (!branches.isEmpty()) branch(branches);
        put("nextStepAt", DateFields.moment());
        for (String name : List.of("company", "jobTitle", "whatsapp", "telegram", "instagram", "language", "city"))
            text(name);
        for (String name : List.of("country", "medium", "campaign", "externalId", "tags")) text(name);
        put("birthDate", DateFields.day());
        put("notes", new TextArea());
        describe();
        own.each(this::put);
    }

    /** The tenant's own fields among them. */
    OwnFieldSet own() {
        return own;
    }

    /** What the tenant's own fields ask. */
    FieldRules rules() {
        return own.rules();
    }

    private void text(String name) {
        put(name, new TextField());
    }

    private void source(List<String> sources) {
        var source = new ComboBox<String>();
        source.setItems(sources);
        source.setItemLabelGenerator(LeadWords::named);
        source.setAllowCustomValue(true);
        source.addCustomValueSetListener(event -> source.setValue(event.getDetail()));
        put("source", source);
    }

    private void owner() {
        var owner = new ComboBox<MemberSummary>();
        owner.setItems(members);
        owner.setItemLabelGenerator(MemberSummary::name);
        owner.setClearButtonVisible(true);
        owner.setPlaceholder(Words.of("leads.nobody"));
        put("owner", owner);
    }

    private void branch(List<BranchDetails> branches) {
        var branch = new ComboBox<BranchDetails>();
        branch.setItems(branches);
        branch.setItemLabelGenerator(BranchDetails::name);
        branch.setPlaceholder(Words.of("leads.branch.follows"));
        put("branchId", branch);
    }

    /** Whether the form asks for it. */
    boolean has(String name) {
        return fields.containsKey(name);
    }

    private void put(String name, Component field) {
        if (!(field instanceof HasValue<?, ?> input)) throw new IllegalArgumentException("Nothing is typed in " + name);
        fields.put(name, field);
        field.getElement().setProperty("label", label(name));
        if (field instanceof HasValidationProperties checked) checked.setErrorMessage("");
        field.getElement().setProperty("manualValidation", true);
        if (field instanceof HasValueChangeMode typed) {
            typed.setValueChangeMode(ValueChangeMode.LAZY);
            typed.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        }
        input.addValueChangeListener(event -> {
            if (!event.isFromClient()) return;
            touched.add(name);
            if (name.equals("nextStepAt")) nameStep();
            typing.run();
        });
    }

    /** A day says that something is to be done then; unnamed, it would be nothing one could do. */
    private void nameStep() {
        var step = (TextField) get("nextStep");
        if (step.isEmpty() && !((DateTimePicker) get("nextStepAt")).isEmpty())
            step.setValue(Words.of("leads.next-step.usual"));
    }

    private void describe() {
        ((TextField) get("tags")).setHelperText(Words.of("leads.tags.help"));
        ((TextField) get("phone")).getElement().setAttribute("inputmode", "tel");
        ((TextField) get("email")).getElement().setAttribute("inputmode", "email");
        ((TextArea) get("notes")).setMinHeight("90px");
    }

    /** Is told a moment after something was typed. */
    void onTyping(Runnable then) {
        typing = then;
    }

    Component get(String name) {
        Component field = fields.get(name);
        if (field == null) throw new IllegalArgumentException("The form has no field " + name);
        return field;
    }

    Component[] get(String... names) {
        return Arrays.stream(names).map(this::get).toArray(Component[]::new);
    }

    boolean wasTyped(String name) {
        return touched.contains(name);
    }

    private static String key(String name) {
        return name.substring(OWN_PREFIX.length());
    }

    String label(String name) {
        Optional<OwnField> field = own.find(name);
        if (field.isPresent()) return field.get().label(Words.locale());
        return Texts.find(Words.locale(), "lead.field." + name).orElse(name);
    }

    /** What stands in the fields; null where nothing does. */
    ObjectNode typed() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, field) -> tree.set(name, value(name, ((HasValue<?, ?>) field).getValue())));
        return tree;
    }

    private JsonNode value(String name, @Nullable Object value) {
        Optional<OwnField> field = own.find(name);
        if (field.isPresent()) return OwnFieldInputs.read(field.get(), value);
        return switch (value) {
            case null -> NullNode.instance;
            case String text when name.equals("tags") -> tags(text);
            case String text when text.isBlank() -> NullNode.instance;
            case String text -> JsonNodeFactory.instance.textNode(text.strip());
            case MemberSummary member ->
                JsonNodeFactory.instance.textNode(member.id().toString());
            case BranchDetails branch ->
                JsonNodeFactory.instance.textNode(branch.id().toString());
            case LocalDateTime local ->
                JsonNodeFactory.instance.textNode(local.atZone(zone).toInstant().toString());
            default -> JsonNodeFactory.instance.textNode(value.toString());
        };
    }

    private static JsonNode tags(String text) {
        var tags = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .forEach(tags::add);
        return tags;
    }

    /** What stands in the fields, as the service takes it. */
    LeadFields read() {
        try {
            return Json.mapper().treeToValue(nested(typed()), LeadFields.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The form holds what no lead has", e);
        }
    }

    /** The tenant's own fields under their common name, as a body or a patch has them. */
    static ObjectNode nested(ObjectNode flat) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        flat.properties().forEach(field -> {
            String name = field.getKey();
            if (name.startsWith(OWN_PREFIX)) tree.withObject("/" + OWN).set(key(name), field.getValue());
            else tree.set(name, field.getValue());
        });
        return tree;
    }

    /** The fields of a tree that this form shows, so that two trees can be compared. */
    ObjectNode shown(LeadFields lead) {
        ObjectNode all = (ObjectNode) Json.tree(lead);
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        fields.keySet().forEach(name -> {
            boolean isOwn = own.find(name).isPresent();
            shown.set(name, isOwn ? OwnFieldInputs.normal(all.path(OWN).path(key(name))) : all.path(name));
        });
        return shown;
    }

    /** Fills the fields. */
    void show(ObjectNode tree) {
        fields.keySet().forEach(name -> show(name, tree.path(name)));
    }

    void show(String name, JsonNode value) {
        Optional<OwnField> field = own.find(name);
        if (field.isPresent()) {
            OwnFieldInputs.show(field.get(), get(name), value);
            return;
        }
        boolean empty = value.isNull() || value.isMissingNode();
        switch (get(name)) {
            case TextField text when value.isArray() -> text.setValue(joined(value));
            case TextField text -> text.setValue(empty ? "" : value.asText());
            case TextArea text -> text.setValue(empty ? "" : value.asText());
            case DatePicker date -> date.setValue(empty ? null : LocalDate.parse(value.asText()));
            case DateTimePicker time ->
                time.setValue(
                        empty
                                ? null
                                : Instant.parse(value.asText()).atZone(zone).toLocalDateTime());
            case ComboBox<?> choice when name.equals("owner") -> owner(choice, empty ? "" : value.asText());
            case ComboBox<?> choice when name.equals("branchId") -> branch(choice, empty ? "" : value.asText());
            case ComboBox<?> choice -> source(choice, empty ? "" : value.asText());
            default -> throw new IllegalStateException("No way to show " + name);
        }
    }

    @SuppressWarnings("unchecked")
    private void owner(ComboBox<?> choice, String id) {
        var owner = (ComboBox<MemberSummary>) choice;
        owner.setValue(members.stream()
                .filter(member -> member.id().toString().equals(id))
                .findFirst()
                .orElse(null));
    }

    @SuppressWarnings("unchecked")
    private static void branch(ComboBox<?> choice, String id) {
        var branch = (ComboBox<BranchDetails>) choice;
        branch.setValue(branch.getListDataView()
                .getItems()
                .filter(each -> each.id().toString().equals(id))
                .findFirst()
                .orElse(null));
    }

    @SuppressWarnings("unchecked")
    private static void source(ComboBox<?> choice, String source) {
        ((ComboBox<String>) choice).setValue(source.isEmpty() ? null : source);
    }

    static String joined(JsonNode list) {
        StringBuilder text = new StringBuilder();
        list.forEach(item -> text.append(text.isEmpty() ? "" : ", ").append(item.asText()));
        return text.toString();
    }

    /** What the service would take, but does not mean what the field is for; what a picker cannot read. */
    List<FieldFault> misread() {
        List<FieldFault> faults = new ArrayList<>(own.misread());
        fields.forEach((name, field) -> {
            if (field instanceof DatePicker date
                    && date.isEmpty()
                    && !unread(date).isEmpty()) faults.add(new FieldFault(name, "date", Map.of()));
        });
        return faults;
    }

    /** What stands in the input of a picker that could make no day of it. */
    private static String unread(DatePicker date) {
        return date.getElement().getProperty("_inputElementValue", "");
    }

    /** Shows these faults at their fields, and none at the others. */
    void faults(List<FieldFault> faults) {
        fields.forEach((name, field) -> {
            if (!(field instanceof HasValidationProperties checked)) return;
            String words = faults.stream()
                    .filter(fault ->
                            fault.field().equals(name) || fault.field().equals("name") && name.equals("lastName"))
                    .map(fault -> Texts.get(Words.locale(), "field." + fault.code(), fault.values()))
                    .findFirst()
                    .orElse("");
            checked.setErrorMessage(words);
            checked.setInvalid(!words.isEmpty());
        });
    }
}
