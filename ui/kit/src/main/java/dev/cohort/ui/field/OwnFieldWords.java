package dev.cohort.ui.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.customfield.OwnField;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;

/** The values of a tenant's own fields as they are read. */
public final class OwnFieldWords {
    private static final int FRACTION_DIGITS = 12;

    private OwnFieldWords() {}

    public static boolean isEmpty(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isArray() && value.isEmpty();
    }

    public static Markup of(OwnField field, JsonNode value) {
        return switch (field.kind()) {
            case NUMBER -> Markup.text(number(value));
            case DATE -> Markup.text(text(value));
            case BOOLEAN ->
                Markup.span(
                        "row g1",
                        (value.asBoolean() ? Icon.CHECK : Icon.CLOSE).markup(Icon.Size.SMALL),
                        Markup.text(text(value)));
            case MULTI_CHOICE -> list(field, value);
            case CHOICE -> Markup.text(field.option(value.asText(), Words.locale()));
            case TEXT, LONG_TEXT, LINK -> words(value.asText());
        };
    }

    private static Markup words(String text) {
        if (text.matches("https?://\\S+")) return Markup.link(text, Markup.text(text));
        return Markup.span("prose", Markup.text(text));
    }

    private static Markup list(OwnField field, JsonNode value) {
        List<Markup> items = new ArrayList<>();
        value.forEach(item -> items.add(Badge.smallMarkup(field.option(item.asText(), Words.locale()), Tone.OUTLINE)));
        return Markup.span("row wrap g1", items.toArray(Markup[]::new));
    }

    /** The value of a field in a sentence or a list's cell. */
    public static String text(OwnField field, JsonNode value) {
        if (isEmpty(value)) return "";
        if (value.isArray()) {
            var items = new java.util.StringJoiner(", ");
            value.forEach(item -> items.add(field.option(item.asText(), Words.locale())));
            return items.toString();
        }
        return value.isTextual() && field.kind().hasChoices()
                ? field.option(value.asText(), Words.locale())
                : text(value);
    }

    /** The value in a sentence. */
    public static String text(JsonNode value) {
        if (value.isNumber()) return number(value);
        if (value.isBoolean()) return Words.of(value.asBoolean() ? "field.own.yes" : "field.own.no");
        var day = OwnField.day(value);
        return day == null ? value.asText() : Dates.day(day);
    }

    private static String number(JsonNode value) {
        var format = NumberFormat.getNumberInstance(Words.locale());
        format.setMaximumFractionDigits(FRACTION_DIGITS);
        return format.format(value.decimalValue());
    }
}
