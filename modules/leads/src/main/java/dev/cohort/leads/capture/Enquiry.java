package dev.cohort.leads.capture;

import dev.cohort.leads.LeadFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor's form sends.
 *
 * @param website a trap: people do not see the field and leave it empty, programs fill it
 */
record Enquiry(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String whatsapp,
        @Nullable String telegram,
        @Nullable String instagram,
        @Nullable String language,
        @Nullable String city,
        @Nullable String country,
        @Nullable String source,
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String utmSource,
        @Nullable String utmMedium,
        @Nullable String utmCampaign,
        @Nullable String utmTerm,
        @Nullable String utmContent,
        @Nullable String externalId,
        @Nullable String interest,
        @Nullable String notes,
        @Nullable String website) {

    static final Enquiry BLANK = new Enquiry(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null);

    boolean isTrapped() {
        return website != null && !website.isBlank();
    }

    /** A visitor sets neither owner nor tags, next step or custom fields. */
    LeadFields lead() {
        return new LeadFields(
                firstName,
                lastName,
                company,
                null,
                email,
                phone,
                whatsapp,
                telegram,
                instagram,
                language,
                city,
                country,
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
                null,
                null,
                null,
                null,
                List.of(),
                notes,
                null);
    }
}
