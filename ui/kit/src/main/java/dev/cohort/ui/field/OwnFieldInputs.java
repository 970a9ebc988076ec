package dev.cohort.ui.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.customfield.FieldChoice;
import dev.cohort.customfield.FieldDefinition;
import dev.cohort.customfield.FieldKind;
import dev.cohort.customfield.OwnField;
import dev.cohort.ui.DateFields;
import dev.cohort.ui.Words;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a field of the tenant's own is typed in, by its kind. */
public final class OwnFieldInputs {
    private static final int LONG_TEXT = 60;
    private static final int FRACTION_DIGITS = 12;
    private static final int LONGEST_NUMBER = 30;

    private OwnFieldInputs() {}

    /** @param value what stands there now */
    public static Component of(OwnField field, JsonNode value) {
        Component input =
                switch (field.kind()) {
                    case TEXT -> !field.isDefined() && isLong(value) ? new TextArea() : new TextField();
                    case LONG_TEXT -> new TextArea();
                    case LINK -> link();
                    case NUMBER -> number();
                    case DATE -> DateFields.day();
                    case BOOLEAN -> yesNo();
                    case CHOICE -> choice(field);
                    case MULTI_CHOICE -> list(field, value);
                };
        FieldDefinition definition = field.definition();
        if (definition == null) return input;
        input.getElement().setProperty("required", definition.required());
        definition.help(Words.locale()).ifPresent(help -> input.getElement().setProperty("helperText", help));
        return input;
    }

    private static TextField link() {
        var link = new TextField();
        link.getElement().setAttribute("inputmode", "url");
        link.setPlaceholder("https://");
        return link;
    }

    private static boolean isLong(JsonNode value) {
        String text = value.asText("");
        return text.length() > LONG_TEXT || text.contains("\n");
    }

    private static TextField number() {
        var number = new TextField();
        number.getElement().setAttribute("inputmode", "decimal");
        return number;
    }

    private static Select<Boolean> yesNo() {
        var select = new Select<Boolean>();
        select.setItems(true, false);
        select.setEmptySelectionAllowed(true);
        select.setItemLabelGenerator(
                yes -> yes == null ? "" : Words.of(Boolean.TRUE.equals(yes) ? "field.own.yes" : "field.own.no"));
        return select;
    }

    private static List<String> values(OwnField field) {
        return field.options().stream().map(FieldChoice::value).toList();
    }

    private static ComboBox<String> choice(OwnField field) {
        var choice = new ComboBox<String>();
        choice.setItems(values(field));
        choice.setItemLabelGenerator(value -> field.option(value, Words.locale()));
        choice.setClearButtonVisible(true);
        // Of a field that nobody has defined anything may be said.
        if (field.isDefined()) return choice;
        choice.setAllowCustomValue(true);
        choice.addCustomValueSetListener(event -> choice.setValue(event.getDetail()));
        return choice;
    }

    private static MultiSelectComboBox<String> list(OwnField field, JsonNode value) {
        var list = new MultiSelectComboBox<String>();
        Set<String> options = new LinkedHashSet<>(values(field));
        value.forEach(item -> options.add(item.asText()));
        list.setItems(options);
        list.setItemLabelGenerator(item -> field.option(item, Words.locale()));
        if (field.isDefined()) return list;
        list.setAllowCustomValue(true);
        list.addCustomValueSetListener(event -> {
            // New items empty what is chosen.
            Set<String> chosen = new LinkedHashSet<>(list.getValue());
            chosen.add(event.getDetail());
            options.add(event.getDetail());
            list.setItems(options);
            list.setValue(chosen);
        });
        return list;
    }

    @SuppressWarnings("unchecked")
    public static void show(OwnField field, Component input, JsonNode value) {
        boolean empty = value.isNull() || value.isMissingNode();
        switch (input) {
            case TextField text when field.kind() == FieldKind.NUMBER -> text.setValue(empty ? "" : typed(value));
            case TextField text -> text.setValue(empty ? "" : value.asText());
            case TextArea text -> text.setValue(empty ? "" : value.asText());
            case DatePicker date -> date.setValue(empty ? null : LocalDate.parse(value.asText()));
            case Select<?> select -> ((Select<Boolean>) select).setValue(empty ? null : value.asBoolean());
            case MultiSelectComboBox<?> list -> {
                Set<String> chosen = new LinkedHashSet<>();
                value.forEach(item -> chosen.add(item.asText()));
                ((MultiSelectComboBox<String>) list).setValue(chosen);
            }
            case ComboBox<?> choice -> ((ComboBox<String>) choice).setValue(empty ? null : value.asText());
            default -> throw new IllegalStateException("No way to show " + field);
        }
    }

    /** What was typed; a number that is none stays the text it is. */
    public static JsonNode read(OwnField field, @Nullable Object value) {
        return switch (value) {
            case null -> NullNode.instance;
            case String text when text.isBlank() -> NullNode.instance;
            case String text
            when field.kind() == FieldKind.NUMBER ->
                number(text).map(OwnFieldInputs::node).orElseGet(() -> JsonNodeFactory.instance.textNode(text));
            case String text -> JsonNodeFactory.instance.textNode(text.strip());
            case Boolean yes -> JsonNodeFactory.instance.booleanNode(yes);
            case Set<?> items when items.isEmpty() -> NullNode.instance;
            case Set<?> items -> {
                var list = JsonNodeFactory.instance.arrayNode();
                items.forEach(item -> list.add(String.valueOf(item)));
                yield list;
            }
            default -> JsonNodeFactory.instance.textNode(value.toString());
        };
    }

    private static JsonNode node(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return DecimalNode.valueOf(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    /** A value as {@link #read} would give it, so that both can be compared. */
    public static JsonNode normal(JsonNode value) {
        if (value.isNumber()) return node(value.decimalValue());
        return value.isMissingNode() || value.isArray() && value.isEmpty() ? NullNode.instance : value;
    }

    /** A number as people of the viewer's language type it: 1.234,5 or 1,234.5; empty where it is none. */
    public static Optional<BigDecimal> number(String typed) {
        DecimalFormatSymbols signs = DecimalFormatSymbols.getInstance(Words.locale());
        String group = Pattern.quote(String.valueOf(signs.getGroupingSeparator()));
        String point = Pattern.quote(String.valueOf(signs.getDecimalSeparator()));
        String text = typed.strip();
        // A sign that parts thousands elsewhere than before three digits is one of another language: 1.5 is not 15.
        if (text.length() > LONGEST_NUMBER
                || !text.matches("[-+]?([0-9]+|[0-9]{1,3}(" + group + "[0-9]{3})+)(" + point + "[0-9]+)?"))
            return Optional.empty();
        return Optional.of(new BigDecimal(text.replaceAll(group, "").replaceAll(point, ".")));
    }

    private static String typed(JsonNode number) {
        var format = new DecimalFormat("0", DecimalFormatSymbols.getInstance(Words.locale()));
        format.setMaximumFractionDigits(FRACTION_DIGITS);
        return format.format(number.decimalValue());
    }

    /** Whether what stands there is the value of such a field. */
    public static boolean fits(OwnField field, JsonNode value) {
        return field.kind() != FieldKind.NUMBER || value.isNull() || value.isNumber();
    }
}
