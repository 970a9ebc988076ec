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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    // The living and the merged have an index each; asked for both at once, neither would serve.
    private static final String SHARING = """
            (select x.id as whose, x.id from person x where x.%1$s = f.%1$s and x.deleted_at is null
            order by x.id limit :shared)
            union all
            (select x.merged_into, x.id from person x
            where x.%1$s = f.%1$s and x.deleted_at is not null and x.merged_into is not null
            order by x.id limit :shared)""";

    private static String sharing(String column) {
        return SHARING.formatted(column);
    }

    private static final String PAIRS = """
            with part as materialized (
                select * from person where deleted_at is null and (:after::uuid is null or id > :after)
                order by id limit :chunk
            ), face as (
                -- Whoever was merged is a second face of the one they have become, with the addresses they were known by.
                select p.id as whose, p.id, p.email_normalized, p.phone_e164 from part p
                union all
                select p.id, m.id, m.email_normalized, m.phone_e164
                from part p join person m on m.merged_into = p.id and m.deleted_at is not null
            ), met as (
                select f.whose as one, f.id as one_face, s.whose as other, s.id as other_face
                from face f cross join lateral (
                    %2$s
                ) s
                union
                select f.whose, f.id, s.whose, s.id
                from face f cross join lateral (
                    %3$s
                ) s
                union
                select p.id, p.id, s.id, s.id from part p cross join lateral (
                    select x.id from person x
                    where x.birth_date = p.birth_date and x.deleted_at is null
                        and similarity(x.match_name, p.match_name) >= 0.5
                    order by x.id limit :shared) s
                where p.birth_date is not null
                union
                select p.id, p.id, s.id, s.id from part p cross join lateral (
                    select n.id, count(*) over () as namesakes from (
                        select x.id from person x
                        where x.sort_name = p.sort_name and x.deleted_at is null
                            and (lower(x.city) = lower(p.city) or lower(x.organization_name) = lower(p.organization_name))
                        limit :namesakes + 1) n) s
                where s.namesakes <= :namesakes and p.first_name is not null and p.last_name is not null
                    and (p.city is not null or p.organization_name is not null)
            )
            select pair.first_id, pair.second_id, %1$s
            from (
                select distinct least(one, other) as first_id, greatest(one, other) as second_id,
                    case when one < other then one_face else other_face end as first_face,
                    case when one < other then other_face else one_face end as second_face
                from met where one <> other) pair
            join person a on a.id = pair.first_face join person b on b.id = pair.second_face
            where not exists (
                    select from duplicate_pair d where d.first_id = pair.first_id and d.second_id = pair.second_id
                        and d.state <> 'OPEN' and d.state <> 'MERGED')
                and not exists (
                    select from person w where w.id in (pair.first_id, pair.second_id) and w.deleted_at is not null)
            """.formatted(BOTH, sharing("email_normalized"), sharing("phone_e164"));

    private static final String OPEN = """
            select d.first_id, d.second_id, %s from duplicate_pair d
            cross join lateral (
                select x.* from person x where x.id = d.first_id
                union all
                select x.* from person x where x.merged_into = d.first_id and x.deleted_at is not null) a
            cross join lateral (
                select x.* from person x where x.id = d.second_id
                union all
                select x.* from person x where x.merged_into = d.second_id and x.deleted_at is not null) b
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

    /** Two faces of two people, in the order of the people's ids. */
    record Pair(
            UUID firstId,
            UUID secondId,
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

    /** Two people by the faces they are most alike in. */
    private record Rated(UUID first, UUID second, Likeness likeness) {}

    private static List<Rated> rated(List<Pair> faces) {
        Map<List<UUID>, Likeness> best = new LinkedHashMap<>();
        for (Pair pair : faces)
            best.merge(
                    List.of(pair.firstId(), pair.secondId()),
                    pair.likeness(),
                    (one, other) -> other.score() > one.score() ? other : one);
        return best.entrySet().stream()
                .map(each -> new Rated(each.getKey().getFirst(), each.getKey().getLast(), each.getValue()))
                .toList();
    }

    /** Rates the open questions anew: what was corrected since is none any more. */
    void review() {
        Handle handle = transaction.handle();
        int least = settings.get(DuplicateCheck.QUEUE_FROM);
        List<Rated> gone = rated(handle.createQuery(OPEN).mapTo(Pair.class).list()).stream()
                .filter(pair -> !isWorth(pair.likeness(), least))
                .toList();
        if (gone.isEmpty()) return;
        PreparedBatch batch = handle.prepareBatch(
                "delete from duplicate_pair where first_id = :first and second_id = :second and state = 'OPEN'");
        gone.forEach(pair ->
                batch.bind("first", pair.first()).bind("second", pair.second()).add());
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
        for (Rated pair : rated(pairs)) {
            Likeness likeness = pair.likeness();
            if (!isWorth(likeness, least)) continue;
            batch.bind("id", Ids.next())
                    .bind("first", pair.first())
                    .bind("second", pair.second())
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
