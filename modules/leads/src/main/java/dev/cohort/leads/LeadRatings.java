package dev.cohort.leads;

import dev.cohort.access.RequiresPermission;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rates all leads anew after the rules have changed, a range at a time. */
@ApplicationScoped
public class LeadRatings {
    private static final int RANGE = 2_000;

    private static final String FACTS = """
            select l.id, p.first_name is not null or p.last_name is not null as name, p.email is not null as email,
                p.phone is not null as phone, coalesce(p.whatsapp, p.telegram, p.instagram) is not null as other_channel,
                l.interest is not null as interest, l.next_step is not null as next_step, l.source, l.campaign, l.stage,
                l.created_at, l.changed_at
            from lead l join person p on p.id = l.person_id
            where l.id > :after and l.deleted_at is null
            order by l.id
            limit :range
            for update of l
            """;

    // The score is no change by anybody: version and moment stay.
    private static final String SCORES = """
            update lead l set score = u.score
            from unnest(cast(:ids as uuid[]), cast(:scores as int[])) u (id, score)
            where l.id = u.id and l.score <> u.score
            """;

    private static final UUID FIRST = new UUID(0, 0);

    private final TenantTransaction transaction;

    @Inject
    LeadRatings(TenantTransaction transaction) {
        this.transaction = transaction;
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
            Instant createdAt,
            Instant changedAt) {
        int score(ScoreRules rules) {
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
                                    changedAt),
                            rules)
                    .value();
        }
    }

    /**
     * How far it has come.
     *
     * @param last the last lead that was rated; null when there is none left
     */
    public record Position(@Nullable UUID last, int rated) {}

    /** Rates the next range of leads. */
    @Transactional
    @RequiresPermission(LeadPermissions.SCORE)
    public Position rate(@Nullable UUID after) {
        Handle handle = transaction.handle();
        ScoreRules rules = ScoreRuleBook.current(handle);
        List<UUID> ids = new ArrayList<>();
        List<Integer> scores = new ArrayList<>();
        handle.createQuery(FACTS)
                .bind("after", after == null ? FIRST : after)
                .bind("range", RANGE)
                .mapTo(Row.class)
                .list()
                .forEach(row -> {
                    ids.add(row.id());
                    scores.add(row.score(rules));
                });
        if (ids.isEmpty()) return new Position(null, 0);
        handle.createUpdate(SCORES)
                .bindArray("ids", UUID.class, ids)
                .bindArray("scores", Integer.class, scores)
                .execute();
        return new Position(ids.size() < RANGE ? null : ids.getLast(), ids.size());
    }
}
