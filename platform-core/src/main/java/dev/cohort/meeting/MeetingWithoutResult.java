package dev.cohort.meeting;

import dev.cohort.task.rule.TaskTrigger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** A meeting ended so many days ago, and nobody has said what came of it. */
@ApplicationScoped
public class MeetingWithoutResult implements TaskTrigger {

    @Override
    public String key() {
        return "meeting.without-result";
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
        return Set.of("title", "owner");
    }

    @Override
    public String occurrences() {
        return """
                select mt.id as subject_id, cast(mt.ends_at as text) as occurrence,
                    mt.ends_at + make_interval(days => cast(:option as int)) as at, mt.record_type, mt.record_id, mt.owner_id,
                    mt.branch_id, jsonb_build_object('title', mt.title, 'owner', m.name) as facts
                from meeting mt
                join member m on m.id = mt.owner_id
                where mt.status = 'PLANNED' and mt.result is null
                    and mt.ends_at < :now - make_interval(days => cast(:option as int))
                """;
    }
}
