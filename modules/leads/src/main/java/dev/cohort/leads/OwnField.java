package dev.cohort.leads;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the tenant's own fields of leads, as it is used.
 *
 * @param options what may be chosen from; empty unless the kind is {@code CHOICE} or {@code LIST}
 */
public record OwnField(String name, Kind kind, List<String> options) {
    /** What its values are. */
    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        YES_NO,
        /** A text out of few. */
        CHOICE,
        /** Several texts. */
        LIST;

        /** What a value by itself is taken for. */
        public static Kind of(JsonNode value) {
            if (value.isNumber()) return NUMBER;
            if (value.isBoolean()) return YES_NO;
            if (value.isArray()) return LIST;
            return day(value) == null ? TEXT : DATE;
        }

        /** Whether this value can stand in a field of this kind; nothing can stand in any. */
        boolean holds(JsonNode value) {
            if (value.isNull() || value.isMissingNode()) return true;
            Kind kind = of(value);
            boolean text = this == TEXT || this == CHOICE;
            return kind == this || text && value.isTextual();
        }
    }

    /** The day a value means that is written as {@code 2026-11-20}; null for any other. */
    public static @Nullable LocalDate day(JsonNode value) {
        if (!value.isTextual() || value.textValue().length() != "2026-11-20".length()) return null;
        try {
            return LocalDate.parse(value.textValue());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The field as it has to be for a record whose value is of another kind than the others' are. */
    public OwnField holding(JsonNode value) {
        return kind.holds(value) ? this : new OwnField(name, Kind.of(value), List.of());
    }
}
