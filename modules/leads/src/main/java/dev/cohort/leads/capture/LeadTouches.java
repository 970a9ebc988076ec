package dev.cohort.leads.capture;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.Leads;
import dev.cohort.persistence.TenantTransaction;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each time somebody turned to the centre before they became what they are: first, last, and in between. */
@ApplicationScoped
public class LeadTouches {
    private static final int MOST = 100;
    private static final String OF_LEAD = """
            select happened_at, opening, source, medium, campaign, utm_source, utm_medium, utm_campaign, utm_term, utm_content,
                click_ids::text as click_ids, landing_page, referrer, form, inbox_id
            from lead_touch where lead_id = ?
            order by happened_at, id
            limit ?
            """;

    private final TenantTransaction transaction;
    private final Leads leads;

    @Inject
    LeadTouches(TenantTransaction transaction, Leads leads) {
        this.transaction = transaction;
        this.leads = leads;
    }

    /**
     * One time.
     *
     * @param opening whether it made the lead
     * @param clickIds a JSON object: what advertisers added to the link
     * @param inboxId what was sent; null for a lead that came otherwise
     */
    public record Touch(
            Instant happenedAt,
            boolean opening,
            String source,
            String medium,
            String campaign,
            @Nullable String utmSource,
            @Nullable String utmMedium,
            @Nullable String utmCampaign,
            @Nullable String utmTerm,
            @Nullable String utmContent,
            @JsonRawValue @Schema(type = "object") String clickIds,
            @Nullable String landingPage,
            @Nullable String referrer,
            @Nullable String form,
            @Nullable UUID inboxId) {}

    /** All of a lead's, the first one first. */
    public record Touched(Touch first, Touch last, List<Touch> items) {}

    /** Where a lead came from, each time; one that came by no enquiry came once, as it says itself. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public Touched of(UUID id) {
        LeadDetails lead = leads.get(id);
        List<Touch> all = new ArrayList<>(transaction
                .handle()
                .select(OF_LEAD, id, MOST)
                .mapTo(Touch.class)
                .list());
        if (all.stream().noneMatch(Touch::opening)) all.addFirst(own(lead));
        return new Touched(all.getFirst(), all.getLast(), all);
    }

    private static Touch own(LeadDetails lead) {
        return new Touch(
                lead.createdAt(),
                true,
                lead.source(),
                lead.medium(),
                lead.campaign(),
                lead.utmSource(),
                lead.utmMedium(),
                lead.utmCampaign(),
                lead.utmTerm(),
                lead.utmContent(),
                "{}",
                null,
                null,
                null,
                null);
    }
}
