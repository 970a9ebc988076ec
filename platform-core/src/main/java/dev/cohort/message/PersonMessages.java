package dev.cohort.message;

import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.person.PersonReach;
import dev.cohort.person.PersonRecord;
import dev.cohort.record.Records;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A person's communication log: what was said to them and by them over any channel, about any of their records. */
@ApplicationScoped
public class PersonMessages {
    private static final String PERSON = "person";

    private final MessageDesk desk;
    private final Records records;
    private final PersonReach reach;

    @Inject
    PersonMessages(MessageDesk desk, Records records, PersonReach reach) {
        this.desk = desk;
        this.records = records;
        this.reach = reach;
    }

    /**
     * One page, the latest first.
     *
     * @throws dev.cohort.problem.Problem 404 when there is nobody whom the caller may see
     */
    @Transactional
    @RequiresPermission(CorePermissions.MESSAGE_READ)
    public Page<MessageDetails> list(UUID personId, ListQuery query) {
        records.get(PERSON, personId);
        StringBuilder sql = new StringBuilder("(m.person_id = ?");
        List<Object> values = new ArrayList<>(List.of(personId));
        for (PersonRecord record : reach.records(List.of(personId)).getOrDefault(personId, List.of())) {
            sql.append(" or m.record_type = ? and m.record_id = ?");
            values.add(record.type());
            values.add(record.id());
        }
        return desk.list(query, new Visible(sql.append(')').toString(), values));
    }
}
