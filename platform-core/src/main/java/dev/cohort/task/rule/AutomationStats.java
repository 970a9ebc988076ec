package dev.cohort.task.rule;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What rules have done.
 *
 * @param rules each rule
 * @param byHand the same of tasks that somebody wrote
 * @param openByPriority open tasks of all kinds
 */
public record AutomationStats(List<OfRule> rules, Figures byHand, Map<String, Long> openByPriority) {

    /** Of one rule; id and trigger are null for what was made for all leads at once. */
    public record OfRule(
            @Nullable UUID id,
            @Nullable String title,
            @Nullable String trigger,
            boolean active,
            Figures figures) {}

    /**
     * Counts of tasks.
     *
     * @param doneInTimePercent of those that are done, how many were done by when they were due; null while none is done
     * @param openByPriority the open ones by {@code low}, {@code normal}, {@code high}, {@code urgent}
     */
    public record Figures(
            long created,
            long open,
            long done,
            long overdue,
            @Nullable Integer doneInTimePercent,
            Map<String, Long> openByPriority) {}
}
