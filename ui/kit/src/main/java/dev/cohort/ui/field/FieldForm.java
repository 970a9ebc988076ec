package dev.cohort.ui.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.FieldChoice;
import dev.cohort.customfield.FieldDefinition;
import dev.cohort.customfield.FieldKind;
import dev.cohort.customfield.FieldSpec;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A new field, or one that is changed. */
final class FieldForm {
    private final CustomFields fields;
    private final Optional<FieldDefinition> before;
    private final FieldSpec start;
    private final Consumer<FieldDefinition> saved;
    private final FormPanel panel;
    private final TextField key = new TextField(Words.of("field.form.key"));
    private final Select<FieldKind> kind = new Select<>();
    private final TextArea choices = new TextArea(Words.of("field.form.choices"));
    private final Checkbox required = new Checkbox(Words.of("field.form.required"));
    private final Checkbox inForm = new Checkbox(Words.of("field.form.inForm"));
    private final Checkbox inList = new Checkbox(Words.of("field.form.inList"));
    private final TextField group = new TextField(Words.of("field.form.group"));
    private final Map<Locale, TextField> labels = new LinkedHashMap<>();
    private final Map<Locale, TextField> helps = new LinkedHashMap<>();

    private FieldForm(
            CustomFields fields, Optional<FieldDefinition> before, FieldSpec start, Consumer<FieldDefinition> saved) {
        this.fields = fields;
        this.before = before;
        this.start = start;
        this.saved = saved;
        this.panel = new FormPanel(
                before.isPresent() ? Words.of("field.change", start.key()) : Words.of("field.new"),
                Words.of(before.isPresent() ? "field.save" : "field.create"),
                () -> save(false));
        for (Locale locale : Texts.locales()) {
            String language = locale.getDisplayLanguage(Words.locale());
            labels.put(locale, new TextField(Words.of("field.form.label", language)));
            helps.put(locale, new TextField(Words.of("field.form.help", language)));
        }
        inputs();
        layout();
        fill();
    }

    static FieldForm create(CustomFields fields, FieldSpec guess, Consumer<FieldDefinition> made) {
        return new FieldForm(fields, Optional.empty(), guess, made);
    }

    static FieldForm change(CustomFields fields, FieldDefinition field, Consumer<FieldDefinition> saved) {
        return new FieldForm(fields, Optional.of(field), field.spec(), saved);
    }

    void open() {
        panel.open();
    }

    private void inputs() {
        key.setRequiredIndicatorVisible(true);
        key.setHelperText(Words.of(before.isPresent() ? "field.form.key.stays" : "field.form.key.help"));
        key.setReadOnly(before.isPresent());
        kind.setLabel(Words.of("field.form.kind"));
        kind.setItems(FieldKind.values());
        kind.setItemLabelGenerator(FieldForm::words);
        kind.addValueChangeListener(event -> choices.setVisible(event.getValue().hasChoices()));
        choices.setHelperText(Words.of("field.form.choices.help"));
        choices.setMinHeight("110px");
        group.setHelperText(Words.of("field.form.group.help"));
    }

    static String words(FieldKind kind) {
        return Words.of("field.kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    private void layout() {
        panel.fields(key, kind);
        panel.wide(choices);
        panel.wide(Parts.div("col g2", required, inForm, inList));
        panel.wide(group);
        panel.folded(Words.of("field.form.languages"), labels.values().toArray(TextField[]::new));
        panel.folded(Words.of("field.form.helps"), helps.values().toArray(TextField[]::new));
    }

    private void fill() {
        key.setValue(start.key());
        kind.setValue(start.kind());
        choices.setVisible(start.kind().hasChoices());
        choices.setValue(
                String.join("\n", start.choices().stream().map(FieldForm::line).toList()));
        required.setValue(Boolean.TRUE.equals(start.required()));
        inForm.setValue(Boolean.TRUE.equals(start.inForm()));
        inList.setValue(Boolean.TRUE.equals(start.inList()));
        group.setValue(start.group() == null ? "" : start.group());
        labels.forEach((locale, label) -> label.setValue(start.labels().getOrDefault(locale.getLanguage(), "")));
        helps.forEach((locale, help) -> help.setValue(start.help().getOrDefault(locale.getLanguage(), "")));
    }

    /** {@code b1 = Intermediate}, or {@code B1} where people read what records hold. */
    private static String line(FieldChoice choice) {
        String label = choice.label(Words.locale());
        return label.equals(choice.value()) ? label : choice.value() + " = " + label;
    }

    private List<FieldChoice> chosen() {
        Map<String, FieldChoice> known = new HashMap<>();
        start.choices().forEach(choice -> known.put(choice.value(), choice));
        List<FieldChoice> all = new ArrayList<>();
        for (String line : choices.getValue().split("\n")) {
            if (line.isBlank()) continue;
            int equals = line.indexOf(" = ");
            String value = (equals < 0 ? line : line.substring(0, equals)).strip();
            Map<String, String> words = new HashMap<>(
                    known.getOrDefault(value, FieldChoice.of(value)).labels());
            if (equals < 0) words.remove(Words.locale().getLanguage());
            else
                words.put(
                        Words.locale().getLanguage(), line.substring(equals + 3).strip());
            all.add(new FieldChoice(value, words));
        }
        return all;
    }

    private FieldSpec typed() {
        return new FieldSpec(
                start.recordType(),
                before.isPresent() ? start.key() : key.getValue().strip().replaceAll("\\s+", " "),
                kind.getValue(),
                said(labels, start.labels()),
                kind.getValue().hasChoices() ? chosen() : List.of(),
                required.getValue(),
                said(helps, start.help()),
                group.getValue(),
                inList.getValue(),
                inForm.getValue(),
                start.archived());
    }

    private static Map<String, String> said(Map<Locale, TextField> inputs, Map<String, String> others) {
        Map<String, String> words = new HashMap<>(others);
        inputs.forEach((locale, input) -> {
            if (input.getValue().isBlank()) words.remove(locale.getLanguage());
            else words.put(locale.getLanguage(), input.getValue().strip());
        });
        return words;
    }

    private void save(boolean anyway) {
        if (key.getValue().isBlank()) {
            refuse(key, Words.of("field.required"));
            return;
        }
        try {
            FieldDefinition field = before.isEmpty() ? fields.create(typed()) : changed(before.get(), anyway);
            panel.done();
            Toast.show(Words.of("field.saved", field.label(Words.locale())));
            saved.accept(field);
        } catch (Problem refusal) {
            told(refusal);
        }
    }

    private FieldDefinition changed(FieldDefinition field, boolean anyway) {
        ObjectNode patch = (ObjectNode) Json.tree(typed());
        // A merge patch takes a language away only where it says so.
        emptied(patch, "labels", field.labels());
        emptied(patch, "help", field.help());
        return fields.change(field.id(), field.version(), Patch.of(FieldSpec.class, patch), anyway);
    }

    private static void emptied(ObjectNode patch, String name, Map<String, String> words) {
        ObjectNode said = patch.withObject("/" + name);
        words.keySet().stream().filter(language -> !said.has(language)).forEach(said::putNull);
    }

    private void told(Problem refusal) {
        switch (refusal.code()) {
            case "custom-field-exists" -> refuse(key, Words.of("field.exists"));
            case "custom-values-unfit" -> {
                var go = Action.small(Action.plain(Words.of("field.unfit.anyway"), () -> save(true)));
                panel.say(new Note(
                        Tone.YELLOW,
                        Icon.ALERT,
                        Markup.text(Words.of(
                                "field.unfit",
                                refusal.values().getOrDefault("unfit", 0),
                                refusal.values().getOrDefault("records", 0),
                                String.valueOf(refusal.values().get("examples")))),
                        Parts.row(go)));
            }
            default -> {
                if (!refusal.hasFaults()) throw refusal;
                refusal.faults().forEach(fault -> {
                    String words = Texts.get(Words.locale(), "field." + fault.code(), fault.values());
                    refuse(fault.field().startsWith("choices") ? choices : key, words);
                });
            }
        }
    }

    private static void refuse(HasValidation input, String words) {
        input.setErrorMessage(words);
        input.setInvalid(true);
    }
}
