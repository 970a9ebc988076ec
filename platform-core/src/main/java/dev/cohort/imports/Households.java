package dev.cohort.imports;

import dev.cohort.duplicate.Likeness;
import dev.cohort.persistence.Ids;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonFields;
import dev.cohort.person.PersonRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Binds the people of an import who share an address or a number and are clearly two, with each other and with those who
 * were there: siblings, a child and who pays. In the running transaction, once all rows are written.
 */
final class Households {
    /** What more people share is the number of a school or an office. */
    private static final int MOST = 6;

    // From the keys that two have, not from the people: nearly all keys are one person's own.
    private static final String PAIRS = """
            with mine as materialized (
                select person_id from import_row where import_id = :id
                union
                select person_id from import_match where import_id = :id and person_id is not null
            ), shared as materialized (
                select 'e' || p.email_normalized as key, array_agg(p.id) as people
                from person p
                where p.deleted_at is null and p.email_normalized in (
                    select email from import_row where import_id = :id and email is not null)
                group by p.email_normalized having count(*) between 2 and :most
                union all
                select 'p' || p.phone_e164, array_agg(p.id)
                from person p
                where p.deleted_at is null and p.phone_e164 in (
                    select phone from import_row where import_id = :id and phone is not null)
                group by p.phone_e164 having count(*) between 2 and :most
            ), pairs as (
                select distinct a.id as a, b.id as b
                from shared s cross join lateral unnest(s.people) a (id) cross join lateral unnest(s.people) b (id)
                where a.id < b.id and (a.id in (select person_id from mine) or b.id in (select person_id from mine))
            )
            select a.id as one, a.first_name as one_first, a.last_name as one_last, a.birth_date as one_birth,
                a.email_normalized as one_email, a.phone_e164 as one_phone,
                b.id as other, b.first_name as other_first, b.last_name as other_last, b.birth_date as other_birth,
                b.email_normalized as other_email, b.phone_e164 as other_phone
            from pairs join person a on a.id = pairs.a join person b on b.id = pairs.b
            where not exists (
                select from person_relation x
                where (x.person_id = a.id and x.other_id = b.id or x.person_id = b.id and x.other_id = a.id))
            order by a.id, b.id
            """;

    private static final String BIND = """
            insert into person_relation (id, person_id, other_id, kind, created_by, created_at, import_id)
            values (:relation, :one, :other, 'HOUSEHOLD', :member, :now, :id)
            on conflict (person_id, other_id, kind) do nothing
            """;

    private Households() {}

    /** Two who share a key. */
    record Pair(
            UUID one,
            @Nullable String oneFirst,
            @Nullable String oneLast,
            @Nullable LocalDate oneBirth,
            @Nullable String oneEmail,
            @Nullable String onePhone,
            UUID other,
            @Nullable String otherFirst,
            @Nullable String otherLast,
            @Nullable LocalDate otherBirth,
            @Nullable String otherEmail,
            @Nullable String otherPhone) {

        boolean isHousehold() {
            return Likeness.of(
                            person(oneFirst, oneLast, oneBirth, oneEmail, onePhone),
                            person(otherFirst, otherLast, otherBirth, otherEmail, otherPhone))
                    .household();
        }

        private static CleanPerson person(
                @Nullable String first,
                @Nullable String last,
                @Nullable LocalDate birth,
                @Nullable String email,
                @Nullable String phone) {
            var fields =
                    new PersonFields(first, last, null, null, null, null, null, null, null, null, birth, null, null);
            return PersonRules.derived(fields, email, phone);
        }
    }

    static void bind(Handle handle, UUID importId, @Nullable UUID member, Instant now) {
        List<Pair> pairs = handle.createQuery(PAIRS)
                .bind("id", importId)
                .bind("most", MOST)
                .mapTo(Pair.class)
                .list();
        PreparedBatch batch = handle.prepareBatch(BIND);
        for (Pair pair : pairs) {
            if (!pair.isHousehold()) continue;
            batch.bind("relation", Ids.next())
                    .bind("one", pair.one())
                    .bind("other", pair.other())
                    .bind("member", member)
                    .bind("now", now)
                    .bind("id", importId)
                    .add();
        }
        if (batch.size() > 0) batch.execute();
    }
}
