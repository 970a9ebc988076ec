package dev.cohort.leads.speed;

import dev.cohort.activity.ActivityAdded;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.LeadStageChanged;
import dev.cohort.leads.Leads;
import dev.cohort.message.MessageStatus;
import dev.cohort.message.MessageStatusChanged;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stops a lead's clock: by what a member does with the lead, or by what the product itself sends. It hears of things after
 * they happened and goes by when they did, so that hearing twice, or late, changes nothing.
 */
@ApplicationScoped
public class SpeedClock {
    /** Met in person, both sides have turned to each other. */
    private static final Set<String> MEETINGS = Set.of("MEETING", "VISIT");

    private static final Set<String> OUTGOING = Set.of("CALL", "EMAIL", "WHATSAPP", "SMS");

    private static final String ACTIVITY = "select kind, direction, member_id, happened_at from activity where id = ?";
    private static final String MESSAGE = """
            select channel as kind, direction, member_id, sent_at as happened_at from message
            where id = ? and direction = 'OUT' and sent_at is not null
            """;
    private static final String FIRST_MOVE = """
            select member_id, changed_at from lead_stage_change
            where lead_id = ? and from_stage = 'new' and member_id is not null
            order by changed_at, id
            limit 1
            """;
    private static final String CLOCK = """
            select branch_id, clock_from, human_touch_at, automatic_touch_at from lead
            where id = ? and clock_from is not null
            for update
            """;
    private static final String BY_PERSON = """
            update lead set human_touch_at = ?, human_touch_by = ?, human_seconds = ? where id = ?
            """;
    private static final String BY_ITSELF = """
            update lead set automatic_touch_at = ?, automatic_seconds = ? where id = ?
            """;

    private final TenantTransaction transaction;
    private final SpeedTargets targets;

    @Inject
    SpeedClock(TenantTransaction transaction, SpeedTargets targets) {
        this.transaction = transaction;
        this.targets = targets;
    }

    /** Something that was done with a lead. */
    public record Deed(
            String kind,
            @Nullable String direction,
            @Nullable UUID memberId,
            Instant happenedAt) {
        boolean isTouch() {
            return MEETINGS.contains(kind) || OUTGOING.contains(kind) && "OUT".equals(direction);
        }
    }

    /** A lead's first move by somebody. */
    public record Move(UUID memberId, Instant changedAt) {}

    /** A lead's clock. */
    public record Clocked(
            @Nullable UUID branchId,
            Instant clockFrom,
            @Nullable Instant humanTouchAt,
            @Nullable Instant automaticTouchAt) {}

    void done(@Observes ActivityAdded added) {
        if (!added.recordType().equals(Leads.RECORD)) return;
        transaction
                .handle()
                .select(ACTIVITY, added.activityId())
                .mapTo(Deed.class)
                .findOne()
                .filter(Deed::isTouch)
                .ifPresent(deed -> touched(added.recordId(), deed.happenedAt(), deed.memberId()));
    }

    /** What the product sends to a lead answers it, too; what a member sends is a person's answer. */
    void sent(@Observes MessageStatusChanged message) {
        UUID lead = message.recordId();
        boolean out = message.status() == MessageStatus.SENT || message.status() == MessageStatus.DELIVERED;
        if (!out || lead == null || !Leads.RECORD.equals(message.recordType())) return;
        transaction
                .handle()
                .select(MESSAGE, message.messageId())
                .mapTo(Deed.class)
                .findOne()
                .ifPresent(deed -> touched(lead, deed.happenedAt(), deed.memberId()));
    }

    /** Whoever moves a new lead on has turned to it, also where the call was not written down. */
    void moved(@Observes LeadStageChanged moved) {
        if (moved.fromStage() != LeadStage.NEW || moved.toStage() == LeadStage.DISQUALIFIED) return;
        transaction
                .handle()
                .select(FIRST_MOVE, moved.leadId())
                .mapTo(Move.class)
                .findOne()
                .ifPresent(move -> touched(moved.leadId(), move.changedAt(), move.memberId()));
    }

    /** @param member who turned to the lead; null for the product itself */
    void touched(UUID lead, Instant when, @Nullable UUID member) {
        transaction
                .handle()
                .select(CLOCK, lead)
                .mapTo(Clocked.class)
                .findOne()
                .ifPresent(clock -> stop(lead, clock, when, member));
    }

    private void stop(UUID lead, Clocked clock, Instant when, @Nullable UUID member) {
        Instant before = member == null ? clock.automaticTouchAt() : clock.humanTouchAt();
        if (before != null && !when.isBefore(before)) return;
        int seconds = Math.toIntExact(
                Math.min(Integer.MAX_VALUE, targets.counted(clock.branchId(), clock.clockFrom(), when)));
        if (member == null) transaction.handle().execute(BY_ITSELF, utc(when), seconds, lead);
        else transaction.handle().execute(BY_PERSON, utc(when), member, seconds, lead);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
