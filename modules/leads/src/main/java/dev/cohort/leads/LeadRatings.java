package dev.cohort.leads;

import dev.cohort.access.RequiresPermission;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rates all leads anew after the rules have changed and every night, a range at a time; and one after a sign of interest. */
@ApplicationScoped
public class LeadRatings {
    private static final int RANGE = 2_000;

    private static final String FACTS = """
            select l.id, p.first_name is not null or p.last_name is not null as name, p.email is not null as email,
                p.phone is not null as phone, coalesce(p.whatsapp, p.telegram, p.instagram) is not null as other_channel,
                l.interest is not null as interest, l.next_step is not null as next_step, l.source, l.campaign, l.stage,
                l.created_at
            from lead l join person p on p.id = l.person_id
            where l.id > :after and l.deleted_at is null
            order by l.id
            limit :range
            for update of l
            """;

    // The score is no change by anybody: version and moment stay.
    private static final String SCORES = """
            update lead l set score = u.score, rated_at = :now
            from unnest(cast(:ids as uuid[]), cast(:scores as int[])) u (id, score)
            where l.id = u.id and l.score <> u.score
            """;

    private static final String ONE = FACTS.replace("where l.id > :after and", "where l.id = :after and");

    private static final String OF_PERSON = FACTS.replace("where l.id > :after and", "where l.person_id = :after and");

    private static final UUID FIRST = new UUID(0, 0);

    private final TenantTransaction transaction;
    private final Signs signs;
    private final Clock clock;

    @Inject
    LeadRatings(TenantTransaction transaction, Signs signs, Clock clock) {
        this.transaction = transaction;
        this.signs = signs;
        this.clock = clock;
    }

    /** What a lead is rated by. */
    public record Row(
            UUID id,
            boolean name,
            boolean email,
            boolean phone,
            boolean otherChannel,
            boolean interest,
            boolean nextStep,
            String source,
            String campaign,
            String stage,
            Instant createdAt) {
        int score(ScoreRules rules, List<Sign> signs, Instant now) {
            return LeadScore.of(
                            new LeadScore.Facts(
                                    name,
                                    email,
                                    phone,
                                    otherChannel,
                                    interest,
                                    nextStep,
                                    source,
                                    campaign,
                                    LeadStage.of(stage),
                                    createdAt,
                                    now),
                            rules,
                            signs)
                    .value();
        }
    }

    /**
     * How far it has come.
     *
     * @param last the last lead that was rated; null when there is none left
     */
    public record Position(@Nullable UUID last, int rated) {}

    /** Rates the next range of leads, as of now. */
    @Transactional
    @RequiresPermission(LeadPermissions.SCORE)
    public Position rate(@Nullable UUID after) {
        List<Row> rows = rate(FACTS, after == null ? FIRST : after);
        if (rows.isEmpty()) return new Position(null, 0);
        return new Position(rows.size() < RANGE ? null : rows.getLast().id(), rows.size());
    }

    /** Rates one lead, as of now. */
    @Transactional
    @RequiresPermission(LeadPermissions.SCORE)
    public void rateOne(UUID lead) {
        rate(ONE, lead);
    }

    /** Rates the leads of one person, as of now. */
    @Transactional
    @RequiresPermission(LeadPermissions.SCORE)
    public void rateOf(UUID person) {
        rate(OF_PERSON, person);
    }

    private List<Row> rate(String facts, UUID from) {
        Handle handle = transaction.handle();
        ScoreRules rules = ScoreRuleBook.current(handle);
        Instant now = Instant.now(clock);
        List<Row> rows = handle.createQuery(facts)
                .bind("after", from)
                .bind("range", RANGE)
                .mapTo(Row.class)
                .list();
        if (rows.isEmpty()) return rows;
        List<UUID> ids = rows.stream().map(Row::id).toList();
        Map<UUID, List<Sign>> known = signs.of(ids);
        List<Integer> scores = rows.stream()
                .map(row -> row.score(rules, known.getOrDefault(row.id(), List.of()), now))
                .toList();
        handle.createUpdate(SCORES)
                .bindArray("ids", UUID.class, ids)
                .bindArray("scores", Integer.class, scores)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
        return rows;
    }
}
