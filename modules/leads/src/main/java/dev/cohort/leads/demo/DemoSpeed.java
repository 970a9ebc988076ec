package dev.cohort.leads.demo;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** How soon the leads of the last weeks were answered, and rules by which they would be given to people. */
final class DemoSpeed {
    private static final String CLOCK = """
            update lead set clock_from = created_at where created_at > now() - interval '45 days'
            """;
    private static final String ANSWERED = """
            select l.id from lead l
            where l.clock_from is not null and l.owner_id is not null and l.stage <> 'new'
            order by l.number_value
            """;
    private static final String ANSWER = """
            update lead set human_touch_at = clock_from + :seconds * interval '1 second', human_touch_by = owner_id,
                human_seconds = :seconds
            where id = :id
            """;
    private static final String RULES = """
            insert into assignment_rule (id, position, name, active, condition, target, created_at, changed_at)
            select gen_random_uuid(), r.position, r.name, false, r.condition::jsonb, jsonb_build_object('kind', r.kind,
                'memberIds', (select jsonb_agg(m.id) from member m join member_role mr on mr.member_id = m.id
                    join role o on o.id = mr.role_id and o.key = 'sales')), now(), now()
            from (values (1, 'Recommended', '{"sources":["referral","word of mouth"]}', 'least_loaded'),
                (2, 'Everybody else', '{}', 'round_robin')) r (position, name, condition, kind)
            where exists (select 1 from member_role mr join role o on o.id = mr.role_id and o.key = 'sales')
            """;
    private static final int SHORTEST = 90;
    private static final double SPREAD = 3_600;

    private DemoSpeed() {}

    static void fill(Handle sql, long seed) {
        Random random = new Random(seed);
        sql.execute(CLOCK);
        List<UUID> answered = sql.createQuery(ANSWERED).mapTo(UUID.class).list();
        PreparedBatch batch = sql.prepareBatch(ANSWER);
        for (UUID id : answered) {
            // Most within minutes, some after an hour or more.
            double late = Math.pow(random.nextDouble(), 4);
            batch.bind("id", id)
                    .bind("seconds", SHORTEST + (int) (late * SPREAD * 4))
                    .add();
        }
        if (!answered.isEmpty()) batch.execute();
        sql.execute(RULES);
    }
}
