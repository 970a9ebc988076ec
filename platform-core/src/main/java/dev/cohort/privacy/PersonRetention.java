package dev.cohort.privacy;

import dev.cohort.module.Contributions;
import dev.cohort.person.People;
import dev.cohort.person.PersonRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/** For how long people are kept of whom there is no record of any kind: a contact that was typed in, and no more. */
@ApplicationScoped
public class PersonRetention implements RetentionOfPeople {
    private final Contributions contributions;

    @Inject
    PersonRetention(Contributions contributions) {
        this.contributions = contributions;
    }

    @Override
    public String recordType() {
        return People.RECORD;
    }

    @Override
    public List<String> scopes() {
        return List.of("without-records");
    }

    @Override
    public String idle(String scope) {
        String anything = contributions.of(PersonRole.class).stream()
                .map(role -> "(" + role.held("p.id") + ")")
                .collect(Collectors.joining(" or "));
        return """
                select p.id as person_id from person p
                where p.merged_into is null and p.created_at < :before and p.changed_at < :before
                    and not exists (select from message x where x.person_id = p.id and x.created_at >= :before)
                    and not exists (
                        select from person_relation r where r.person_id = p.id or r.other_id = p.id)
                    and not exists (
                        select from meeting_invitee i join meeting m on m.id = i.meeting_id
                        where i.person_id = p.id and m.ends_at >= :before)
                    and not exists (select from activity a where a.person_id = p.id and a.happened_at >= :before)
                    and not exists (select from task t where t.person_id = p.id and t.status = 'OPEN')
                """ + (anything.isEmpty() ? "" : "and not (" + anything + ")");
    }

    /** What keeps them stands in the query itself. */
    @Override
    public String inUse(String person) {
        return "false";
    }
}
