package dev.cohort.leads.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadScore;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.ScoreRules;
import dev.cohort.rest.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lead, as fields and words that can be learned from. Ids and particulars of a person count only as
 * being there: a name or a number of one's own teaches nothing of others.
 *
 * @param form the lead's form as JSON, without what is empty
 * @param enquiries how often it asked again
 * @param answers how often it wrote, was reached or came
 * @param imported whether it came by a file: its time of arrival then tells of the import
 */
record Knowledge(JsonNode form, Instant createdAt, int enquiries, int answers, boolean imported) {
    /** Before the name of one of the tenant's own fields. */
    static final String OWN = "custom:";

    static final String AGE = "age";
    static final String WEEKDAY = "weekday";
    static final String HOUR = "hour";
    static final String ENQUIRIES = "enquiries";
    static final String ANSWERS = "answers";

    private static final List<String> WORDS = List.of(
            "source",
            "medium",
            "campaign",
            "utmSource",
            "utmMedium",
            "utmCampaign",
            "utmTerm",
            "utmContent",
            "interest",
            "language",
            "city",
            "country",
            "jobTitle");

    /** Only whether they are there. */
    static final Set<String> PRESENCE = Set.of(
            "firstName", "lastName", "company", "email", "phone", "whatsapp", "telegram", "instagram", "externalId");

    private static final String THERE = "yes";

    /** By field, what may be learned from. */
    Map<String, String> known(KnownAfterwards afterwards, ZoneId zone) {
        Map<String, String> known = new HashMap<>();
        for (String field : WORDS) put(known, field, text(form.path(field)));
        for (String field : PRESENCE) if (has(field)) known.put(field, THERE);
        for (var own : form.path("customFields").properties())
            if (!afterwards.names(own.getKey())) put(known, OWN + own.getKey(), text(own.getValue()));
        known.keySet().removeIf(afterwards::names);
        put(known, AGE, age());
        if (enquiries > 0) known.put(ENQUIRIES, Integer.toString(enquiries));
        if (answers > 0) known.put(ANSWERS, Integer.toString(answers));
        if (!imported) {
            ZonedDateTime arrival = createdAt.atZone(zone);
            known.put(WEEKDAY, Integer.toString(arrival.getDayOfWeek().getValue()));
            known.put(HOUR, Integer.toString(arrival.getHour()));
        }
        return known;
    }

    /** The rules' score of this knowledge: of a new lead, for its stage would tell the outcome. */
    LeadScore byRules(ScoreRules rules) {
        String source = text(form.path("source"));
        String campaign = text(form.path("campaign"));
        return LeadScore.of(
                new LeadScore.Facts(
                        has("firstName") || has("lastName"),
                        has("email"),
                        has("phone"),
                        has("whatsapp") || has("telegram") || has("instagram"),
                        has("interest"),
                        has("nextStep"),
                        source == null ? LeadFields.DIRECT : source,
                        campaign == null ? LeadFields.NO_CAMPAIGN : campaign,
                        LeadStage.NEW,
                        createdAt,
                        createdAt),
                rules);
    }

    private boolean has(String field) {
        return text(form.path(field)) != null;
    }

    private @Nullable String age() {
        String birth = text(form.path("birthDate"));
        if (birth == null) return null;
        try {
            LocalDate born = LocalDate.parse(birth);
            return Long.toString(ChronoUnit.YEARS.between(
                    born, createdAt.atZone(ZoneId.of("UTC")).toLocalDate()));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static void put(Map<String, String> known, String field, @Nullable String value) {
        if (value != null) known.put(field, value);
    }

    /** As a word; several in their order; null for nothing and for what has parts. */
    private static @Nullable String text(JsonNode value) {
        if (value.isArray()) {
            StringJoiner several = new StringJoiner(", ");
            value.forEach(one -> several.add(one.asText()));
            return several.length() == 0 ? null : several.toString();
        }
        if (!value.isValueNode() || value.isNull()) return null;
        String text = value.asText().strip();
        return text.isEmpty() ? null : text;
    }

    /** The form as it was before changes were made to it. */
    static JsonNode rewound(JsonNode now, JsonNode before) {
        if (before.isEmpty()) return now;
        var form = Json.mapper().createObjectNode();
        now.properties().forEach(field -> form.set(field.getKey(), field.getValue()));
        before.properties().forEach(field -> form.set(field.getKey(), field.getValue()));
        return form;
    }
}
