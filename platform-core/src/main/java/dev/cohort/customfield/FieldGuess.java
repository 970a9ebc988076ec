package dev.cohort.customfield;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What kind of field values look like that came as text, such as a column of a file. */
public final class FieldGuess {
    private static final int MOST_CHOICES = 12;
    private static final int FEWEST_FOR_CHOICE = 2;
    private static final int LONG = 200;

    private FieldGuess() {}

    /** @param values those at hand, the empty ones left out */
    public static FieldSpec of(String recordType, String key, List<String> values) {
        for (FieldKind kind : List.of(FieldKind.NUMBER, FieldKind.DATE, FieldKind.LINK, FieldKind.BOOLEAN))
            if (!values.isEmpty() && values.stream().allMatch(value -> fits(kind, value)))
                return FieldSpec.of(recordType, key, kind, List.of());
        Set<String> distinct = new LinkedHashSet<>(values);
        boolean few = distinct.size() <= MOST_CHOICES && values.size() >= FEWEST_FOR_CHOICE * distinct.size();
        if (few && !values.isEmpty())
            return FieldSpec.of(
                    recordType,
                    key,
                    FieldKind.CHOICE,
                    distinct.stream()
                            .map(String::strip)
                            .distinct()
                            .map(FieldChoice::of)
                            .toList());
        boolean isLong = values.stream().anyMatch(value -> value.length() > LONG || value.indexOf('\n') >= 0);
        return FieldSpec.of(recordType, key, isLong ? FieldKind.LONG_TEXT : FieldKind.TEXT, List.of());
    }

    private static boolean fits(FieldKind kind, String value) {
        // Zeros and ones may be numbers as well; words say that something is true.
        if (kind == FieldKind.BOOLEAN && value.strip().length() < 2) return false;
        FieldDefinition field = new FieldDefinition(
                new UUID(0, 0),
                0,
                "",
                "",
                kind,
                Map.of(),
                List.of(),
                false,
                Map.of(),
                null,
                0,
                false,
                true,
                false,
                Instant.EPOCH,
                Instant.EPOCH);
        return field.fit(TextNode.valueOf(value)).isPresent();
    }
}
