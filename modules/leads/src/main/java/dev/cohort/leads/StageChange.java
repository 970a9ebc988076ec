package dev.cohort.leads;

import dev.cohort.access.Caller;
import dev.cohort.persistence.Ids;
import dev.cohort.request.Context;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.persistence.annotations.Customizer;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorCustomizer;
import org.jspecify.annotations.Nullable;

/** One move of a lead from status to status, its arrival included; written once, never changed. */
@Entity
@Table(name = "lead_stage_change")
@Customizer(StageChange.AfterLead.class)
public class StageChange {
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

    /** The lead's row is written first. */
    public static final class AfterLead implements DescriptorCustomizer {
        @Override
        public void customize(ClassDescriptor descriptor) {
            descriptor.addConstraintDependencies(Lead.class);
        }
    }
}
