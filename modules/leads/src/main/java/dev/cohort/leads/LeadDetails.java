package dev.cohort.leads;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.rest.Json;
import dev.cohort.rest.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead with everything known of it.
 *
 * @param name what it is called: the person's name, else its number
 * @param phone as typed
 * @param customFields a JSON object
 * @param archived enrolled or converted: kept, not editable
 */
public record LeadDetails(
        UUID id,
        int version,
        String number,
        UUID personId,
        String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable String whatsapp,
        @Nullable String telegram,
        @Nullable String instagram,
        @Nullable String language,
        @Nullable String city,
        @Nullable String country,
        @Nullable LocalDate birthDate,
        String source,
        String medium,
        String campaign,
        @Nullable String utmSource,
        @Nullable String utmMedium,
        @Nullable String utmCampaign,
        @Nullable String utmTerm,
        @Nullable String utmContent,
        @Nullable String externalId,
        @Nullable String interest,
        String status,
        LeadStage stage,
        Instant stageSince,
        @Nullable String lostReason,
        @Nullable LocalDate recycleOn,
        @Nullable LeadOwner owner,
        @Nullable Place team,
        @Nullable Place branch,
        LeadScore.Brief score,
        @Nullable String nextStep,
        @Nullable Instant nextStepAt,
        List<String> tags,
        @Nullable String notes,
        @JsonRawValue @Schema(type = "object") String customFields,
        boolean archived,
        Instant createdAt,
        Instant changedAt,
        @Nullable LeadClock clock)
        implements Versioned {

    /** The tenant's own fields, as an object. */
    public JsonNode ownFields() {
        try {
            return Json.mapper().readTree(customFields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The own fields of " + number + " are not JSON", e);
        }
    }

    /** What of it a form may change. */
    public LeadFields fields() {
        return new LeadFields(
                firstName,
                lastName,
                company,
                jobTitle,
                email,
                phone,
                whatsapp,
                telegram,
                instagram,
                language,
                city,
                country,
                birthDate,
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
                owner == null ? null : owner.id().toString(),
                branch == null ? null : branch.id(),
                nextStep,
                nextStepAt,
                tags,
                notes,
                ownFields());
    }

    /** A team or branch by its name. */
    public record Place(UUID id, String name) {}
}
