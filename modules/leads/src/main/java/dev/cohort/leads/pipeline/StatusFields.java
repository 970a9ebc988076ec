package dev.cohort.leads.pipeline;

import dev.cohort.leads.LeadStage;
import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A status as the tenant wants it.
 *
 * @param key of a status there is; null for a new one, whose key is made of its title
 * @param title the tenant's word for it; null for the standard one, which only the first statuses have
 * @param stage the canonical stage it stands on, for ever
 * @param active whether leads may be moved here
 */
public record StatusFields(
        @Nullable @Text(max = 40, line = true) String key,
        @Nullable @Text(max = 100, line = true) String title,
        @NotNull LeadStage stage,
        boolean active) {

    StatusFields keyed(String made) {
        return new StatusFields(made, title, stage, active);
    }
}
