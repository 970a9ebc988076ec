package dev.cohort.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Checks;
import dev.cohort.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Each member's own arrangement; nobody reaches another's. */
@ApplicationScoped
public class Dashboards {
    private static final int MOST = 100;
    private static final String SAVE = """
            insert into dashboard (member_id, cards, changed_at) values (:member, cast(:cards as jsonb), :now)
            on conflict (member_id) do update set cards = excluded.cards, changed_at = excluded.changed_at
            """;

    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    Dashboards(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The cards in the caller's order; none where the caller has not arranged them. */
    @Transactional
    public List<CardPlace> mine() {
        UUID me = Context.caller().id();
        if (me == null) return List.of();
        return transaction
                .handle()
                .createQuery("select cards::text from dashboard where member_id = :member")
                .bind("member", me)
                .mapTo(String.class)
                .findOne()
                .map(Dashboards::read)
                .orElse(List.of());
    }

    private static List<CardPlace> read(String cards) {
        try {
            return Json.mapper().readValue(cards, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A dashboard cannot be read", e);
        }
    }

    @Transactional
    public void keep(List<CardPlace> cards) {
        if (cards.size() > MOST) throw Problem.invalid().at("cards", "too-many", "max", MOST);
        cards.forEach(Checks::valid);
        transaction
                .handle()
                .createUpdate(SAVE)
                .bind("member", me())
                .bind("cards", Json.tree(cards).toString())
                .bind("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** As it is meant for the role again. */
    @Transactional
    public void reset() {
        transaction.handle().execute("delete from dashboard where member_id = ?", me());
    }

    private static UUID me() {
        UUID me = Context.caller().id();
        if (me == null) throw Problem.forbidden("members-only");
        return me;
    }
}
