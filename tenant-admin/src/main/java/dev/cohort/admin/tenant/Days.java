package dev.cohort.admin.tenant;

import dev.cohort.request.Context;
import dev.cohort.ui.Words;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Days as the viewer writes them. */
final class Days {
    private Days() {}

    static String of(Instant when) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Words.locale())
                .format(when.atZone(Context.current().zone()));
    }
}
