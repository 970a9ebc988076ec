package dev.cohort.leads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.customfield.FieldRules;
import dev.cohort.customfield.OwnValues;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem.FieldFault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules a lead's fields keep at every door; as cheap and as free of state as {@link PersonRules}. */
public final class LeadRules {
    public static final int MAX_NOTES = 20_000;
    public static final int UTM = 200;

    private static final int ATTRIBUTION = 100;
    private static final int EXTERNAL_ID = 200;
    private static final int INTEREST = 300;
    private static final int NEXT_STEP = 300;
    private static final int REASON = 500;
    private static final int TAG = 50;
    private static final int TAGS = 30;

    private LeadRules() {}

    /**
     * Tidies and checks the fields. Each fault is added to {@code faults} and its field left out of the result. Owner and
     * branch are looked up by the caller.
     */
    public static CleanLead clean(LeadFields raw, PersonRules persons, List<FieldFault> faults) {
        return clean(raw, persons, FieldRules.NONE, null, null, faults);
    }

    /**
     * As {@link #clean(LeadFields, PersonRules, List)}, by the tenant's own fields too, and for a person who is known
     * already.
     *
     * @param own what the tenant's own fields ask
     * @param before what was known of the person; null for a new one
     * @param ownBefore what the lead's own fields held; null for a new lead
     */
    public static CleanLead clean(
            LeadFields raw,
            PersonRules persons,
            FieldRules own,
            @Nullable CleanPerson before,
            @Nullable JsonNode ownBefore,
            List<FieldFault> faults) {
        int known = faults.size();
        CleanPerson person = persons.clean(raw.person(), before, faults);
        String utmSource = PersonRules.line("utmSource", raw.utmSource(), UTM, faults);
        String utmMedium = PersonRules.line("utmMedium", raw.utmMedium(), UTM, faults);
        String utmCampaign = PersonRules.line("utmCampaign", raw.utmCampaign(), UTM, faults);
        String externalId = PersonRules.line("externalId", raw.externalId(), EXTERNAL_ID, faults);
        // Where something was refused, that is what the sender should hear of.
        if (faults.size() == known && !person.fields().identifies() && externalId == null)
            faults.add(new FieldFault("name", "unidentified", Map.of()));
        LeadFields fields = new LeadFields(
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
                        attribution("source", raw.source(), utmSource, LeadFields.DIRECT, faults),
                        attribution("medium", raw.medium(), utmMedium, LeadFields.NO_MEDIUM, faults),
                        attribution("campaign", raw.campaign(), utmCampaign, LeadFields.NO_CAMPAIGN, faults),
                        utmSource,
                        utmMedium,
                        utmCampaign,
                        PersonRules.line("utmTerm", raw.utmTerm(), UTM, faults),
                        PersonRules.line("utmContent", raw.utmContent(), UTM, faults),
                        externalId,
                        PersonRules.line("interest", raw.interest(), INTEREST, faults),
                        PersonRules.line("owner", raw.owner(), 254, faults),
                        raw.branchId(),
                        PersonRules.line("nextStep", raw.nextStep(), NEXT_STEP, faults),
                        raw.nextStepAt(),
                        tags(raw.tags(), faults),
                        PersonRules.text("notes", raw.notes(), MAX_NOTES, faults),
                        own.clean(OwnValues.tidy(raw.customFields(), faults), ownBefore, faults))
                .with(person.fields());
        return new CleanLead(fields, person);
    }

    /** The reason of a move: one line. */
    static @Nullable String reason(@Nullable String raw, List<FieldFault> faults) {
        return PersonRules.line("reason", raw, REASON, faults);
    }

    /** Attribution is never empty: what was said, else what the link said, else the default. */
    private static String attribution(
            String field, @Nullable String raw, @Nullable String utm, String standard, List<FieldFault> faults) {
        String said = PersonRules.line(field, raw, ATTRIBUTION, faults);
        if (said != null) return said;
        return utm == null || utm.length() > ATTRIBUTION ? standard : utm;
    }

    private static List<String> tags(@Nullable List<String> raw, List<FieldFault> faults) {
        if (raw == null || raw.isEmpty()) return List.of();
        Set<String> tags = new LinkedHashSet<>();
        for (String tag : raw) {
            String tidy = PersonRules.line("tags", tag, TAG, faults);
            if (tidy != null) tags.add(tidy);
        }
        if (tags.size() <= TAGS) return List.copyOf(tags);
        faults.add(new FieldFault("tags", "too-many", Map.of("max", TAGS)));
        return List.of();
    }

    static List<String> union(@Nullable List<String> own, @Nullable List<String> other) {
        Set<String> all = new LinkedHashSet<>(own == null ? List.of() : own);
        if (other != null) all.addAll(other);
        return new ArrayList<>(all).subList(0, Math.min(all.size(), TAGS));
    }

    static @Nullable String appended(@Nullable String own, @Nullable String more) {
        if (own == null) return more;
        if (more == null || own.contains(more) || own.length() + more.length() + 2 > MAX_NOTES) return own;
        return own + "\n\n" + more;
    }
}
