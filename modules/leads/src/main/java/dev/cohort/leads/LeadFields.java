package dev.cohort.leads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.customfield.OwnValues;
import dev.cohort.person.PersonFields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people may write of a lead: the body of a creation, what a patch is applied to, and what the audit compares. The
 * status is not among them, for it moves by its own act.
 *
 * @param phone as typed; a number without a country belongs to the branch's or the tenant's
 * @param owner a member's id or e-mail address
 * @param branchId the branch; left out, it follows the owner
 * @param customFields an object of the tenant's own fields
 */
public record LeadFields(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String whatsapp,
        @Nullable String telegram,
        @Nullable String instagram,
        @Nullable String language,
        @Nullable String city,
        @Nullable String country,
        @Nullable LocalDate birthDate,
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
        @Nullable String owner,
        @Nullable UUID branchId,
        @Nullable String nextStep,
        @Nullable Instant nextStepAt,
        @Nullable List<String> tags,
        @Nullable String notes,
        @Nullable JsonNode customFields) {

    /** Where a lead of unknown origin is said to come from. */
    public static final String DIRECT = "direct";

    public static final String NO_MEDIUM = "none";
    public static final String NO_CAMPAIGN = "none";

    /** Nothing filled in: what a form or a patch starts from. */
    public static final LeadFields BLANK = new LeadFields(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null);

    /** The part that is the person's. */
    public PersonFields person() {
        return new PersonFields(
                firstName, lastName, email, phone, whatsapp, telegram, instagram, language, city, country, birthDate,
                jobTitle, company);
    }

    /** The same lead with another person's particulars. */
    public LeadFields with(PersonFields person) {
        return new LeadFields(
                person.firstName(),
                person.lastName(),
                person.company(),
                person.jobTitle(),
                person.email(),
                person.phone(),
                person.whatsapp(),
                person.telegram(),
                person.instagram(),
                person.language(),
                person.city(),
                person.country(),
                person.birthDate(),
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
                owner,
                branchId,
                nextStep,
                nextStepAt,
                tags,
                notes,
                customFields);
    }

    /** The same lead, each empty field filled from another: how an enquiry is added to a lead that is there already. */
    LeadFields filledFrom(LeadFields other) {
        return new LeadFields(
                or(firstName, other.firstName),
                or(lastName, other.lastName),
                or(company, other.company),
                or(jobTitle, other.jobTitle),
                or(email, other.email),
                or(phone, other.phone),
                or(whatsapp, other.whatsapp),
                or(telegram, other.telegram),
                or(instagram, other.instagram),
                or(language, other.language),
                or(city, other.city),
                or(country, other.country),
                or(birthDate, other.birthDate),
                source,
                medium,
                campaign,
                or(utmSource, other.utmSource),
                or(utmMedium, other.utmMedium),
                or(utmCampaign, other.utmCampaign),
                or(utmTerm, other.utmTerm),
                or(utmContent, other.utmContent),
                or(externalId, other.externalId),
                or(interest, other.interest),
                owner,
                branchId,
                or(nextStep, other.nextStep),
                or(nextStepAt, other.nextStepAt),
                LeadRules.union(tags, other.tags),
                LeadRules.appended(notes, other.notes),
                OwnValues.merged(customFields, other.customFields));
    }

    private static <T> @Nullable T or(@Nullable T own, @Nullable T other) {
        return own == null ? other : own;
    }
}
