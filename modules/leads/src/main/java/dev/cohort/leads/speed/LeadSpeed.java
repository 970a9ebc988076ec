package dev.cohort.leads.speed;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How soon leads of a period were answered.
 *
 * @param humanTarget seconds within which a person is to answer
 * @param automaticTarget seconds within which the product itself is to answer
 */
public record LeadSpeed(
        LocalDate from,
        LocalDate to,
        int humanTarget,
        int automaticTarget,
        Figures total,
        List<Group> bySource,
        List<Group> byOwner,
        List<Group> byDay) {

    /**
     * Figures over some leads.
     *
     * @param leads those that came with a clock
     * @param answered those that somebody has turned to
     * @param within those of them within the target
     * @param late those nobody has turned to though the target has passed
     * @param percentWithin of those answered or late; null where there are none
     * @param medianSeconds to the first person, as long as it truly took, nights and holidays included; null where nobody was answered
     * @param automaticWithin those the product answered in time
     * @param medianAutomaticSeconds to the product's own answer
     */
    public record Figures(
            long leads,
            long answered,
            long within,
            long late,
            @Nullable Integer percentWithin,
            @Nullable Integer medianSeconds,
            long automaticWithin,
            @Nullable Integer medianAutomaticSeconds) {}

    /**
     * The figures of one source, owner or day.
     *
     * @param id of the owner; null for others, and for leads of nobody
     */
    public record Group(String key, @Nullable UUID id, Figures figures) {}
}
