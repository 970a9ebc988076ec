package dev.cohort.leads;

import dev.cohort.customfield.OwnValues;
import dev.cohort.leads.assignment.AssignmentFacts;
import dev.cohort.person.Person;
import dev.cohort.person.PersonFields;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.annotations.Customizer;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorCustomizer;
import org.jspecify.annotations.Nullable;

/** A person with an intent. Its number is given by the database; see {@code lead.number}. */
@Entity
@Table(name = "lead")
@Customizer(Lead.AfterPerson.class)
public class Lead {
    @Id
    private UUID id;

    @Column(name = "person_id", updatable = false)
    private UUID personId;

    private String source;
    private String medium;
    private String campaign;

    @Column(name = "utm_source")
    private @Nullable String utmSource;

    @Column(name = "utm_medium")
    private @Nullable String utmMedium;

    @Column(name = "utm_campaign")
    private @Nullable String utmCampaign;

    @Column(name = "utm_term")
    private @Nullable String utmTerm;

    @Column(name = "utm_content")
    private @Nullable String utmContent;

    @Column(name = "external_id")
    private @Nullable String externalId;

    private @Nullable String interest;
    private String status;
    private String stage;

    @Column(name = "stage_since")
    private Instant stageSince;

    @Column(name = "lost_reason")
    private @Nullable String lostReason;

    @Column(name = "recycle_on")
    private @Nullable LocalDate recycleOn;

    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    @Column(name = "team_id")
    private @Nullable UUID teamId;

    @Column(name = "branch_id")
    private @Nullable UUID branchId;

    private int score;

    @Column(name = "rated_at")
    private @Nullable Instant ratedAt;

    @Column(name = "next_step")
    private @Nullable String nextStep;

    @Column(name = "next_step_at")
    private @Nullable Instant nextStepAt;

    @Column(columnDefinition = "text[]")
    private String tags;

    private @Nullable String notes;

    @Column(name = "custom_fields", columnDefinition = "jsonb")
    private String customFields;

    private boolean archived;

    @Column(name = "created_by", updatable = false)
    private @Nullable UUID createdBy;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Column(name = "merged_into", insertable = false, updatable = false)
    private @Nullable UUID mergedInto;

    // Afterwards kept by what is done with the lead, not by who changes it.
    @Column(name = "clock_from", updatable = false)
    private @Nullable Instant clockFrom;

    @Version
    private int version;

    protected Lead() {}

    Lead(
            UUID id,
            UUID personId,
            CleanLead clean,
            Placement placement,
            LeadStatus first,
            @Nullable UUID creator,
            Rating rating,
            Clock clock) {
        this.id = id;
        this.personId = personId;
        this.status = first.key();
        this.stage = first.stage().key();
        this.createdBy = creator;
        this.createdAt = Instant.now(clock);
        this.stageSince = createdAt;
        // Whom somebody writes down at the desk or after a call is being answered already.
        this.clockFrom = Context.current().door().equals("ui") ? null : createdAt;
        write(clean, placement, rating, createdAt);
    }

    /** New particulars, a new owner: everything a form may change. */
    void change(CleanLead clean, Placement placement, Rating rating, Clock clock) {
        requireEditable();
        write(clean, placement, rating, Instant.now(clock));
    }

    private void write(CleanLead clean, Placement placement, Rating rating, Instant now) {
        LeadFields fields = clean.fields();
        source = said(fields.source());
        medium = said(fields.medium());
        campaign = said(fields.campaign());
        utmSource = fields.utmSource();
        utmMedium = fields.utmMedium();
        utmCampaign = fields.utmCampaign();
        utmTerm = fields.utmTerm();
        utmContent = fields.utmContent();
        externalId = fields.externalId();
        interest = fields.interest();
        nextStep = fields.nextStep();
        nextStepAt = fields.nextStepAt();
        tags = TextArray.of(fields.tags() == null ? List.of() : fields.tags());
        notes = fields.notes();
        customFields = OwnValues.text(fields.customFields());
        ownerId = placement.ownerId();
        teamId = placement.teamId();
        branchId = placement.branchId();
        changedAt = now;
        rate(fields, rating);
    }

    /**
     * Moves to another status; nothing happens when it stands there already. {@code lost} and {@code disqualified} ask for
     * a reason, {@code enrolled} and {@code converted} archive the lead.
     *
     * @param recycleOn when a recycled lead comes back
     * @return the move, to be kept
     */
    Optional<StageChange> moveTo(
            LeadStatus to,
            @Nullable String reason,
            @Nullable LocalDate recycleOn,
            PersonFields person,
            Rating rating,
            Clock clock) {
        if (to.key().equals(status)) return Optional.empty();
        requireEditable();
        if (!to.active()) throw Problem.invalid().at("status", "inactive-status", "value", to.key());
        if (to.stage().needsReason() && reason == null) throw Problem.invalid().at("reason", "required");
        Instant now = Instant.now(clock);
        StageChange move = new StageChange(
                id, status, stage, to, Duration.between(stageSince, now).toSeconds(), reason, now);
        status = to.key();
        stage = to.stage().key();
        stageSince = now;
        changedAt = now;
        lostReason = to.stage().needsReason() ? reason : null;
        this.recycleOn = to.stage() == LeadStage.RECYCLED ? recycleOn : null;
        archived = to.stage().isArchived();
        rate(fields(person), rating);
        return Optional.of(move);
    }

    /** Stands again where it stood before this move, also when the move had archived it. */
    void takeBack(StageChange move, @Nullable String reasonBefore, PersonFields person, Rating rating, Clock clock) {
        status = move.fromStatus();
        stage = move.fromStage();
        stageSince = move.fromSince();
        changedAt = Instant.now(clock);
        lostReason = stage().needsReason() ? reasonBefore : null;
        recycleOn = null;
        archived = stage().isArchived();
        rate(fields(person), rating);
    }

    /** What rules of assignment look at. */
    AssignmentFacts facts(PersonFields person) {
        return new AssignmentFacts(source, interest, branchId, person.language(), person.city(), score, createdAt);
    }

    /** Given to somebody by a rule, before it is kept. */
    void place(Placement placement) {
        ownerId = placement.ownerId();
        teamId = placement.teamId();
        branchId = placement.branchId();
    }

    /** Given on to somebody else. */
    void passOn(Placement placement, Clock clock) {
        requireEditable();
        place(placement);
        changedAt = Instant.now(clock);
    }

    /** Out of sight, but kept. */
    void delete(Clock clock) {
        if (deletedAt == null) deletedAt = Instant.now(clock);
    }

    /** Back in sight, where it stood. */
    void restore(Clock clock) {
        deletedAt = null;
        changedAt = Instant.now(clock);
    }

    private void requireEditable() {
        if (archived) throw Problem.conflict("lead-archived").with("lead", id).with("status", status);
    }

    private void rate(LeadFields fields, Rating rating) {
        ratedAt = changedAt;
        score = LeadScore.of(LeadScore.Facts.of(fields, stage(), createdAt, changedAt), rating.rules(), rating.signs())
                .value();
    }

    /** The score as it was rated last, with its reasons. */
    LeadScore scoreNow(PersonFields person, Rating rating) {
        Instant when = ratedAt == null ? changedAt : ratedAt;
        return LeadScore.of(
                LeadScore.Facts.of(fields(person), stage(), createdAt, when), rating.rules(), rating.signs());
    }

    /** What the lead says now, in the words of a form. */
    LeadFields fields(PersonFields person) {
        return new LeadFields(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        source,
                        medium,
                        campaign,
                        utmSource,
                        utmMedium,
                        utmCampaign,
                        utmTerm,
                        utmContent,
                        externalId,
                        interest,
                        ownerId == null ? null : ownerId.toString(),
                        branchId,
                        nextStep,
                        nextStepAt,
                        TextArray.parse(tags),
                        notes,
                        OwnValues.tree(customFields))
                .with(person);
    }

    private static String said(@Nullable String attribution) {
        if (attribution == null) throw new IllegalArgumentException("Attribution is never empty: use LeadRules.clean");
        return attribution;
    }

    UUID id() {
        return id;
    }

    UUID personId() {
        return personId;
    }

    String status() {
        return status;
    }

    LeadStage stage() {
        return LeadStage.of(stage);
    }

    Placement placement() {
        return new Placement(ownerId, teamId, branchId);
    }

    boolean isArchived() {
        return archived;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    /** The lead that this one went into when its person was merged. */
    Optional<UUID> mergedInto() {
        return Optional.ofNullable(mergedInto);
    }

    int version() {
        return version;
    }

    /** The person's row is written first: the lead's points to it by a plain id, which the mapping does not know. */
    public static final class AfterPerson implements DescriptorCustomizer {
        @Override
        public void customize(ClassDescriptor descriptor) {
            descriptor.addConstraintDependencies(Person.class);
        }
    }
}
