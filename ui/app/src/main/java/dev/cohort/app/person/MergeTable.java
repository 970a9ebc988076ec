package dev.cohort.app.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.cohort.customfield.OwnField;
import dev.cohort.customfield.OwnValues;
import dev.cohort.merge.MergePreview;
import dev.cohort.merge.MergeQuestion;
import dev.cohort.merge.TableRows;
import dev.cohort.person.PersonDetails;
import dev.cohort.person.PersonRecord;
import dev.cohort.text.Texts;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Places;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two people side by side, one row for each field in which either has something; a click picks whose value stands. */
class MergeTable extends Div {
    private static final String THIS = "this";
    private static final String OTHER = "other";
    private static final Map<String, Function<PersonDetails, @Nullable String>> FIELDS = fields();

    private final Map<String, String> picked = new LinkedHashMap<>();
    private final Map<String, OwnField> own = new LinkedHashMap<>();
    private final Map<String, String> goesOn = new LinkedHashMap<>();

    /** @param known the tenant's own fields */
    MergeTable(MergePreview preview, List<OwnField> known) {
        addClassName("merge");
        PersonDetails stays = preview.person();
        PersonDetails other = preview.other();
        var table = new NativeTable();
        table.getElement().setAttribute("aria-label", Words.of("duplicates.compare"));
        table.add(new NativeTableHeader(new NativeTableRow(
                new NativeTableHeaderCell(""), head(stays, "duplicates.stays"), head(other, "duplicates.goes"))));
        var body = new NativeTableBody();
        FIELDS.forEach((name, value) -> {
            String one = value.apply(stays);
            String two = value.apply(other);
            if (one != null || two != null) body.add(row(name, one, two));
        });
        own(stays, other, known, body);
        body.add(records(stays, other));
        preview.questions().forEach(question -> ask(body, question));
        table.add(body);
        add(table);
        preview.questions()
                .forEach(question ->
                        add(Parts.div("t3 sm", new Span(Words.of("duplicates.goes-on.text", kind(question))))));
        add(Parts.div("t3 sm", new Span(moving(preview))));
    }

    private static Map<String, Function<PersonDetails, @Nullable String>> fields() {
        Map<String, Function<PersonDetails, @Nullable String>> fields = new LinkedHashMap<>();
        fields.put("firstName", PersonDetails::firstName);
        fields.put("lastName", PersonDetails::lastName);
        fields.put("email", PersonDetails::email);
        fields.put("phone", PersonDetails::phone);
        fields.put("whatsapp", PersonDetails::whatsapp);
        fields.put("telegram", PersonDetails::telegram);
        fields.put("instagram", PersonDetails::instagram);
        fields.put("birthDate", person -> person.birthDate() == null ? null : Dates.day(person.birthDate()));
        fields.put("company", PersonDetails::company);
        fields.put(
                "organizationId",
                person -> person.organization() == null
                        ? null
                        : person.organization().name());
        fields.put("jobTitle", PersonDetails::jobTitle);
        fields.put("language", person -> Places.language(person.language()));
        fields.put("city", PersonDetails::city);
        fields.put("country", person -> Places.country(person.country()));
        fields.put("notes", PersonDetails::notes);
        return fields;
    }

    /** Each of the tenant's own fields in which either has something. */
    private void own(PersonDetails stays, PersonDetails other, List<OwnField> known, NativeTableBody body) {
        JsonNode both = OwnValues.merged(stays.customFields(), other.customFields());
        for (OwnField field : OwnField.with(known, both == null ? stays.customFields() : both)) {
            String name = OwnValues.FIELD + "." + field.name();
            own.put(name, field);
            String one = said(field, stays);
            String two = said(field, other);
            if (one != null || two != null) body.add(row(name, one, two));
        }
    }

    private static @Nullable String said(OwnField field, PersonDetails person) {
        String words = OwnFieldWords.text(field, person.customFields().path(field.name()));
        return words.isEmpty() ? null : words;
    }

    /** Whose value stands, by field, where somebody has said so. */
    Map<String, String> picked() {
        return Map.copyOf(picked);
    }

    /** Which record goes on, by kind of record. */
    Map<String, String> stays() {
        return Map.copyOf(goesOn);
    }

    /** Each person's records on their side, and below them that all go on. */
    private void ask(NativeTableBody body, MergeQuestion question) {
        Map<String, NativeButton> buttons = new LinkedHashMap<>();
        var own = new NativeTableCell();
        var other = new NativeTableCell();
        for (MergeQuestion.Option option : question.options()) {
            NativeButton button = answer(question, option.id().toString(), named(option), buttons);
            (option.side().equals(THIS) ? own : other).add(button);
        }
        String both = Words.of("duplicates.goes-on.all", question.options().size());
        var all = new NativeTableCell(answer(question, MergeQuestion.ALL, both, buttons));
        all.getElement().setAttribute("colspan", "2");
        var label = new NativeTableHeaderCell(Words.of("duplicates.goes-on"));
        label.getElement().setAttribute("scope", "row");
        body.add(new NativeTableRow(label, own, other), new NativeTableRow(new NativeTableCell(), all));
        answered(question, question.suggested().toString(), buttons);
    }

    private NativeButton answer(
            MergeQuestion question, String answer, String words, Map<String, NativeButton> buttons) {
        var button = new NativeButton(words, event -> answered(question, answer, buttons));
        button.addClassName("pick");
        buttons.put(answer, button);
        return button;
    }

    private void answered(MergeQuestion question, String answer, Map<String, NativeButton> buttons) {
        goesOn.put(question.record(), answer);
        buttons.forEach((each, button) -> mark(button, each.equals(answer)));
    }

    private static String named(MergeQuestion.Option option) {
        return option.title() + " · " + option.state();
    }

    private static String kind(MergeQuestion question) {
        return Texts.find(Words.locale(), "merge.question." + question.record()).orElse(question.record());
    }

    private static NativeTableHeaderCell head(PersonDetails person, String key) {
        var cell = new NativeTableHeaderCell();
        cell.add(Parts.div(
                "col",
                Parts.span("t3 sm", Words.of(key)),
                Avatar.named(person.name(), Avatar.Size.MEDIUM).component(),
                Parts.span("t3 sm", Words.of("duplicates.known-since", Dates.day(person.createdAt())))));
        return cell;
    }

    private NativeTableRow row(String name, @Nullable String one, @Nullable String two) {
        var label = new NativeTableHeaderCell(label(name));
        label.getElement().setAttribute("scope", "row");
        if (one == null || two == null || one.equals(two)) {
            var row = new NativeTableRow(label, plain(one), plain(two));
            row.addClassName("same");
            return row;
        }
        NativeButton left = choice(one, name);
        NativeButton right = choice(two, name);
        left.addClickListener(event -> pick(name, THIS, left, right));
        right.addClickListener(event -> pick(name, OTHER, right, left));
        mark(left, true);
        mark(right, false);
        return new NativeTableRow(label, new NativeTableCell(left), new NativeTableCell(right));
    }

    private static NativeTableCell plain(@Nullable String value) {
        return new NativeTableCell(value == null ? new Span("–") : new Span(value));
    }

    private NativeButton choice(String value, String name) {
        var button = new NativeButton(value);
        button.addClassName("pick");
        button.setTitle(Words.of("duplicates.pick", label(name), value));
        return button;
    }

    private void pick(String name, String side, NativeButton chosen, NativeButton left) {
        picked.put(name, side);
        mark(chosen, true);
        mark(left, false);
    }

    private static void mark(NativeButton button, boolean on) {
        button.setClassName("on", on);
        button.getElement().setAttribute("aria-pressed", String.valueOf(on));
    }

    private static NativeTableRow records(PersonDetails own, PersonDetails other) {
        var label = new NativeTableHeaderCell(Words.of("people.records"));
        label.getElement().setAttribute("scope", "row");
        var row = new NativeTableRow(label, new NativeTableCell(records(own)), new NativeTableCell(records(other)));
        row.addClassName("same");
        return row;
    }

    private static Span records(PersonDetails person) {
        String words =
                person.records().stream().map(PersonRecord::title).limit(4).collect(Collectors.joining(", "));
        return new Span(words.isEmpty() ? "–" : words);
    }

    private static String moving(MergePreview preview) {
        if (preview.rows().isEmpty()) return Words.of("duplicates.moves.nothing");
        String rows = preview.rows().stream().map(MergeTable::counted).collect(Collectors.joining(", "));
        return Words.of("duplicates.moves", preview.other().name(), rows);
    }

    private static String counted(TableRows rows) {
        return Texts.find(Words.locale(), "merge.table." + rows.table())
                        .orElse(rows.table().replace('_', ' ')) + ": "
                + String.format(Words.locale(), "%,d", rows.rows());
    }

    private String label(String name) {
        OwnField field = own.get(name);
        if (field != null) return field.label(Words.locale());
        return Words.of(name.equals("organizationId") ? "person.field.organization" : "person.field." + name);
    }
}
