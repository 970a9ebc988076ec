package dev.cohort.app.organization;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.customfield.OwnValues;
import dev.cohort.organization.OrganizationDetails;
import dev.cohort.organization.OrganizationFields;
import dev.cohort.organization.Organizations;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.text.Texts;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.FieldDesk;
import dev.cohort.ui.field.OwnFieldSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The form of an organization. */
final class OrganizationForm {
    private final Organizations organizations;
    private final Optional<OrganizationDetails> known;
    private final Consumer<OrganizationDetails> then;
    private final FormPanel panel;
    private final Map<String, TextField> texts = new LinkedHashMap<>();
    private final OwnFieldSet own;
    private final TextArea notes = new TextArea(Words.of("organization.field.notes"));

    OrganizationForm(
            Organizations organizations,
            FieldDesk desk,
            Optional<OrganizationDetails> known,
            Consumer<OrganizationDetails> then) {
        this.organizations = organizations;
        this.known = known;
        this.then = then;
        String title = known.isPresent() ? "organizations.change" : "organizations.new";
        String save = known.isPresent() ? "organizations.save" : "organizations.create";
        panel = new FormPanel(Words.of(title), Words.of(save), this::save);
        panel.wide(text("name"));
        panel.fields(text("website"), text("email"), text("phone"), text("city"), text("country"));
        panel.wide(notes);
        own = OwnFieldSet.of(
                desk,
                Organizations.RECORD,
                known.map(OrganizationDetails::customFields).orElse(MissingNode.getInstance()));
        own.addTo(panel);
        known.ifPresent(each -> show((ObjectNode) Json.tree(each)));
    }

    void open() {
        panel.open();
    }

    private TextField text(String name) {
        var field = new TextField(Words.of("organization.field." + name));
        field.getElement().setProperty("manualValidation", true);
        texts.put(name, field);
        return field;
    }

    private void show(ObjectNode tree) {
        texts.forEach((name, field) -> {
            var value = tree.path(name);
            field.setValue(value.isNull() ? "" : value.asText());
        });
        var said = tree.path("notes");
        notes.setValue(said.isNull() ? "" : said.asText());
    }

    private @Nullable String value(String name) {
        TextField field = texts.get(name);
        return field == null || field.getValue().isBlank()
                ? null
                : field.getValue().strip();
    }

    private ObjectNode typed() {
        ObjectNode typed = Json.mapper().createObjectNode();
        texts.keySet().forEach(name -> typed.put(name, value(name)));
        typed.put("notes", notes.getValue().isBlank() ? null : notes.getValue());
        return typed;
    }

    private void save() {
        String name = value("name");
        if (name == null) {
            faults(List.of(new FieldFault("name", "required", Map.of())));
            return;
        }
        List<FieldFault> misread = own.misread();
        own.faults(misread);
        if (!misread.isEmpty()) return;
        try {
            OrganizationDetails saved = known.map(each -> organizations.change(
                            each.id(), each.version(), Patch.of(OrganizationFields.class, changes(each))))
                    .orElseGet(() -> organizations.create(new OrganizationFields(
                            name,
                            value("website"),
                            value("phone"),
                            value("email"),
                            value("city"),
                            value("country"),
                            notes.getValue().isBlank() ? null : notes.getValue(),
                            own.typed())));
            panel.done();
            Toast.show(Words.of("organizations.saved", saved.name()));
            then.accept(saved);
        } catch (Problem refusal) {
            if (!refusal.hasFaults()) throw refusal;
            faults(refusal.faults());
        }
    }

    /** Only what was typed is sent. */
    private ObjectNode changes(OrganizationDetails each) {
        ObjectNode before = (ObjectNode) Json.tree(each);
        ObjectNode changes = Json.mapper().createObjectNode();
        typed().properties().forEach(field -> {
            if (!field.getValue().equals(before.path(field.getKey()))) changes.set(field.getKey(), field.getValue());
        });
        own.changes().ifPresent(values -> changes.set(OwnValues.FIELD, values));
        return changes;
    }

    private void faults(List<FieldFault> faults) {
        own.faults(faults);
        texts.forEach((name, field) -> mark(name, field, faults));
        mark("notes", notes, faults);
    }

    private static void mark(String name, HasValidation field, List<FieldFault> faults) {
        String words = faults.stream()
                .filter(fault -> fault.field().equals(name))
                .map(fault -> Texts.get(Words.locale(), "field." + fault.code(), fault.values()))
                .findFirst()
                .orElse("");
        field.setErrorMessage(words);
        field.setInvalid(!words.isEmpty());
    }
}
