package dev.cohort.task.rule;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** A task has been overdue for so many days. What such a rule has made itself does not call for more. */
@ApplicationScoped
public class TaskOverdue implements TaskTrigger {

    @Override
    public String key() {
        return "task.overdue";
    }

    @Override
    public Kind kind() {
        return Kind.STATE;
    }

    @Override
    public Option option() {
        return Option.DAYS;
    }

    @Override
    public Set<String> facts() {
        return Set.of("subject", "priority", "type", "owner");
    }

    @Override
    public String occurrences() {
        return """
                select t.id as subject_id, cast(t.due_at as text) as occurrence,
                    t.due_at + make_interval(days => cast(:option as int)) as at, t.record_type, t.record_id, t.owner_id,
                    t.branch_id,
                    jsonb_build_object('subject', t.subject, 'priority', lower(t.priority), 'type', lower(t.type),
                        'owner', m.name) as facts
                from task t
                left join member m on m.id = t.owner_id
                where t.status = 'OPEN' and t.due_at < :now - make_interval(days => cast(:option as int))
                    and not exists (
                        select from task_rule maker
                        where cast(maker.id as text) = t.rule and maker.trigger = 'task.overdue')
                """;
    }
}
