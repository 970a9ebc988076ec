package dev.cohort.ui.task;

import dev.cohort.request.Context;
import dev.cohort.task.TaskDetails;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.TaskType;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.NextStep;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Tasks in words and signs: the same wherever they stand. */
public final class TaskWords {
    private static final int WEEK = 7;

    private TaskWords() {}

    public static String type(TaskType type) {
        return Words.of("tasks.type." + type.name().toLowerCase(Locale.ROOT));
    }

    public static String priority(TaskPriority priority) {
        return Words.of("tasks.priority." + priority.name().toLowerCase(Locale.ROOT));
    }

    public static Icon icon(TaskType type) {
        return switch (type) {
            case CALL -> Icon.PHONE;
            case EMAIL -> Icon.MAIL;
            case MESSAGE -> Icon.MESSAGE;
            case MEETING -> Icon.CALENDAR;
            case FOLLOW_UP -> Icon.SWAP;
            case TODO -> Icon.TASK;
        };
    }

    /** Said only of what presses more than usual. */
    public static Markup pressing(TaskPriority priority) {
        return switch (priority) {
            case URGENT -> Badge.markup(priority(priority), Tone.RED);
            case HIGH -> Badge.markup(priority(priority), Tone.ORANGE);
            case NORMAL, LOW -> Markup.EMPTY;
        };
    }

    /** When it is due, in the colour of how much it presses; empty for any day. */
    public static Markup due(TaskDetails task, Instant now) {
        LocalDate day = task.dueOn();
        if (day == null) return Markup.EMPTY;
        LocalDate today = LocalDate.ofInstant(now, Context.current().zone());
        NextStep urgency = task.overdue() ? NextStep.OVERDUE : day.equals(today) ? NextStep.TODAY : NextStep.LATER;
        return urgency.markup(when(task, day, today), "");
    }

    private static String when(TaskDetails task, LocalDate day, LocalDate today) {
        String time = task.dueTime() == null
                ? ""
                : " "
                        + DateTimeFormatter.ofPattern(Words.of("date.time"), Words.locale())
                                .format(task.dueTime());
        return day(day, today) + time;
    }

    private static String day(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, day);
        if (days == 0) return Words.of("tasks.today");
        if (days == 1) return Words.of("tasks.tomorrow");
        if (days == -1) return Words.of("tasks.yesterday");
        if (days > 1 && days < WEEK) return day.format(DateTimeFormatter.ofPattern("EEE", Words.locale()));
        return Dates.near(day, today);
    }
}
