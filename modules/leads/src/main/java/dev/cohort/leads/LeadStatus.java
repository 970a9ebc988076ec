package dev.cohort.leads;

import dev.cohort.text.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of the tenant's own statuses.
 *
 * @param title the tenant's word for it; null for the bundle's ({@code lead.status.KEY})
 * @param active whether leads may still be moved here
 */
public record LeadStatus(
        String key, LeadStage stage, @Nullable String title, int position, boolean active) {

    /** What people read. */
    public String titleIn(Locale locale) {
        return title == null ? Texts.get(locale, "lead.status." + key) : title;
    }
}
