package dev.cohort.leads.capture;

import dev.cohort.activity.Activities;
import dev.cohort.activity.ActivityKind;
import dev.cohort.activity.Direction;
import dev.cohort.activity.NewActivity;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadRatings;
import dev.cohort.leads.Leads;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps each time somebody turned to the centre, with their own words. Who calls it has asked for the permission. */
@ApplicationScoped
class Touches {
    private static final int MOST_ADDRESS = 2_000;
    private static final int MOST_CLICK_IDS = 20;
    private static final int MOST_CLICK_ID = 500;
    private static final int MOST_FORM = 60;

    private static final String ADD = """
            insert into lead_touch (id, lead_id, inbox_id, opening, happened_at, source, medium, campaign, utm_source,
                utm_medium, utm_campaign, utm_term, utm_content, click_ids, landing_page, referrer, form)
            select :id, :lead, :inbox, :opening, i.received_at, :source, :medium, :campaign, :utmSource, :utmMedium,
                :utmCampaign, :utmTerm, :utmContent, :clickIds::jsonb, :landingPage, :referrer, :form
            from inbox i where i.id = :inbox
            """;

    // It is no change by anybody: the version stays, so that nobody's form is stale for it.
    private static final String LATEST = """
            update lead
            set last_source = :source, last_medium = :medium, last_campaign = :campaign, last_touch_at = :now
            where id = :lead
            """;

    private final TenantTransaction transaction;
    private final Activities activities;
    private final LeadRatings ratings;
    private final Clock clock;

    @Inject
    Touches(TenantTransaction transaction, Activities activities, LeadRatings ratings, Clock clock) {
        this.ratings = ratings;
        this.transaction = transaction;
        this.activities = activities;
        this.clock = clock;
    }

    // The clock of a lead runs from when it was sent, not from when it was taken.
    private static final String CLOCK = """
            update lead l set clock_from = i.received_at from inbox i where l.id = ? and i.id = ?
            """;

    void add(Leads.Taken taken, UUID inbox, Enquiry enquiry) {
        LeadFields said = taken.said();
        var handle = transaction.handle();
        handle.createUpdate(ADD)
                .bind("id", Ids.next())
                .bind("lead", taken.leadId())
                .bind("inbox", inbox)
                .bind("opening", !taken.merged())
                .bind("source", said.source())
                .bind("medium", said.medium())
                .bind("campaign", said.campaign())
                .bind("utmSource", said.utmSource())
                .bind("utmMedium", said.utmMedium())
                .bind("utmCampaign", said.utmCampaign())
                .bind("utmTerm", said.utmTerm())
                .bind("utmContent", said.utmContent())
                .bind("clickIds", Json.tree(clickIds(enquiry.clickIds())).toString())
                .bind("landingPage", cut(enquiry.landingPage(), MOST_ADDRESS))
                .bind("referrer", cut(enquiry.referrer(), MOST_ADDRESS))
                .bind("form", cut(enquiry.form(), MOST_FORM))
                .execute();
        handle.createUpdate(LATEST)
                .bind("lead", taken.leadId())
                .bind("source", said.source())
                .bind("medium", said.medium())
                .bind("campaign", said.campaign())
                .bind("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .execute();
        if (!taken.merged()) handle.execute(CLOCK, taken.leadId(), inbox);
        if (taken.merged()) ratings.rateOne(taken.leadId());
        if (said.notes() != null) activities.received(wrote(taken.leadId(), said.notes()));
    }

    /** What they wrote stands in the timeline as often as they wrote, and is never lost in the lead's notes. */
    private static NewActivity wrote(UUID lead, String words) {
        return new NewActivity(
                ActivityKind.SYSTEM, Direction.IN, "enquiry", words, null, null, null, Leads.RECORD, lead);
    }

    /** Nobody is refused for what an advertiser's link has too much of. */
    private static Map<String, String> clickIds(@Nullable Map<String, String> sent) {
        Map<String, String> kept = new TreeMap<>();
        if (sent == null) return kept;
        sent.forEach((name, value) -> {
            if (Origin.isClickId(name) && value != null && kept.size() < MOST_CLICK_IDS)
                kept.put(name, value.substring(0, Math.min(value.length(), MOST_CLICK_ID)));
        });
        return kept;
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        if (text == null || text.isBlank()) return null;
        String tidy = text.strip().replace("\0", "");
        return tidy.length() <= most ? tidy : tidy.substring(0, most);
    }
}
