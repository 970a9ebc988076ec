package dev.cohort.rest;

import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field of a list: its name outside, its SQL inside, and how its values are read, bound and written.
 *
 * @param sql an expression, a constant of the code
 */
record ListField(String name, String sql, Class<?> type, Set<Listing.Trait> traits) {
    private static final Set<Class<?>> TYPES = Set.of(
            String.class,
            Integer.class,
            Long.class,
            BigDecimal.class,
            Boolean.class,
            UUID.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class);
    private static final int LONGEST_NUMBER = 40;

    ListField {
        if (!TYPES.contains(type) && !type.isEnum())
            throw new IllegalArgumentException("A list cannot filter " + name + " of " + type);
    }

    boolean is(Listing.Trait trait) {
        return traits.contains(trait);
    }

    boolean isSortable() {
        return !is(Listing.Trait.FILTER_ONLY) && !is(Listing.Trait.ARRAY);
    }

    boolean isFilterable() {
        return !is(Listing.Trait.SORT_ONLY);
    }

    boolean isNullable() {
        return is(Listing.Trait.NULLABLE);
    }

    /**
     * The value to bind for a text of the query.
     *
     * @throws Problem 400 {@code wrong-type}
     */
    Object parse(String text) {
        // PostgreSQL keeps no NUL in a text.
        if (text.indexOf('\0') >= 0) throw JsonFaults.wrongType(name, type);
        try {
            return value(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw JsonFaults.wrongType(name, type).causedBy(e);
        }
    }

    private Object value(String text) {
        if (type == String.class) return text;
        if (type == Integer.class) return Integer.valueOf(text);
        if (type == Long.class) return Long.valueOf(text);
        if (type == BigDecimal.class) return decimal(text);
        if (type == Boolean.class) return truth(text);
        if (type == UUID.class) return uuid(text);
        if (type == Instant.class) return instant(text);
        if (type == LocalDate.class) return LocalDate.parse(text);
        if (type == LocalTime.class) return LocalTime.parse(text);
        return constant(text);
    }

    private static BigDecimal decimal(String text) {
        // An exponent of a few letters may stand for a number of a billion digits.
        if (text.length() > LONGEST_NUMBER || text.indexOf('e') >= 0 || text.indexOf('E') >= 0)
            throw new NumberFormatException("Not a plain number");
        return new BigDecimal(text);
    }

    private static Boolean truth(String text) {
        if (text.equals("true")) return true;
        if (text.equals("false")) return false;
        throw new IllegalArgumentException("Neither true nor false");
    }

    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        // fromString takes shortened groups too, and would read another id than was written.
        if (!id.toString().equalsIgnoreCase(text)) throw new IllegalArgumentException("Not a UUID");
        return id;
    }

    /** An instant; a date alone is the start of that day where the tenant is. */
    private static OffsetDateTime instant(String text) {
        if (text.indexOf('T') >= 0) return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
        ZoneId zone = Context.find().map(RequestContext::zone).orElse(ZoneOffset.UTC);
        return LocalDate.parse(text).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }

    private String constant(String text) {
        for (Object constant : type.getEnumConstants()) {
            String stored = ((Enum<?>) constant).name();
            if (stored.equalsIgnoreCase(text) || Json.tree(constant).asText().equals(text)) return stored;
        }
        throw JsonFaults.wrongType(name, type)
                .with(
                        "allowed",
                        java.util.Arrays.stream(type.getEnumConstants())
                                .map(each -> Json.tree(each).asText())
                                .toList());
    }

    /** The value of a sort column as text that {@link #parse} reads back to the same value. */
    @Nullable
    String read(ResultSet rows, String column) throws SQLException {
        if (type == Instant.class) {
            OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant().toString();
        }
        if (type == Boolean.class) {
            boolean value = rows.getBoolean(column);
            return rows.wasNull() ? null : String.valueOf(value);
        }
        if (type == BigDecimal.class) {
            BigDecimal value = rows.getBigDecimal(column);
            return value == null ? null : value.toPlainString();
        }
        if (type == LocalTime.class) {
            LocalTime value = rows.getObject(column, LocalTime.class);
            return value == null ? null : value.toString();
        }
        return rows.getString(column);
    }

    @Override
    public String toString() {
        return name + " (" + type.getSimpleName().toLowerCase(Locale.ROOT) + ")";
    }
}
