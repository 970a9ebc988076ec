package dev.cohort.admin.branch;

import dev.cohort.branch.OpenHours;
import dev.cohort.ui.Words;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How hours and countries are read. */
final class BranchWords {
    private BranchWords() {}

    static String country(String code) {
        return Locale.of("", code).getDisplayCountry(Words.locale());
    }

    static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT_STANDALONE, Words.locale());
    }

    /** Days with the same hours in a row are one line: "Mon–Fri 09:00–18:00". */
    static List<String> lines(List<OpenHours> hours) {
        List<String> lines = new ArrayList<>();
        DayOfWeek first = DayOfWeek.MONDAY;
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean last = day == DayOfWeek.SUNDAY || !spans(hours, day.plus(1)).equals(spans(hours, day));
            if (!last) continue;
            String spans = spans(hours, day);
            String days = first == day ? day(day) : day(first) + "–" + day(day);
            if (!spans.isEmpty()) lines.add(days + "  " + spans);
            first = day.plus(1);
        }
        return lines;
    }

    private static String spans(List<OpenHours> hours, DayOfWeek day) {
        return hours.stream()
                .filter(span -> span.day() == day)
                .map(span ->
                        time(span.from()) + "–" + (span.to().equals(LocalTime.MIDNIGHT) ? "24:00" : time(span.to())))
                .collect(Collectors.joining(", "));
    }

    private static String time(LocalTime time) {
        return time.format(DateTimeFormatter.ofPattern(Words.of("date.time"), Words.locale()));
    }
}
