package dev.cohort.leads;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the leads that came in a period have got.
 *
 * @param from first day of arrival, {@code to} the last, both in the tenant's time zone
 * @param total leads that came
 */
public record LeadFunnel(LocalDate from, LocalDate to, long total, List<Step> steps, long lost, long disqualified) {

    /**
     * A stage on the way; {@code enrolled} counts the converted too.
     *
     * @param reached leads that got here or further
     * @param fromPrevious percent of those that reached the stage before; null if none did
     * @param fromAll percent of all; null if none came
     */
    public record Step(
            LeadStage stage,
            long reached,
            @Nullable BigDecimal fromPrevious,
            @Nullable BigDecimal fromAll) {}
}
