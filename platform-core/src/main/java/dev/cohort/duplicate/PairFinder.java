package dev.cohort.duplicate;

import dev.cohort.module.Settings;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.PersonFields;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Finds the pairs of the queue, some thousand people at a time. */
@ApplicationScoped
class PairFinder {
    private static final int CHUNK = 2_000;

    // What more people share says nothing of any two of them: the address of a school, a name as common as a city.
    private static final int MOST_SHARED = 20;
    private static final int MOST_NAMESAKES = 5;

    private static final String SIDE = """
            %1$s.id as %1$s_id, %1$s.first_name as %1$s_first, %1$s.last_name as %1$s_last,
            %1$s.email_normalized as %1$s_email, %1$s.phone_e164 as %1$s_phone, %1$s.whatsapp as %1$s_whatsapp,
            %1$s.telegram as %1$s_telegram, %1$s.instagram as %1$s_instagram, %1$s.birth_date as %1$s_birth,
            %1$s.organization_name as %1$s_company, %1$s.city as %1$s_city""";
    private static final String BOTH = SIDE.formatted("a") + ", " + SIDE.formatted("b");

    private static final String PAIRS = """
            with part as materialized (
                select * from person where deleted_at is null and (:after::uuid is null or id > :after)
                order by id limit :chunk
            ), met as (
                select p.id as one, s.id as other from part p cross join lateral (
                    select x.id from person x where x.email_normalized = p.email_normalized and x.deleted_at is null
                    order by x.id limit :shared) s
                union
                select p.id, s.id from part p cross join lateral (
                    select x.id from person x where x.phone_e164 = p.phone_e164 and x.deleted_at is null
                    order by x.id limit :shared) s
                union
                select p.id, s.id from part p cross join lateral (
                    select x.id from person x
                    where x.birth_date = p.birth_date and x.deleted_at is null
                        and similarity(x.match_name, p.match_name) >= 0.5
                    order by x.id limit :shared) s
                where p.birth_date is not null
                union
                select p.id, s.id from part p cross join lateral (
                    select n.id, count(*) over () as namesakes from (
                        select x.id from person x
                        where x.sort_name = p.sort_name and x.deleted_at is null
                            and (lower(x.city) = lower(p.city) or lower(x.organization_name) = lower(p.organization_name))
                        limit :namesakes + 1) n) s
                where s.namesakes <= :namesakes and p.first_name is not null and p.last_name is not null
                    and (p.city is not null or p.organization_name is not null)
            )
            select %s
            from (select distinct least(one, other) as one, greatest(one, other) as other from met where one <> other) pair
            join person a on a.id = pair.one join person b on b.id = pair.other
            where not exists (
                select from duplicate_pair d where d.first_id = pair.one and d.second_id = pair.other
                    and d.state <> 'OPEN' and d.state <> 'MERGED')
            """.formatted(BOTH);

    private static final String OPEN = """
            select %s from duplicate_pair d join person a on a.id = d.first_id join person b on b.id = d.second_id
            where d.state = 'OPEN' order by d.id
            """.formatted(BOTH);

    private static final String LAST = """
            select max(id::text)::uuid as last, count(*) as looked from (
                select id from person where deleted_at is null and (:after::uuid is null or id > :after)
                order by id limit :chunk) part
            """;

    private static final String KEEP = """
            insert into duplicate_pair (id, first_id, second_id, score, reasons, state, found_at)
            values (:id, :first, :second, :score, :reasons, 'OPEN', :now)
            on conflict (first_id, second_id) do update
            set score = excluded.score, reasons = excluded.reasons, state = 'OPEN', settled_at = null, settled_by = null
            where duplicate_pair.state in ('OPEN', 'MERGED')
            """;

    private final TenantTransaction transaction;
    private final Settings settings;
    private final Clock clock;

    @Inject
    PairFinder(TenantTransaction transaction, Settings settings, Clock clock) {
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Where the look stands.
     *
     * @param last the last one looked at; null at the end
     */
    record Position(@Nullable UUID last, long looked) {}

    record Pair(
            UUID aId,
            @Nullable String aFirst,
            @Nullable String aLast,
            @Nullable String aEmail,
            @Nullable String aPhone,
            @Nullable String aWhatsapp,
            @Nullable String aTelegram,
            @Nullable String aInstagram,
            @Nullable LocalDate aBirth,
            @Nullable String aCompany,
            @Nullable String aCity,
            UUID bId,
            @Nullable String bFirst,
            @Nullable String bLast,
            @Nullable String bEmail,
            @Nullable String bPhone,
            @Nullable String bWhatsapp,
            @Nullable String bTelegram,
            @Nullable String bInstagram,
            @Nullable LocalDate bBirth,
            @Nullable String bCompany,
            @Nullable String bCity) {

        Likeness likeness() {
            Face a = Face.of(
                    new PersonFields(
                            aFirst,
                            aLast,
                            null,
                            null,
                            aWhatsapp,
                            aTelegram,
                            aInstagram,
                            null,
                            aCity,
                            null,
                            aBirth,
                            null,
                            aCompany),
                    aEmail,
                    aPhone);
            Face b = Face.of(
                    new PersonFields(
                            bFirst,
                            bLast,
                            null,
                            null,
                            bWhatsapp,
                            bTelegram,
                            bInstagram,
                            null,
                            bCity,
                            null,
                            bBirth,
                            null,
                            bCompany),
                    bEmail,
                    bPhone);
            return Likeness.of(a, b);
        }
    }

    long people() {
        return transaction
                .handle()
                .createQuery("select count(*) from person where deleted_at is null")
                .mapTo(Long.class)
                .one();
    }

    /** Rates the open questions anew: what was corrected since is none any more. */
    void review() {
        Handle handle = transaction.handle();
        int least = settings.get(DuplicateCheck.QUEUE_FROM);
        List<Pair> open = handle.createQuery(OPEN).mapTo(Pair.class).list();
        List<Pair> gone =
                open.stream().filter(pair -> !isWorth(pair.likeness(), least)).toList();
        if (gone.isEmpty()) return;
        PreparedBatch batch = handle.prepareBatch(
                "delete from duplicate_pair where first_id = :first and second_id = :second and state = 'OPEN'");
        gone.forEach(pair ->
                batch.bind("first", pair.aId()).bind("second", pair.bId()).add());
        batch.execute();
    }

    /** Compares the next people with everybody they share something with. */
    Position look(@Nullable UUID after) {
        Handle handle = transaction.handle();
        int least = settings.get(DuplicateCheck.QUEUE_FROM);
        Position next = handle.createQuery(LAST)
                .bindByType("after", after, UUID.class)
                .bind("chunk", CHUNK)
                .mapTo(Position.class)
                .one();
        if (next.last() == null) return next;
        List<Pair> pairs = handle.createQuery(PAIRS)
                .bindByType("after", after, UUID.class)
                .bind("chunk", CHUNK)
                .bind("shared", MOST_SHARED)
                .bind("namesakes", MOST_NAMESAKES)
                .mapTo(Pair.class)
                .list();
        keep(handle, pairs, least);
        return next;
    }

    private void keep(Handle handle, List<Pair> pairs, int least) {
        Instant now = Instant.now(clock);
        PreparedBatch batch = handle.prepareBatch(KEEP);
        for (Pair pair : pairs) {
            Likeness likeness = pair.likeness();
            if (!isWorth(likeness, least)) continue;
            batch.bind("id", Ids.next())
                    .bind("first", pair.aId())
                    .bind("second", pair.bId())
                    .bind("score", likeness.score())
                    .bindArray("reasons", String.class, likeness.reasonKeys())
                    .bind("now", now)
                    .add();
        }
        if (batch.size() > 0) batch.execute();
    }

    private static boolean isWorth(Likeness likeness, int least) {
        return !likeness.household() && likeness.score() >= least;
    }
}
