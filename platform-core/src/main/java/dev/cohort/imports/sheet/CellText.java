package dev.cohort.imports.sheet;

import dev.cohort.imports.sheet.NumberFormats.Shown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a cell says, as text. */
final class CellText {
    private static final long DAY_SECONDS = 86_400;
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate BEFORE_1904 = LocalDate.of(1904, 1, 1);
    private static final int LAST_DAY_OF_1900_BUG = 60;
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
    // As many digits as spreadsheets keep: what lies beyond is the rest of a binary fraction.
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final int LONGEST = 400;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter CLOCK_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final NumberFormats formats;
    private final SharedTexts texts;
    private final boolean since1904;

    CellText(NumberFormats formats, SharedTexts texts, boolean since1904) {
        this.formats = formats;
        this.texts = texts;
        this.since1904 = since1904;
    }

    /**
     * @param type the cell's {@code t}
     * @param style the cell's {@code s}
     * @param value what stands in {@code v} or {@code is}
     */
    String of(@Nullable String type, @Nullable String style, String value) {
        if (value.isEmpty()) return "";
        return switch (type) {
            case "s" -> texts.get(value);
            case "str", "inlineStr" -> unescaped(value);
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            case "e" -> value;
            case "d" -> value.endsWith("T00:00:00") ? value.substring(0, value.indexOf('T')) : value;
            case null, default -> number(value.strip(), formats.of(style));
        };
    }

    /** Characters that XML cannot hold are written as {@code _x000D_}. */
    static String unescaped(String text) {
        if (!text.contains("_x")) return text;
        Matcher matcher = ESCAPED.matcher(text);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private String number(String text, Shown shown) {
        BigDecimal number;
        try {
            if (text.length() > LONGEST) return text;
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            return text;
        }
        if (Math.abs((long) number.scale()) > LONGEST) return text;
        return switch (shown.kind()) {
            case NUMBER -> padded(plain(number), shown.digits());
            case PERCENT -> plain(number.movePointRight(2)) + "%";
            case DAY, TIME, DAY_AND_TIME -> isDay(number) ? moment(number, shown) : plain(number);
        };
    }

    private static String plain(BigDecimal number) {
        // A whole number is kept to its last digit: it may be the number of something.
        BigDecimal whole = number.scale() <= 0 ? number : number.round(SHOWN).stripTrailingZeros();
        return (whole.scale() < 0 ? whole.setScale(0) : whole).toPlainString();
    }

    private static String padded(String number, int digits) {
        boolean whole = number.chars().allMatch(Character::isDigit);
        return whole && number.length() < digits ? "0".repeat(digits - number.length()) + number : number;
    }

    private static boolean isDay(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(LAST_DAY) < 0;
    }

    private String moment(BigDecimal serial, Shown shown) {
        long days = serial.longValue();
        long seconds = serial.subtract(BigDecimal.valueOf(days))
                .multiply(BigDecimal.valueOf(DAY_SECONDS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        if (seconds >= DAY_SECONDS) {
            days++;
            seconds = 0;
        }
        LocalTime time = LocalTime.ofSecondOfDay(seconds);
        String clock = time.format(time.getSecond() == 0 ? CLOCK : CLOCK_SECONDS);
        if (shown.kind() == NumberFormats.Kind.TIME && days == 0) return clock;
        String day = day(days).toString();
        boolean daily = shown.kind() == NumberFormats.Kind.DAY || seconds == 0;
        return daily ? day : day + " " + clock;
    }

    /** Excel takes 1900 for a leap year: before its 29 February the days count from one later. */
    private LocalDate day(long serial) {
        if (since1904) return BEFORE_1904.plusDays(serial);
        return BEFORE_1900.plusDays(serial < LAST_DAY_OF_1900_BUG ? serial + 1 : serial);
    }
}
