package dev.cohort.leads.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.access.Members.MemberSummary;
import dev.cohort.customfield.OwnField;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.bulk.BulkChanges;
import dev.cohort.leads.bulk.BulkEdit;
import dev.cohort.leads.bulk.BulkEdits;
import dev.cohort.leads.bulk.BulkOrder;
import dev.cohort.leads.bulk.BulkPreview;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
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
import dev.cohort.ui.field.OwnFieldInputs;
import dev.cohort.ui.field.OwnFieldWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** Changes a field of many leads: what it is to be, what would come of it, and then the change with a way back. */
final class BulkEditForm {
    private static final List<String> TEXTS =
            List.of("interest", "nextStep", "source", "medium", "campaign", "company", "city");

    private final BulkEdits edits;
    private final List<UUID> chosen;
    private final ListQuery matching;
    private final long all;
    private final Runnable changed;
    private final LeadWords words;
    private final FormPanel panel;
    private final Select<Field> what = new Select<>();
    private final RadioButtonGroup<Boolean> whom = new RadioButtonGroup<>();
    private final Div input = Parts.div("col");
    private Supplier<BulkChanges> typed = () -> of(null, null, null, null, null);

    /** One thing that may be changed: its label, and how it is typed. */
    private record Field(String label, Supplier<Component> input) {}

    /**
     * @param matching what the list shows now
     * @param all how many that are
     */
    BulkEditForm(
            BulkEdits edits,
            LeadWords words,
            List<MemberSummary> members,
            List<OwnField> own,
            List<UUID> chosen,
            ListQuery matching,
            long all,
            Runnable changed) {
        this.edits = edits;
        this.words = words;
        this.chosen = chosen;
        this.matching = matching;
        this.all = all;
        this.changed = changed;
        this.panel = new FormPanel(Words.of("leads.bulk.title"), Words.of("leads.bulk.preview"), this::preview);
        whom.setLabel(Words.of("leads.bulk.whom"));
        whom.setItems(false, true);
        whom.setItemLabelGenerator(every -> Words.of(
                Boolean.TRUE.equals(every) ? "leads.bulk.all" : "leads.bulk.chosen",
                Boolean.TRUE.equals(every) ? all : chosen.size()));
        whom.setValue(chosen.isEmpty());
        whom.setVisible(all > chosen.size() && !chosen.isEmpty());
        what.setLabel(Words.of("leads.bulk.what"));
        what.setItems(fields(members, own));
        what.setItemLabelGenerator(Field::label);
        what.addValueChangeListener(event -> {
            panel.say();
            input.removeAll();
            input.add(event.getValue().input().get());
        });
        panel.wide(whom);
        panel.wide(what);
        panel.wide(input);
    }

    void open() {
        panel.open();
    }

    private List<Field> fields(List<MemberSummary> members, List<OwnField> own) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(Words.of("lead.field.status"), this::status));
        fields.add(new Field(Words.of("lead.field.owner"), () -> owner(members)));
        fields.add(new Field(Words.of("leads.bulk.tags.add"), () -> tags(true)));
        fields.add(new Field(Words.of("leads.bulk.tags.remove"), () -> tags(false)));
        TEXTS.forEach(name -> fields.add(new Field(Words.of("lead.field." + name), () -> text(name))));
        own.forEach(field -> fields.add(new Field(field.label(Words.locale()), () -> own(field))));
        return fields;
    }

    private static BulkChanges of(
            @org.jspecify.annotations.Nullable String status,
            @org.jspecify.annotations.Nullable String reason,
            @org.jspecify.annotations.Nullable List<String> add,
            @org.jspecify.annotations.Nullable List<String> remove,
            @org.jspecify.annotations.Nullable ObjectNode set) {
        return new BulkChanges(status, reason, add, remove, set);
    }

    private Component status() {
        var status = new ComboBox<LeadStatus>(Words.of("lead.field.status"));
        status.setItems(words.statuses());
        status.setItemLabelGenerator(each -> each.titleIn(Words.locale()));
        var reason = new TextField(Words.of("leads.bulk.reason"));
        reason.setVisible(false);
        status.addValueChangeListener(event -> reason.setVisible(
                event.getValue() != null && event.getValue().stage().needsReason()));
        typed = () -> of(
                status.getValue() == null ? null : status.getValue().key(),
                reason.getValue().isBlank() ? null : reason.getValue().strip(),
                null,
                null,
                null);
        return Parts.div("col", status, reason);
    }

    private Component owner(List<MemberSummary> members) {
        var owner = new ComboBox<MemberSummary>(Words.of("lead.field.owner"));
        owner.setItems(members);
        owner.setItemLabelGenerator(MemberSummary::name);
        owner.setClearButtonVisible(true);
        owner.setPlaceholder(Words.of("leads.nobody"));
        typed = () -> set(
                "owner",
                owner.getValue() == null
                        ? NullNode.instance
                        : JsonNodeFactory.instance.textNode(
                                owner.getValue().id().toString()));
        return owner;
    }

    private Component tags(boolean add) {
        var tags = new TextField(Words.of("lead.field.tags"));
        tags.setHelperText(Words.of("leads.tags.help"));
        typed = () -> {
            List<String> said = List.of(tags.getValue().split(",")).stream()
                    .map(String::strip)
                    .filter(tag -> !tag.isEmpty())
                    .toList();
            return of(null, null, add ? said : null, add ? null : said, null);
        };
        return tags;
    }

    private Component text(String name) {
        var text = new TextField(Words.of("lead.field." + name));
        text.setHelperText(Words.of("leads.bulk.empty"));
        typed = () -> set(
                name,
                text.getValue().isBlank()
                        ? NullNode.instance
                        : JsonNodeFactory.instance.textNode(text.getValue().strip()));
        return text;
    }

    private Component own(OwnField field) {
        Component value = OwnFieldInputs.of(field, MissingNode.getInstance());
        value.getElement().setProperty("label", field.label(Words.locale()));
        typed = () -> {
            ObjectNode own = JsonNodeFactory.instance.objectNode();
            own.set(field.name(), OwnFieldInputs.read(field, ((HasValue<?, ?>) value).getValue()));
            return set("customFields", own);
        };
        return value;
    }

    private static BulkChanges set(String name, JsonNode value) {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.set(name, value);
        return of(null, null, null, null, set);
    }

    private BulkOrder order() {
        boolean every = Boolean.TRUE.equals(whom.getValue());
        return every ? BulkOrder.of(matching, typed.get()) : BulkOrder.of(chosen, typed.get());
    }

    private void preview() {
        try {
            BulkOrder order = order();
            BulkPreview found = edits.preview(order);
            List<Note> notes = new ArrayList<>();
            var go = Action.small(Action.primary(
                    Words.of("leads.bulk.go", found.matched() - found.unchanged()), () -> change(order)));
            go.setEnabled(found.changed() > 0 || found.matched() > found.checked());
            notes.add(new Note(
                    Tone.BLUE,
                    Icon.INFO,
                    Markup.text(Words.of(
                            "leads.bulk.found",
                            found.matched(),
                            found.changed(),
                            found.unchanged(),
                            found.checked() < found.matched() ? 1 : 0,
                            found.checked())),
                    samples(found),
                    Parts.row(go)));
            found.refused()
                    .forEach(refusal -> notes.add(new Note(
                            Tone.YELLOW,
                            Icon.ALERT,
                            Markup.text(Words.of(
                                    "leads.bulk.refused",
                                    refusal.count(),
                                    said(refusal.code()),
                                    String.join(", ", refusal.examples()))))));
            panel.say(notes.toArray(Component[]::new));
        } catch (Problem refusal) {
            refused(refusal);
        }
    }

    private static Div samples(BulkPreview found) {
        var lines = Parts.div("col sm");
        found.samples()
                .forEach(sample -> lines.add(Parts.span(
                        "cut", sample.name() + ": " + said(sample.before()) + " → " + said(sample.after()))));
        return lines;
    }

    private static String said(JsonNode fields) {
        List<String> values = new ArrayList<>();
        fields.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isObject()) values.add(said(value));
            else if (value.isNull() || value.isArray() && value.isEmpty()) values.add(Words.of("leads.history.empty"));
            else if (value.isArray()) values.add(LeadFormFields.joined(value));
            else values.add(OwnFieldWords.text(value));
        });
        return String.join(", ", values);
    }

    private static String said(String code) {
        return Texts.find(Words.locale(), "problem." + code + ".title").orElse(code);
    }

    private void change(BulkOrder order) {
        try {
            BulkEdit edit = edits.start(order);
            panel.done();
            changed.run();
            if (edit.state().equals("running")) {
                Toast.show(Words.of("leads.bulk.running", edit.matched()));
                return;
            }
            Toast.undoable(
                    Markup.text(Words.of("leads.bulk.done", edit.changed(), edit.refusedCount())), () -> undo(edit));
        } catch (Problem refusal) {
            refused(refusal);
        }
    }

    private void undo(BulkEdit edit) {
        BulkEdit undone = edits.undo(Objects.requireNonNull(edit.id()));
        changed.run();
        if (undone.kept() > 0) Toast.show(Words.of("leads.bulk.kept", undone.restored(), undone.kept(), kept(undone)));
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
