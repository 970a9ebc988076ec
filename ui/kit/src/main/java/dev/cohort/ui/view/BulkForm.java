package dev.cohort.ui.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.bulk.BulkChanges;
import dev.cohort.bulk.BulkEdit;
import dev.cohort.bulk.BulkEdits;
import dev.cohort.bulk.BulkOrder;
import dev.cohort.bulk.BulkPreview;
import dev.cohort.customfield.OwnField;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.Dates;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Places;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Changes a field of many records: what it is to be, what would come of it, and then the change with a way back. */
public final class BulkForm {
    private final BulkEdits edits;
    private final String recordType;
    private final Selected selected;
    private final FormPanel panel;
    private final RadioButtonGroup<Boolean> whom = new RadioButtonGroup<>();
    private final Div input = Parts.div("col");
    private final Map<String, UnaryOperator<String>> names = new HashMap<>();
    private final Map<String, OwnField> own = new HashMap<>();
    private Optional<Input> typed = Optional.empty();

    /** One thing that may be changed: its label, and how it is typed. */
    public record Field(String label, Supplier<Input> open) {}

    /** What is typed in, and the change that it means. */
    public record Input(Component component, Supplier<BulkChanges> changes) {}

    /**
     * Which records.
     *
     * @param matching what the list shows now
     * @param all how many that are
     * @param changed is told after the change and after its undo
     */
    public record Selected(List<UUID> chosen, ListQuery matching, long all, Runnable changed) {}

    public BulkForm(BulkEdits edits, String recordType, List<Field> fields, Selected selected) {
        this.edits = edits;
        this.recordType = recordType;
        this.selected = selected;
        this.panel = new FormPanel(Words.of("bulk.title"), Words.of("bulk.preview"), this::preview);
        int chosen = selected.chosen().size();
        whom.setLabel(Words.of("bulk.whom"));
        whom.setItems(false, true);
        whom.setItemLabelGenerator(every ->
                Boolean.TRUE.equals(every) ? Words.of("bulk.all", selected.all()) : Words.of("bulk.chosen", chosen));
        whom.setValue(chosen == 0);
        whom.setVisible(selected.all() > chosen && chosen > 0);
        var what = new Select<Field>();
        what.setLabel(Words.of("bulk.what"));
        what.setItems(fields);
        what.setItemLabelGenerator(Field::label);
        what.addValueChangeListener(event -> {
            panel.say();
            panel.primary(true);
            Input next = event.getValue().open().get();
            typed = Optional.of(next);
            input.removeAll();
            input.add(next.component());
        });
        panel.wide(whom);
        panel.wide(what);
        panel.wide(input);
    }

    /** How the values of a field are called, where they are kept as keys. */
    public BulkForm saying(String field, UnaryOperator<String> words) {
        names.put(field, words);
        return this;
    }

    /** The tenant's own fields, whose values are kept as keys. */
    public BulkForm own(List<OwnField> fields) {
        fields.forEach(field -> own.put(field.name(), field));
        return this;
    }

    public void open() {
        panel.open();
    }

    /** A line of text; left empty, it empties the field. */
    public static Field text(String name, String label) {
        return new Field(label, () -> {
            var text = new TextField(label);
            text.setHelperText(Words.of("bulk.empty"));
            return new Input(text, () -> BulkChanges.set(name, node(text.getValue())));
        });
    }

    /** Out of sight, each. */
    public static Field delete() {
        return new Field(
                Words.of("bulk.delete"),
                () -> new Input(Parts.span("t2", Words.of("bulk.delete.text")), () -> BulkChanges.DELETE));
    }

    public static JsonNode node(String typed) {
        return typed.isBlank() ? NullNode.instance : JsonNodeFactory.instance.textNode(typed.strip());
    }

    private BulkOrder order(Input input) {
        boolean every = Boolean.TRUE.equals(whom.getValue());
        BulkChanges changes = input.changes().get();
        return every ? BulkOrder.of(selected.matching(), changes) : BulkOrder.of(selected.chosen(), changes);
    }

    private void preview() {
        if (typed.isEmpty()) {
            panel.say(new Note(Tone.YELLOW, Icon.INFO, Markup.text(Words.of("bulk.what.none"))));
            return;
        }
        try {
            BulkOrder order = order(typed.get());
            BulkPreview found = edits.preview(recordType, order);
            List<Note> notes = new ArrayList<>();
            var go = Action.small(
                    Action.primary(Words.of("bulk.go", found.matched() - found.unchanged()), () -> change(order)));
            go.setEnabled(found.changed() > 0 || found.matched() > found.checked());
            notes.add(new Note(Tone.BLUE, Icon.INFO, Markup.text(found(found)), samples(found), Parts.row(go)));
            found.refused()
                    .forEach(refusal -> notes.add(new Note(
                            Tone.YELLOW,
                            Icon.ALERT,
                            Markup.text(Words.of(
                                    "bulk.refused",
                                    refusal.count(),
                                    said(refusal.code()),
                                    String.join(", ", refusal.examples()))))));
            panel.say(notes.toArray(Component[]::new));
            panel.primary(false);
        } catch (Problem refusal) {
            refused(refusal);
        }
    }

    private static String found(BulkPreview found) {
        return Words.of(
                "bulk.found",
                found.matched(),
                found.changed(),
                found.unchanged(),
                found.checked() < found.matched() ? 1 : 0,
                found.checked());
    }

    private Div samples(BulkPreview found) {
        var lines = Parts.div("col sm");
        found.samples()
                .forEach(sample -> lines.add(Parts.span(
                        "cut", sample.name() + ": " + said(sample.before()) + " → " + said(sample.after()))));
        return lines;
    }

    private String said(JsonNode fields) {
        List<String> values = new ArrayList<>();
        fields.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (field.getKey().equals("deleted"))
                values.add(Words.of(value.asBoolean() ? "bulk.deleted" : "bulk.there"));
            else if (value.isObject()) values.add(ownSaid(value));
            else if (OwnFieldWords.isEmpty(value)) values.add(Words.of("bulk.nothing"));
            else if (value.isArray()) values.add(joined(value));
            else values.add(named(field.getKey(), value));
        });
        return String.join(", ", values);
    }

    private String ownSaid(JsonNode fields) {
        List<String> values = new ArrayList<>();
        fields.properties().forEach(each -> {
            OwnField field = own.get(each.getKey());
            JsonNode value = each.getValue();
            if (OwnFieldWords.isEmpty(value)) values.add(Words.of("bulk.nothing"));
            else values.add(field == null ? OwnFieldWords.text(value) : OwnFieldWords.text(field, value));
        });
        return String.join(", ", values);
    }

    private String named(String field, JsonNode value) {
        UnaryOperator<String> words = names.get(field);
        if (words != null) return words.apply(value.asText());
        return switch (field) {
            case "country" -> Objects.requireNonNull(Places.country(value.asText()));
            case "language" -> Objects.requireNonNull(Places.language(value.asText()));
            case "nextStepAt" -> Dates.moment(Instant.parse(value.asText()));
            case "dueOn" -> Dates.day(LocalDate.parse(value.asText()));
            default -> OwnFieldWords.text(value);
        };
    }

    private static String joined(JsonNode list) {
        List<String> items = new ArrayList<>();
        list.forEach(item -> items.add(item.asText()));
        return String.join(", ", items);
    }

    private static String said(String code) {
        return Texts.find(Words.locale(), "problem." + code + ".title").orElse(code);
    }

    private void change(BulkOrder order) {
        try {
            BulkEdit edit = edits.start(recordType, order);
            panel.done();
            selected.changed().run();
            tell(edits, recordType, edit, selected.changed());
        } catch (Problem refusal) {
            refused(refusal);
        }
    }

    /** Says what came of a change to many, with the way back. */
    public static void tell(BulkEdits edits, String recordType, BulkEdit edit, Runnable changed) {
        if (edit.state().equals("running")) {
            Toast.show(Markup.join(
                    Markup.text(Words.of("bulk.running", edit.matched()) + " "),
                    Markup.link("changes/" + edit.id(), Markup.text(Words.of("bulk.follow")))));
            return;
        }
        Toast.undoable(Markup.text(Words.of("bulk.done", edit.changed(), edit.refusedCount())), () -> {
            BulkEdit undone = edits.undo(recordType, Objects.requireNonNull(edit.id()));
            changed.run();
            if (undone.kept() > 0) Toast.show(Words.of("bulk.kept", undone.restored(), undone.kept(), kept(undone)));
        });
    }

    private static String kept(BulkEdit edit) {
        return String.join(
                ", ",
                edit.refused().stream().map(BulkEdit.Left::number).limit(8).toList());
    }

    private void refused(Problem refusal) {
        String why = refusal.hasFaults()
                ? Texts.get(
                        Words.locale(),
                        "field." + refusal.faults().getFirst().code(),
                        refusal.faults().getFirst().values())
                : Texts.get(Words.locale(), "problem." + refusal.code(), refusal.values());
        panel.say(new Note(Tone.RED, Icon.ALERT, Markup.text(why)));
    }
}
