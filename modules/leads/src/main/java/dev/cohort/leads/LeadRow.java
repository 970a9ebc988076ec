package dev.cohort.leads;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@link #COLUMNS}, which every list of leads is read from. */
public record LeadRow(
        UUID id,
        int version,
        String number,
        UUID personId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneE164,
        String source,
        String medium,
        String campaign,
        @Nullable String externalId,
        @Nullable String interest,
        String status,
        String stage,
        Instant stageSince,
        @Nullable UUID ownerId,
        @Nullable String ownerName,
        @Nullable String ownerEmail,
        @Nullable UUID teamId,
        @Nullable UUID branchId,
        int score,
        @Nullable String nextStep,
        @Nullable Instant nextStepAt,
        List<String> tags,
        String customFields,
        boolean archived,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant clockFrom,
        @Nullable Instant humanTouchAt,
        @Nullable Integer humanSeconds,
        @Nullable Instant automaticTouchAt,
        @Nullable Integer automaticSeconds) {

    static final String COLUMNS = """
            l.id, l.version, l.number, l.person_id, p.first_name, p.last_name, p.organization_name as company,
            p.email, p.phone, p.phone_e164, l.source, l.medium, l.campaign, l.external_id, l.interest,
            l.status, l.stage, l.stage_since, l.owner_id, m.name as owner_name, m.email as owner_email,
            l.team_id, l.branch_id, l.score, l.next_step, l.next_step_at, l.tags,
            l.custom_fields::text as custom_fields, l.archived, l.created_at, l.changed_at,
            l.clock_from, l.human_touch_at, l.human_seconds, l.automatic_touch_at, l.automatic_seconds""";

    static final String TABLES = """
            lead l
            join person p on p.id = l.person_id
            left join member m on m.id = l.owner_id""";

    LeadSummary summary() {
        return new LeadSummary(
                id,
                version,
                number,
                personId,
                name(firstName, lastName, number),
                firstName,
                lastName,
                company,
                email,
                phone,
                phoneE164,
                source,
                medium,
                campaign,
                externalId,
                interest,
                status,
                LeadStage.of(stage),
                stageSince,
                owner(ownerId, ownerName, ownerEmail),
                teamId,
                branchId,
                LeadScore.Brief.of(score),
                nextStep,
                nextStepAt,
                tags,
                customFields,
                archived,
                createdAt,
                changedAt,
                LeadClock.of(clockFrom, humanTouchAt, humanSeconds, automaticTouchAt, automaticSeconds));
    }

    /** What a lead is called. */
    public static String name(@Nullable String first, @Nullable String last, String number) {
        if (first == null) return last == null ? number : last;
        return last == null ? first : first + ' ' + last;
    }

    static @Nullable LeadOwner owner(@Nullable UUID id, @Nullable String name, @Nullable String email) {
        return id == null || name == null || email == null ? null : new LeadOwner(id, name, email);
    }
}
