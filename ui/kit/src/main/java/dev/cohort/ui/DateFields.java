package dev.cohort.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Fields for days and times, in the viewer's language. */
public final class DateFields {
    private static final Duration STEP = Duration.ofMinutes(15);

    private DateFields() {}

    public static DatePicker day() {
        var field = new DatePicker();
        field.setLocale(Words.locale());
        field.setI18n(words());
        return field;
    }

    /** A day and a time. */
    public static DateTimePicker moment() {
        var field = new DateTimePicker();
        field.setLocale(Words.locale());
        field.setDatePickerI18n(words());
        field.setStep(STEP);
        return field;
    }

    private static DatePickerI18n words() {
        Locale locale = Words.locale();
        return new DatePickerI18n()
                .setMonthNames(Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(days(TextStyle.FULL_STANDALONE, locale))
                .setWeekdaysShort(days(TextStyle.SHORT_STANDALONE, locale))
                .setFirstDayOfWeek(WeekFields.of(locale).getFirstDayOfWeek().getValue() % DayOfWeek.values().length)
                .setToday(Words.of("date.today"))
                .setCancel(Words.of("cancel"));
    }

    /** The picker counts from Sunday. */
    private static List<String> days(TextStyle style, Locale locale) {
        return Stream.concat(Stream.of(DayOfWeek.SUNDAY), Arrays.stream(DayOfWeek.values()))
                .limit(DayOfWeek.values().length)
                .map(day -> day.getDisplayName(style, locale))
                .toList();
    }
}
