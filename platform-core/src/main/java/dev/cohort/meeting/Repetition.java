package dev.cohort.meeting;

import dev.cohort.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** How meetings repeat: a rule of RFC 5545 over days that comes to an end. The time of day stays, whatever clocks do. */
record Repetition(String rule) {
    /** So many meetings a series has at most: four years of weeks. */
    static final int MOST = 210;

    private static final int LONGEST = 200;

    /** @throws Problem 422 for text that is no rule, is finer than days, or never ends */
    static Repetition parse(String text) {
        Repetition repetition = new Repetition(text.strip().toUpperCase(Locale.ROOT));
        if (repetition.rule.length() > LONGEST) throw refused("recurrence", text);
        RecurrenceRule parsed = repetition.parsed();
        switch (parsed.getFreq()) {
            case DAILY, WEEKLY, MONTHLY, YEARLY -> {}
            default -> throw refused("recurrence-too-fine", text);
        }
        if (parsed.isInfinite()) throw refused("recurrence-endless", text);
        return repetition;
    }

    /**
     * The days from this one on.
     *
     * @throws Problem 422 when they are none or too many
     */
    List<LocalDate> days(LocalDate from) {
        List<LocalDate> days = new ArrayList<>();
        RecurrenceRuleIterator dates =
                parsed().iterator(new DateTime(from.getYear(), from.getMonthValue() - 1, from.getDayOfMonth()));
        while (dates.hasNext() && days.size() <= MOST) {
            DateTime next = dates.nextDateTime();
            days.add(LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth()));
        }
        if (days.isEmpty()) throw refused("recurrence-empty", rule);
        if (days.size() > MOST) throw Problem.invalid().at("recurrence", "recurrence-too-many", "max", MOST);
        return days;
    }

    /** Whether it comes to just these days. */
    boolean makes(List<LocalDate> days) {
        if (days.isEmpty()) return false;
        try {
            return days(days.getFirst()).equals(days);
        } catch (Problem e) {
            return false;
        }
    }

    /** The same, so many times. */
    Repetition times(int count) {
        return new Repetition(Stream.concat(
                        parts().filter(part -> !part.startsWith("COUNT=") && !part.startsWith("UNTIL=")),
                        Stream.of("COUNT=" + count))
                .collect(Collectors.joining(";")));
    }

    /** The same on whatever days it now begins with. */
    Repetition onAnyDay() {
        return new Repetition(parts().filter(part -> !part.startsWith("BY")).collect(Collectors.joining(";")));
    }

    private Stream<String> parts() {
        return Stream.of(rule.split(";"));
    }

    private RecurrenceRule parsed() {
        try {
            return new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException e) {
            throw refused("recurrence", rule).causedBy(e);
        }
    }

    private static Problem refused(String code, String text) {
        return Problem.invalid().at("recurrence", code, "value", text);
    }
}
