package dev.cohort.leads.dayui;

import dev.cohort.leads.LaneTotals;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.LeadStatus;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many leads stand at each stage now. */
record StageCounts(Map<LeadStage, Long> leads) {
    /** The way of a lead to its goal; enrolled and converted are two ways to the same. */
    static final List<LeadStage> WAY = List.of(
            LeadStage.NEW,
            LeadStage.CONTACTED,
            LeadStage.INTERESTED,
            LeadStage.TRIAL_SCHEDULED,
            LeadStage.TRIAL_ATTENDED,
            LeadStage.QUALIFIED,
            LeadStage.ENROLLED);

    /** @param statuses the tenant's own, which say on which stage the leads of a lane stand */
    static StageCounts of(List<LaneTotals> lanes, List<LeadStatus> statuses) {
        Map<LeadStage, Long> counts = new EnumMap<>(LeadStage.class);
        for (LaneTotals lane : lanes)
            for (LeadStatus status : statuses)
                if (status.key().equals(lane.status())) counts.merge(status.stage(), lane.leads(), Long::sum);
        return new StageCounts(counts);
    }

    /** A stage of the way and all that lie behind it, up to the goal. */
    static Set<LeadStage> from(LeadStage stage) {
        return EnumSet.range(stage, LeadStage.CONVERTED);
    }

    long at(Set<LeadStage> stages) {
        return stages.stream().mapToLong(stage -> leads.getOrDefault(stage, 0L)).sum();
    }

    long all() {
        return at(EnumSet.allOf(LeadStage.class));
    }
}
