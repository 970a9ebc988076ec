package dev.cohort.leads.capture;

import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadRules;
import dev.cohort.rest.Json;
import dev.cohort.rest.MergePatch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who enquires says.
 *
 * @param notes their own words
 * @param website a trap: people do not see the field and leave it empty, programs fill it
 * @param form name of the form it was written in
 * @param landingPage address of the page on which they came to the centre's site
 * @param referrer address they had come from
 * @param clickIds what advertisers add to their links, such as {@code gclid}, by name
 * @param consent whether they ticked the consent that the form asks for
 * @param consentVersion which text that was
 */
public record Enquiry(
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
        @Nullable String website,
        @Nullable String form,
        @Nullable String landingPage,
        @Nullable String referrer,
        @Nullable Map<String, String> clickIds,
        @Nullable Boolean consent,
        @Nullable String consentVersion) {

    public static final Enquiry BLANK = new Enquiry(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null);

    /** Of somebody who says no more than who they are. */
    static Enquiry from(
            @Nullable String firstName, @Nullable String lastName, @Nullable String email, @Nullable String source) {
        return new Enquiry(
                firstName, lastName, null, email, null, null, null, null, null, null, null, source, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Reads the JSON that {@code POST /public/leads} takes. */
    static Enquiry ofJson(String body) {
        return MergePatch.apply(BLANK, Json.parse(body), Enquiry.class);
    }

    boolean isTrapped() {
        return website != null && !website.isBlank();
    }

    /** Who writes, in one line; empty where they do not say. */
    String sender() {
        String name = said(Stream.of(firstName, lastName), " ");
        return said(Stream.of(name.isEmpty() ? company : name, email, phone), " · ");
    }

    private static String said(Stream<@Nullable String> parts, String between) {
        return parts.filter(Objects::nonNull)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(between));
    }

    /** Whether it tells where they came from, by words or by the links they followed. */
    public boolean tellsOrigin() {
        return saysSource() || Origin.of(clickIds, referrer, landingPage).isPresent();
    }

    private boolean saysSource() {
        return source != null && !source.isBlank() || utmSource != null && !utmSource.isBlank();
    }

    /** A visitor sets neither owner nor tags, next step or custom fields. */
    LeadFields lead() {
        Optional<Origin> origin = saysSource() ? Optional.empty() : Origin.of(clickIds, referrer, landingPage);
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
                origin.map(Origin::source).orElse(source),
                medium == null ? origin.map(Origin::medium).orElse(null) : medium,
                campaign,
                tag(utmSource),
                tag(utmMedium),
                tag(utmCampaign),
                tag(utmTerm),
                tag(utmContent),
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

    /** Nobody is refused for what a link has too much of. */
    private static @Nullable String tag(@Nullable String value) {
        return value == null || value.length() <= LeadRules.UTM ? value : value.substring(0, LeadRules.UTM);
    }
}
