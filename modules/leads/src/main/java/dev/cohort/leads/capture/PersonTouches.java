package dev.cohort.leads.capture;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.record.Records;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Where a person came from first and last, over all their leads that the caller may see. */
@ApplicationScoped
public class PersonTouches {
    private static final int MOST = 200;
    private static final String PERSON = "person";

    // A lead that came by no enquiry tells by itself where it came from.
    private static final String OF_PERSON = """
            with mine as (
                select l.id, l.number, l.created_at, l.source, l.medium, l.campaign, l.utm_source, l.utm_medium,
                    l.utm_campaign, l.utm_term, l.utm_content
                from lead l where l.person_id = ? and l.deleted_at is null and %s
            )
            select * from (
                select m.id as lead_id, m.number as lead_number, t.happened_at, t.opening, t.source, t.medium, t.campaign,
                    t.utm_source, t.utm_medium, t.utm_campaign, t.utm_term, t.utm_content, t.click_ids::text as click_ids,
                    t.landing_page, t.referrer, t.form
                from mine m join lead_touch t on t.lead_id = m.id
                union all
                select m.id, m.number, m.created_at, true, m.source, m.medium, m.campaign, m.utm_source, m.utm_medium,
                    m.utm_campaign, m.utm_term, m.utm_content, '{}', null, null, null
                from mine m
                where not exists (select from lead_touch t where t.lead_id = m.id and t.opening)) touches
            order by happened_at, lead_id
            limit ?
            """;

    private final TenantTransaction transaction;
    private final Records records;

    @Inject
    PersonTouches(TenantTransaction transaction, Records records) {
        this.transaction = transaction;
        this.records = records;
    }

    /**
     * One time.
     *
     * @param opening whether it made the lead
     * @param clickIds a JSON object: what advertisers added to the link
     */
    public record PersonTouch(
            UUID leadId,
            String leadNumber,
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
            @Nullable String form) {}

    /**
     * All of a person's, the first one first.
     *
     * @param first null where none of their leads is the caller's to see
     */
    public record PersonTouched(
            @Nullable PersonTouch first, @Nullable PersonTouch last, List<PersonTouch> items) {}

    /** @throws dev.cohort.problem.Problem 404 when there is nobody whom the caller may see */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public PersonTouched of(UUID personId) {
        records.get(PERSON, personId);
        Visible visible = Access.visible(LeadPermissions.READ, "l");
        List<Object> values = new ArrayList<>(List.of(personId));
        values.addAll(visible.values());
        values.add(MOST);
        Query query = transaction.handle().createQuery(OF_PERSON.formatted(visible.sql()));
        for (int i = 0; i < values.size(); i++) query.bind(i, values.get(i));
        List<PersonTouch> all = query.mapTo(PersonTouch.class).list();
        return all.isEmpty()
                ? new PersonTouched(null, null, all)
                : new PersonTouched(all.getFirst(), all.getLast(), all);
    }
}
