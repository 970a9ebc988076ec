package dev.cohort.leads.leadimport;

import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.ImportTarget.Range;
import dev.cohort.leads.LeadScore;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.ScoreRuleBook;
import dev.cohort.leads.ScoreRules;
import dev.cohort.persistence.Ids;
import dev.cohort.request.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Changes the leads that the rows of one range stand for, and keeps how they were. */
final class LeadUpdates {
    private static final String ANY = """
            select exists (
                select from import_match
                where import_id = :id and row_no between :first and :last
                    and (decision = 'U' or decision = 'C' and person_id is not null))
            """;
    private static final String FACTS = """
            select l.id, p.first_name is not null or p.last_name is not null as name, p.email is not null as email,
                p.phone is not null as phone, coalesce(p.whatsapp, p.telegram, p.instagram) is not null as other_channel,
                l.interest is not null as interest, l.next_step is not null as next_step, l.source, l.campaign, l.stage,
                l.created_at
            from lead l join person p on p.id = l.person_id
            where l.id = any(:leads)
            """;
    private static final String SCORES = """
            update lead l set score = u.score
            from unnest(cast(:ids as uuid[]), cast(:scores as int[])) u (id, score)
            where l.id = u.id and l.score <> u.score
            """;
    private static final String MOVE = """
            insert into lead_stage_change (id, lead_id, from_status, from_stage, to_status, to_stage, seconds_before, reason,
                member_id, actor_name, changed_at)
            values (:move, :lead, :fromStatus, :fromStage, :status, :stage, :seconds, :reason, :member, :actor, :now)
            """;
    private static final String MOVED = """
            update import_before b set moves = b.moves || u.move
            from unnest(cast(:leads as uuid[]), cast(:moves as uuid[])) u (lead_id, move)
            where b.import_id = :id and b.record_id = u.lead_id
            """;
    private static final String FORGET = """
            delete from import_before
            where import_id = :id and row_no between :first and :last and after_version = before_version and not overtaken
            """;
    private static final String VERSIONS = """
            update import_before b set after_version = l.version
            from lead l
            where b.import_id = :id and b.record_id = l.id and l.id = any(:leads)
            """;

    private final Handle handle;
    private final Range range;
    private final ImportPlan plan;
    private final RequestContext context;
    private final Instant now;

    LeadUpdates(Handle handle, Range range, ImportPlan plan, RequestContext context, Instant now) {
        this.handle = handle;
        this.range = range;
        this.plan = plan;
        this.context = context;
        this.now = now;
    }

    /** A lead that was changed, and where it stood before. */
    record Changed(
            UUID id,
            String fromStatus,
            String fromStage,
            Instant fromSince,
            String status,
            String stage,
            @Nullable String lostReason) {}

    /** What a lead is rated by. */
    record Facts(
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
            Instant createdAt) {}

    void apply() {
        if (!ranged(handle.createQuery(ANY)).mapTo(Boolean.class).one()) return;
        ranged(handle.createUpdate(LeadUpdateSql.BEFORE)).execute();
        Set<UUID> people = new PersonUpdates(handle, range, plan, context, now).apply();
        List<Changed> changed = ranged(handle.createQuery(LeadUpdateSql.leads(plan.fillOnly())))
                .bind("now", now)
                .bindArray("people", UUID.class, List.copyOf(people))
                .mapTo(Changed.class)
                .list();
        List<UUID> leads = changed.stream().map(Changed::id).toList();
        rate(leads);
        move(changed.stream()
                .filter(lead -> !lead.status().equals(lead.fromStatus()))
                .toList());
        audit(leads);
        // Of leads that nothing differed of there is nothing to put back.
        ranged(handle.createUpdate(FORGET)).execute();
    }

    private <T extends SqlStatement<T>> T ranged(T statement) {
        return statement
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last());
    }

    private void rate(List<UUID> leads) {
        if (leads.isEmpty()) return;
        List<UUID> ids = new ArrayList<>();
        List<Integer> scores = new ArrayList<>();
        ScoreRules rules = ScoreRuleBook.current(handle);
        handle.createQuery(FACTS)
                .bindArray("leads", UUID.class, leads)
                .mapTo(Facts.class)
                .forEach(facts -> {
                    ids.add(facts.id());
                    scores.add(score(facts, rules));
                });
        handle.createUpdate(SCORES)
                .bindArray("ids", UUID.class, ids)
                .bindArray("scores", Integer.class, scores)
                .execute();
        handle.createUpdate(VERSIONS)
                .bind("id", range.importId())
                .bindArray("leads", UUID.class, leads)
                .execute();
    }

    private int score(Facts facts, ScoreRules rules) {
        return LeadScore.of(
                        new LeadScore.Facts(
                                facts.name(),
                                facts.email(),
                                facts.phone(),
                                facts.otherChannel(),
                                facts.interest(),
                                facts.nextStep(),
                                facts.source(),
                                facts.campaign(),
                                LeadStage.of(facts.stage()),
                                facts.createdAt(),
                                now),
                        rules)
                .value();
    }

    private void move(List<Changed> moved) {
        if (moved.isEmpty()) return;
        List<UUID> moves = moved.stream().map(lead -> Ids.next()).toList();
        PreparedBatch batch = handle.prepareBatch(MOVE);
        for (int i = 0; i < moved.size(); i++) {
            Changed lead = moved.get(i);
            batch.bind("move", moves.get(i))
                    .bind("lead", lead.id())
                    .bind("fromStatus", lead.fromStatus())
                    .bind("fromStage", lead.fromStage())
                    .bind("status", lead.status())
                    .bind("stage", lead.stage())
                    .bind("seconds", Duration.between(lead.fromSince(), now).toSeconds())
                    .bind("reason", lead.lostReason())
                    .bind("member", context.caller().id())
                    .bind("actor", context.caller().name())
                    .bind("now", now)
                    .add();
        }
        batch.execute();
        handle.createUpdate(MOVED)
                .bind("id", range.importId())
                .bindArray("leads", UUID.class, moved.stream().map(Changed::id).toList())
                .bindArray("moves", UUID.class, moves)
                .execute();
    }

    private void audit(List<UUID> leads) {
        if (leads.isEmpty()) return;
        handle.createUpdate(LeadUpdateSql.AUDIT)
                .bind("id", range.importId())
                .bindArray("ids", UUID.class, leads)
                .bindArray(
                        "audits",
                        UUID.class,
                        leads.stream().map(lead -> Ids.next()).toList())
                .bind("member", context.caller().id())
                .bind("actor", context.caller().name())
                .bind("door", context.door())
                .bind("address", context.address())
                .bind("request", context.requestId())
                .bind("now", now)
                .execute();
    }
}
