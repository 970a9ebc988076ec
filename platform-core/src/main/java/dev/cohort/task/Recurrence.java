package dev.cohort.task;

import dev.cohort.problem.Problem;
import java.time.LocalDate;
import java.util.Optional;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** How a task comes back: a recurrence rule of RFC 5545 over days. */
record Recurrence(String rule) {
    private static final int MOST_SKIPPED = 10_000;

    /** @throws Problem 422 for text that is no rule, or one finer than days */
    static Recurrence parse(String text) {
        Recurrence recurrence = new Recurrence(text.strip().toUpperCase(java.util.Locale.ROOT));
        switch (recurrence.parsed().getFreq()) {
            case DAILY, WEEKLY, MONTHLY, YEARLY -> {
                return recurrence;
            }
            default -> throw Problem.invalid().at("recurrence", "recurrence-too-fine", "value", text);
        }
    }

    /**
     * The next day after both this one and today, counted from when it was due.
     *
     * @return empty when the rule has come to its end
     */
    Optional<LocalDate> after(LocalDate due, LocalDate today) {
        RecurrenceRuleIterator days = parsed().iterator(dateTime(due));
        for (int i = 0; i < MOST_SKIPPED && days.hasNext(); i++) {
            DateTime next = days.nextDateTime();
            LocalDate day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
            if (day.isAfter(due) && !day.isBefore(today)) return Optional.of(day);
        }
        return Optional.empty();
    }

    private RecurrenceRule parsed() {
        try {
            return new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException e) {
            throw Problem.invalid()
                    .at("recurrence", "recurrence", "value", rule)
                    .causedBy(e);
        }
    }

    private static DateTime dateTime(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    }
}
