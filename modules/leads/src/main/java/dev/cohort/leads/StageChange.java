package dev.cohort.leads;

import dev.cohort.access.Caller;
import dev.cohort.persistence.Ids;
import dev.cohort.request.Context;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.persistence.annotations.Customizer;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorCustomizer;
import org.jspecify.annotations.Nullable;

/** One move of a lead from status to status, its arrival included; written once, never changed; gone when it is taken back at once. */
@Entity
@Table(name = "lead_stage_change")
@Customizer(StageChange.AfterLead.class)
public class StageChange {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Id
    private UUID id;

    @Column(name = "lead_id")
    private UUID leadId;

    @Column(name = "from_status")
    private @Nullable String fromStatus;

    @Column(name = "from_stage")
    private @Nullable String fromStage;

    @Column(name = "to_status")
    private String toStatus;

    @Column(name = "to_stage")
    private String toStage;

    @Column(name = "seconds_before")
    private @Nullable Long secondsBefore;

    private @Nullable String reason;

    @Column(name = "member_id")
    private @Nullable UUID memberId;

    @Column(name = "actor_name")
    private String actorName;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected StageChange() {}

    StageChange(
            UUID leadId,
            @Nullable String fromStatus,
            @Nullable String fromStage,
            LeadStatus to,
            @Nullable Long secondsBefore,
            @Nullable String reason,
            Instant changedAt) {
        Caller caller = Context.caller();
        this.id = Ids.next();
        this.leadId = leadId;
        this.fromStatus = fromStatus;
        this.fromStage = fromStage;
        this.toStatus = to.key();
        this.toStage = to.stage().key();
        this.secondsBefore = secondsBefore;
        this.reason = reason;
        this.memberId = caller.id();
        this.actorName = caller.name();
        this.changedAt = changedAt;
    }

    /** Whether that member made the move, from an earlier status, less than an hour ago. */
    boolean mayBeTakenBack(@Nullable UUID member, Instant now) {
        return fromStatus != null
                && memberId != null
                && memberId.equals(member)
                && changedAt.plus(AN_HOUR).isAfter(now);
    }

    /** Whether it is that member's move from the one status to the other. */
    boolean isMove(@Nullable UUID member, String from, String to) {
        return memberId != null && memberId.equals(member) && from.equals(fromStatus) && to.equals(toStatus);
    }

    String fromStatus() {
        return Objects.requireNonNull(fromStatus, "an arrival comes from nowhere");
    }

    String fromStage() {
        return Objects.requireNonNull(fromStage, "an arrival comes from nowhere");
    }

    /** Since when the lead had stood in the earlier status. */
    Instant fromSince() {
        return changedAt.minusSeconds(secondsBefore == null ? 0 : secondsBefore);
    }

    @Nullable
    String reason() {
        return reason;
    }

    /** The lead's row is written first. */
    public static final class AfterLead implements DescriptorCustomizer {
        @Override
        public void customize(ClassDescriptor descriptor) {
            descriptor.addConstraintDependencies(Lead.class);
        }
    }
}
