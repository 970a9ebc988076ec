package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
import dev.cohort.merge.ClosedRecord;
import dev.cohort.merge.MergeChoice;
import dev.cohort.merge.MergeQuestion;
import dev.cohort.merge.MergedRows;
import dev.cohort.merge.PersonMerging;
import dev.cohort.merge.RowImages;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Of two people who become one, each with an open lead: one lead goes on, and the other goes into it. */
@ApplicationScoped
public class LeadMerging implements PersonMerging {
    /** Its way through the stages and who gave it to whom stay with the lead that went: two ways are not one. */
    private static final Set<String> STAYING = Set.of("lead_stage_change", "lead_assignment", "lead_merge");

    private static final String OPEN = """
            select l.id, l.number, l.person_id, l.status, l.stage, l.created_at
            from lead l
            where l.deleted_at is null and (l.person_id = ? or l.person_id = ?) and %s
            order by l.created_at, l.id
            """;

    // The lead that goes on keeps what it says, and takes over what it does not say.
    private static final String JOIN =
            """
            update lead w set
                interest = coalesce(w.interest, l.interest),
                external_id = coalesce(w.external_id, l.external_id),
                owner_id = coalesce(w.owner_id, l.owner_id),
                team_id = coalesce(w.team_id, l.team_id),
                branch_id = coalesce(w.branch_id, l.branch_id),
                next_step = case when w.next_step is null and w.next_step_at is null then l.next_step else w.next_step end,
                next_step_at = case when w.next_step is null and w.next_step_at is null then l.next_step_at
                    else w.next_step_at end,
                tags = w.tags || array(select t from unnest(l.tags) t where t <> all(w.tags)),
                notes = left(case when w.notes = l.notes then w.notes else concat_ws(E'\\n\\n', w.notes, l.notes) end, :longest),
                custom_fields = l.custom_fields || w.custom_fields,
                last_source = case when l.last_touch_at > w.last_touch_at or w.last_touch_at is null
                    then coalesce(l.last_source, w.last_source) else w.last_source end,
                last_medium = case when l.last_touch_at > w.last_touch_at or w.last_touch_at is null
                    then coalesce(l.last_medium, w.last_medium) else w.last_medium end,
                last_campaign = case when l.last_touch_at > w.last_touch_at or w.last_touch_at is null
                    then coalesce(l.last_campaign, w.last_campaign) else w.last_campaign end,
                last_touch_at = greatest(w.last_touch_at, l.last_touch_at),
                -- Whoever was answered as the one is not waiting as the other, unless they asked again since.
                human_touch_at = case when %1$s then l.human_touch_at else w.human_touch_at end,
                human_seconds = case when %1$s then l.human_seconds else w.human_seconds end,
                changed_at = :now, version = w.version + 1
            from lead l where w.id = :kept and l.id = :lead
            """.formatted("w.human_touch_at is null and w.clock_from is not null and l.human_touch_at >= w.clock_from");

    private static final String CLOSE = "update lead set deleted_at = :now, merged_into = :kept where id = :lead";
    private static final String REOPEN = "update lead set deleted_at = null, merged_into = null where id = :lead";

    private static final String NOTE = """
            insert into lead_merge (merge_id, lead_id, kept_id, kept_before, kept_after)
            values (:merge, :lead, :kept, :before::jsonb, :after::jsonb)
            """;

    // Several went into one after the other: taken back the other way round.
    private static final String NOTED = """
            delete from lead_merge where merge_id = :merge
            returning lead_id, kept_id, kept_before::text, kept_after::text, (kept_before ->> 'version')::integer as version
            """;

    private final TenantTransaction transaction;
    private final LeadStatuses statuses;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    LeadMerging(TenantTransaction transaction, LeadStatuses statuses, Audit audit, Events events, Clock clock) {
        this.transaction = transaction;
        this.statuses = statuses;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    record Open(UUID id, String number, UUID personId, String status, String stage, Instant createdAt) {}

    record Noted(UUID leadId, UUID keptId, String keptBefore, String keptAfter, int version) {}

    record Standing(UUID personId, @Nullable UUID ownerId) {}

    /** Leads that the caller may not change are not in question, and stay as they are. */
    @Override
    public Optional<MergeQuestion> question(UUID winner, UUID loser) {
        if (!Access.may(LeadPermissions.CHANGE)) return Optional.empty();
        Visible visible = Access.visible(LeadPermissions.CHANGE, "l");
        Query query = transaction.handle().createQuery(OPEN.formatted(visible.sql()));
        query.bind(0, winner);
        query.bind(1, loser);
        for (int i = 0; i < visible.values().size(); i++)
            query.bind(i + 2, visible.values().get(i));
        List<Open> open = query.mapTo(Open.class).list().stream()
                .filter(lead -> LeadStage.of(lead.stage()).isOpen())
                .toList();
        if (open.stream().map(Open::personId).distinct().count() < 2) return Optional.empty();
        Map<String, LeadStatus> byKey =
                statuses.all().stream().collect(Collectors.toMap(LeadStatus::key, status -> status));
        List<MergeQuestion.Option> options = open.stream()
                .map(lead -> new MergeQuestion.Option(
                        lead.id(),
                        lead.personId().equals(winner) ? "this" : "other",
                        lead.number(),
                        Optional.ofNullable(byKey.get(lead.status()))
                                .map(status -> status.titleIn(Context.current().locale()))
                                .orElse(lead.status())))
                .toList();
        // The furthest on its way; of two as far the one that is known longer.
        UUID furthest = open.stream()
                .max(Comparator.<Open, LeadStage>comparing(lead -> LeadStage.of(lead.stage()))
                        .thenComparing(Open::createdAt, Comparator.reverseOrder()))
                .orElseThrow()
                .id();
        return Optional.of(new MergeQuestion(Leads.RECORD, options, furthest));
    }

    @Override
    public List<ClosedRecord> merged(UUID merge, Optional<MergeChoice> choice) {
        List<ClosedRecord> closed = new ArrayList<>();
        choice.ifPresent(decided -> decided.closing().forEach(gone -> {
            close(merge, gone.id(), decided.stays());
            closed.add(new ClosedRecord(
                    Leads.RECORD,
                    gone.id(),
                    gone.title(),
                    decided.stays(),
                    decided.staying().title()));
        }));
        return closed;
    }

    private void close(UUID merge, UUID lead, UUID kept) {
        Handle handle = transaction.handle();
        RowImages images = new RowImages(handle, "lead");
        String before = images.of(kept);
        Instant now = Instant.now(clock);
        handle.createUpdate(JOIN)
                .bind("kept", kept)
                .bind("lead", lead)
                .bind("now", now)
                .bind("longest", LeadRules.MAX_NOTES)
                .execute();
        rows(handle).move(merge, lead, kept);
        handle.createUpdate(CLOSE)
                .bind("now", now)
                .bind("kept", kept)
                .bind("lead", lead)
                .execute();
        handle.createUpdate(NOTE)
                .bind("merge", merge)
                .bind("lead", lead)
                .bind("kept", kept)
                .bind("before", before)
                .bind("after", images.of(kept))
                .execute();
        audit.noted(
                "merge",
                Leads.RECORD,
                kept,
                Map.of("mergeId", merge, "with", lead, "number", number(handle, lead)),
                null);
        audit.noted("merged", Leads.RECORD, lead, Map.of("mergeId", merge, "into", kept), null);
        events.publish(lead, new LeadDeleted(lead, standing(handle, lead).personId()));
        tellChanged(handle, kept);
    }

    @Override
    public void unmerged(UUID merge) {
        Handle handle = transaction.handle();
        RowImages images = new RowImages(handle, "lead");
        List<Noted> noted = handle.createQuery(NOTED).bind("merge", merge).mapTo(Noted.class).list().stream()
                .sorted(Comparator.comparingInt(Noted::version).reversed())
                .toList();
        for (Noted each : noted) {
            images.restore(each.keptId(), each.keptBefore(), each.keptAfter());
            handle.createUpdate(REOPEN).bind("lead", each.leadId()).execute();
            rows(handle).moveBack(merge, each.keptId(), each.leadId());
            parted(handle, merge, each.keptId(), each.leadId());
            parted(handle, merge, each.leadId(), each.keptId());
            tellChanged(handle, each.keptId());
            tellChanged(handle, each.leadId());
        }
    }

    private void parted(Handle handle, UUID merge, UUID lead, UUID other) {
        Map<String, Object> after = Map.of("mergeId", merge, "with", other, "number", number(handle, other));
        audit.noted("unmerge", Leads.RECORD, lead, after, null);
    }

    private static String number(Handle handle, UUID lead) {
        return handle.createQuery("select number from lead where id = ?")
                .bind(0, lead)
                .mapTo(String.class)
                .one();
    }

    private static MergedRows rows(Handle handle) {
        return new MergedRows(handle, "lead", Leads.RECORD, STAYING);
    }

    private void tellChanged(Handle handle, UUID lead) {
        Standing now = standing(handle, lead);
        events.publish(lead, new LeadChanged(lead, now.personId(), now.ownerId()));
    }

    private static Standing standing(Handle handle, UUID lead) {
        return handle.createQuery("select person_id, owner_id from lead where id = ?")
                .bind(0, lead)
                .mapTo(Standing.class)
                .one();
    }
}
