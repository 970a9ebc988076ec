package dev.cohort.app.task;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.cohort.task.TaskDetails;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Words;
import java.time.Duration;
import java.time.Instant;

/** Who has been told of a task that stays undone, and when the next one will be. */
final class EscalationLadder {
    private static final int LEAD = 1;
    private static final int MANAGERS = 2;

    private EscalationLadder() {}

    static Component of(TaskDetails task, int hours, Instant now) {
        String owner =
                task.owner() == null ? Words.of("tasks.nobody") : task.owner().name();
        var ladder = Parts.div("ladder sm");
        step(ladder, owner, true);
        // Without a lead of the team, or where it is the owner's own, the managers are next.
        String lead = task.teamLead();
        if (lead != null && !lead.equals(owner))
            step(ladder, Words.of("tasks.escalation.lead", lead), task.escalation() >= LEAD);
        step(ladder, Words.of("tasks.escalation.managers"), task.escalation() >= MANAGERS);
        if (task.escalation() < MANAGERS && task.dueAt() != null) {
            Instant next = task.dueAt().plus(Duration.ofHours((long) hours * (task.escalation() + 1)));
            long left = Math.max(0, Duration.between(now, next).toHours());
            ladder.add(Parts.span(
                    "t3", left == 0 ? Words.of("tasks.escalation.soon") : Words.of("tasks.escalation.in", left)));
        }
        return ladder;
    }

    private static void step(Div ladder, String who, boolean told) {
        if (ladder.getComponentCount() > 0) ladder.add(Icon.ARROW_RIGHT.create(Icon.Size.SMALL));
        var step = Parts.span(told ? "rung told" : "rung", who);
        if (told) step.addComponentAsFirst(Icon.CHECK.create(Icon.Size.SMALL));
        ladder.add(step);
    }
}
