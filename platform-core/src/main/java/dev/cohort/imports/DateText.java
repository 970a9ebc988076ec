package dev.cohort.imports;

import dev.cohort.imports.ImportOptions.DateOrder;
import dev.cohort.person.PersonRules;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as people write them: 2026-03-01, 20260301, 01.03.2026, 1 Mar 2026, March 1, 2026, 3/1/2026; a time behind it does
 * not matter. Nothing is bent into shape: 30 February is no date, and 3/1/2026 is one only where the order is known.
 */
public sealed interface DateText {
    /** A day of the calendar. */
    record Day(LocalDate date) implements DateText {}

    /** Not one; the code says why: {@code date-unreadable}, {@code date-impossible}, {@code date-ambiguous}. */
    record Fault(String code) implements DateText {}

    Map<String, Integer> MONTHS = Months.names();

    /** ISO 8601 without hyphens; a year that no person or plan of ours has is a number of another kind. */
    Pattern BASIC = Pattern.compile("(?:19|20)\\d{6}");

    static DateText parse(String typed, @Nullable DateOrder order) {
        List<String> parts = Parts.of(typed.strip());
        if (parts.size() == 1 && BASIC.matcher(parts.getFirst()).matches()) return basic(parts.getFirst());
        if (parts.size() < 3) return new Fault("date-unreadable");
        String first = parts.get(0);
        String second = parts.get(1);
        String third = parts.get(2);
        Integer month = MONTHS.get(second);
        if (month != null) return named(first, month, third);
        month = MONTHS.get(first);
        if (month != null) return named(second, month, third);
        int a = Parts.number(first);
        int b = Parts.number(second);
        int c = Parts.number(third);
        if (a < 0 || b < 0 || c < 0) return new Fault("date-unreadable");
        if (first.length() == 4) return day(a, b, c);
        if (third.length() != 4) return new Fault(third.length() == 2 ? "date-ambiguous" : "date-unreadable");
        if (typed.indexOf('.') > 0) return day(c, b, a);
        if (a > 12 || a == b) return day(c, b, a);
        if (b > 12) return day(c, a, b);
        if (order == null) return new Fault("date-ambiguous");
        return order == DateOrder.DAY_FIRST ? day(c, b, a) : day(c, a, b);
    }

    private static DateText basic(String digits) {
        return day(
                Parts.number(digits.substring(0, 4)),
                Parts.number(digits.substring(4, 6)),
                Parts.number(digits.substring(6)));
    }

    /** The order that this value alone gives away; null when it fits both. */
    static @Nullable DateOrder order(String typed) {
        if (typed.indexOf('.') > 0) return null;
        List<String> parts = Parts.of(typed.strip());
        if (parts.size() < 3 || parts.get(2).length() != 4) return null;
        int a = Parts.number(parts.get(0));
        int b = Parts.number(parts.get(1));
        if (a > 12 && a <= 31 && b >= 1 && b <= 12) return DateOrder.DAY_FIRST;
        if (b > 12 && b <= 31 && a >= 1 && a <= 12) return DateOrder.MONTH_FIRST;
        return null;
    }

    private static DateText named(String day, int month, String year) {
        int d = Parts.number(day);
        int y = Parts.number(year);
        return d < 0 || year.length() != 4 || y < 0 ? new Fault("date-unreadable") : day(y, month, d);
    }

    private static DateText day(int year, int month, int day) {
        try {
            return new Day(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return new Fault("date-impossible");
        }
    }

    /** The first three words or numbers of a text. */
    final class Parts {
        private Parts() {}

        static List<String> of(String text) {
            List<String> parts = new java.util.ArrayList<>(4);
            StringBuilder part = new StringBuilder();
            for (int i = 0; i < text.length() && parts.size() < 3; i++) {
                char c = text.charAt(i);
                if (Character.isLetterOrDigit(c)) {
                    part.append(c);
                } else if (c == '-' || c == '.' || c == '/' || c == ' ' || c == ',') {
                    flush(part, parts);
                } else if (parts.size() == 2 && part.length() == 5) {
                    // The minutes of a time behind the date.
                    flush(part, parts);
                } else {
                    return List.of();
                }
            }
            if (parts.size() < 3) flush(part, parts);
            // 2026-03-01T10:00
            if (parts.size() == 3 && parts.get(2).length() > 4) {
                int t = parts.get(2).indexOf('t');
                if (t == 2) parts.set(2, parts.get(2).substring(0, 2));
            }
            return parts;
        }

        private static void flush(StringBuilder part, List<String> parts) {
            if (part.isEmpty()) return;
            String word = PersonRules.fold(part.toString());
            // 1st, 2nd, 3rd, 4th
            if (word.length() > 2 && Character.isDigit(word.charAt(0)) && word.matches("\\d{1,2}(st|nd|rd|th)"))
                word = word.substring(0, word.length() - 2);
            parts.add(word);
            part.setLength(0);
        }

        static int number(String part) {
            if (part.isEmpty() || part.length() > 4) return -1;
            int value = 0;
            for (int i = 0; i < part.length(); i++) {
                char c = part.charAt(i);
                if (c < '0' || c > '9') return -1;
                value = value * 10 + c - '0';
            }
            return value;
        }
    }

    /** Month names of the languages that files come in. */
    final class Months {
        private Months() {}

        private static Map<String, Integer> names() {
            Map<String, Integer> names = new HashMap<>();
            for (String language : List.of("en", "de", "ru", "fr", "es", "it", "pt", "pl", "nl", "tr", "uk")) {
                for (java.time.Month month : java.time.Month.values()) {
                    for (TextStyle style : List.of(
                            TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE)) {
                        String name = PersonRules.fold(month.getDisplayName(style, Locale.of(language)))
                                .replace(".", "");
                        if (name.length() > 2 && Character.isLetter(name.charAt(0)))
                            names.putIfAbsent(name, month.getValue());
                    }
                }
            }
            names.put("sept", 9);
            return Map.copyOf(names);
        }
    }
}
