package dev.cohort.leads;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.rest.Json;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it stands in a list or on the board.
 *
 * @param name what it is called: the person's name, else its number
 * @param customFields a JSON object
 */
public record LeadSummary(
        UUID id,
        int version,
        String number,
        UUID personId,
        String name,
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
        LeadStage stage,
        Instant stageSince,
        @Nullable LeadOwner owner,
        @Nullable UUID teamId,
        @Nullable UUID branchId,
        LeadScore.Brief score,
        @Nullable String nextStep,
        @Nullable Instant nextStepAt,
        List<String> tags,
        @JsonRawValue @Schema(type = "object") String customFields,
        boolean archived,
        Instant createdAt,
        Instant changedAt,
        @Nullable LeadClock clock) {

    /** The tenant's own fields, as an object. */
    public JsonNode ownFields() {
        try {
            return Json.mapper().readTree(customFields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The own fields of " + number + " are not JSON", e);
        }
    }
}
