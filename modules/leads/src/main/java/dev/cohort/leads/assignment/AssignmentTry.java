package dev.cohort.leads.assignment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How past leads would have been given to people by the rules as they stand. Nothing was changed by trying. */
public final class AssignmentTry {
    private AssignmentTry() {}

    /**
     * What is to be tried.
     *
     * @param from first day of arrival; null for 30 days back
     * @param to last day of arrival; null for today
     * @param all whether rules that are not switched on count too; null for yes
     */
    public record Wish(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean all) {}

    /**
     * What would have come of it.
     *
     * @param arrived how many came in that time
     * @param leads how many of them were looked at: the latest 5,000 at most
     * @param unassigned for how many no rule was
     * @param items the latest of them, one by one
     */
    public record Outcome(
            long arrived, int leads, int unassigned, List<Share> byOwner, List<Share> byRule, List<Line> items) {}

    /** How many leads somebody or a rule would have had. */
    public record Share(@Nullable UUID id, String name, int leads) {}

    /**
     * One lead.
     *
     * @param ruleName null where no rule is for it
     * @param ownerName null where a team would have got it, or nobody
     */
    public record Line(
            UUID leadId,
            String number,
            String name,
            @Nullable String nowName,
            @Nullable String ruleName,
            @Nullable String ownerName,
            @Nullable String teamName) {}
}
