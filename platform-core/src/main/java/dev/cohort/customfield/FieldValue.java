package dev.cohort.customfield;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cohort.person.PersonRules;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How a value fits a field: as it is, or as the one thing that its text can mean. */
final class FieldValue {
    private static final int LONGEST = 2_000;
    // A leading zero says that this is no number but a name of something; 1,234 may be either of two numbers.
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})(?:\\.([0-9]{1,12})|,([0-9]{1,2}))?");
    private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4})");
    private static final Set<String> YES = Set.of("yes", "true", "ja", "y", "1", "wahr", "да", "si", "oui", "x");
    private static final Set<String> NO = Set.of("no", "false", "nein", "n", "0", "falsch", "нет", "non");

    private FieldValue() {}

    static Optional<JsonNode> fit(FieldDefinition field, JsonNode value) {
        return switch (field.kind()) {
            case TEXT, LONG_TEXT -> text(value);
            case NUMBER -> number(value);
            case DATE -> day(value);
            case BOOLEAN -> truth(value);
            case LINK -> link(value);
            case CHOICE -> value.isTextual() ? choice(field, value.textValue()) : scalar(field, value);
            case MULTI_CHOICE -> choices(field, value);
        };
    }

    private static Optional<JsonNode> text(JsonNode value) {
        if (value.isTextual()) return Optional.of(value);
        if (value.isArray())
            return Optional.of(TextNode.valueOf(String.join(", ", items(value).toList())));
        return value.isContainerNode() ? Optional.empty() : Optional.of(TextNode.valueOf(plain(value)));
    }

    private static String plain(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    private static Optional<JsonNode> number(JsonNode value) {
        if (value.isNumber()) return Optional.of(value);
        if (!value.isTextual()) return Optional.empty();
        String text = value.textValue().strip();
        if (!NUMBER.matcher(text).matches()) return Optional.empty();
        BigDecimal number = new BigDecimal(text.replace(',', '.'));
        return Optional.of(DecimalNode.valueOf(number));
    }

    private static Optional<JsonNode> day(JsonNode value) {
        if (!value.isTextual()) return Optional.empty();
        String text = value.textValue().strip();
        Matcher dots = DAY_FIRST.matcher(text);
        try {
            LocalDate day = dots.matches()
                    ? LocalDate.of(
                            Integer.parseInt(dots.group(3)),
                            Integer.parseInt(dots.group(2)),
                            Integer.parseInt(dots.group(1)))
                    : LocalDate.parse(text);
            return day.getYear() < 1 || day.getYear() > 9999
                    ? Optional.empty()
                    : Optional.of(TextNode.valueOf(day.toString()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> truth(JsonNode value) {
        if (value.isBoolean()) return Optional.of(value);
        if (!value.isTextual()) return Optional.empty();
        String word = PersonRules.fold(value.textValue().strip());
        if (YES.contains(word)) return Optional.of(BooleanNode.TRUE);
        return NO.contains(word) ? Optional.of(BooleanNode.FALSE) : Optional.empty();
    }

    private static Optional<JsonNode> link(JsonNode value) {
        if (!value.isTextual()) return Optional.empty();
        String text = value.textValue().strip();
        if (text.startsWith("www.")) text = "https://" + text;
        boolean fits = text.length() <= LONGEST && text.matches("(?i)https?://[^\\s<>\"']+");
        return fits ? Optional.of(TextNode.valueOf(text)) : Optional.empty();
    }

    private static Optional<JsonNode> scalar(FieldDefinition field, JsonNode value) {
        return value.isContainerNode() ? Optional.empty() : choice(field, plain(value));
    }

    /** By its value, else by what people call it. */
    private static Optional<JsonNode> choice(FieldDefinition field, String text) {
        return find(field, text.strip()).map(TextNode::valueOf);
    }

    private static Optional<String> find(FieldDefinition field, String text) {
        for (FieldChoice choice : field.choices()) if (choice.value().equals(text)) return Optional.of(text);
        String folded = PersonRules.fold(text);
        return field.choices().stream()
                .filter(choice -> Stream.concat(Stream.of(choice.value()), choice.labels().values().stream())
                        .anyMatch(word -> PersonRules.fold(word).equals(folded)))
                .findFirst()
                .map(FieldChoice::value);
    }

    private static Optional<JsonNode> choices(FieldDefinition field, JsonNode value) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String item : parts(field, value)) {
            Optional<String> known = find(field, item.strip());
            if (known.isEmpty()) return Optional.empty();
            chosen.add(known.get());
        }
        var list = JsonNodeFactory.instance.arrayNode();
        chosen.forEach(list::add);
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private static List<String> parts(FieldDefinition field, JsonNode value) {
        if (value.isArray()) return items(value).toList();
        String text = plain(value);
        if (find(field, text.strip()).isPresent()) return List.of(text);
        return Arrays.stream(text.split("[,;|\\n]"))
                .filter(part -> !part.isBlank())
                .toList();
    }

    private static Stream<String> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }
}
