package dev.cohort.leads.assignment;

import dev.cohort.module.Setting;
import java.util.List;

/** What a tenant may set of assignment and of how soon it answers. */
public final class AssignmentSettings {
    /** Whether who gets a lead by a rule gets a first task with it. */
    public static final Setting<Boolean> FIRST_TASK = new Setting<>("leads.first-task", Boolean.class, true);

    /** Minutes after which a lead that nobody has turned to goes on to the next; 0 for never. */
    public static final Setting<Integer> SLA_MINUTES = new Setting<>("leads.sla-minutes", Integer.class, 0);

    /** How often a lead goes on at most. */
    public static final Setting<Integer> SLA_TIMES = new Setting<>("leads.sla-times", Integer.class, 2);

    /** Whether only working hours count for the SLA and for speed to lead. */
    public static final Setting<Boolean> IN_WORKING_HOURS =
            new Setting<>("leads.clock-in-working-hours", Boolean.class, true);

    /** Seconds within which the product itself is to answer. */
    public static final Setting<Integer> AUTOMATIC_SECONDS =
            new Setting<>("leads.speed-automatic-seconds", Integer.class, 60);

    /** Minutes within which a person is to answer. */
    public static final Setting<Integer> HUMAN_MINUTES = new Setting<>("leads.speed-human-minutes", Integer.class, 15);

    private AssignmentSettings() {}

    public static List<Setting<?>> all() {
        return List.of(FIRST_TASK, SLA_MINUTES, SLA_TIMES, IN_WORKING_HOURS, AUTOMATIC_SECONDS, HUMAN_MINUTES);
    }
}
