package dev.cohort.leads.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.ScoreRuleBook;
import dev.cohort.leads.ScoreRules;
import dev.cohort.leads.learning.Sample;
import dev.cohort.module.Settings;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads what was known of leads. */
@ApplicationScoped
public class PastLeads {
    /** More than these, the newest, are not learned from. */
    static final int MOST = 50_000;

    private static final String FORM = """
            jsonb_strip_nulls(jsonb_build_object('firstName', p.first_name, 'lastName', p.last_name,
                'company', p.organization_name, 'jobTitle', p.job_title, 'email', p.email, 'phone', p.phone,
                'whatsapp', p.whatsapp, 'telegram', p.telegram, 'instagram', p.instagram, 'language', p.language,
                'city', p.city, 'country', p.country, 'birthDate', p.birth_date, 'source', l.source,
                'medium', l.medium, 'campaign', l.campaign, 'utmSource', l.utm_source, 'utmMedium', l.utm_medium,
                'utmCampaign', l.utm_campaign, 'utmTerm', l.utm_term, 'utmContent', l.utm_content,
                'externalId', l.external_id, 'interest', l.interest, 'nextStep', l.next_step,
                'customFields', l.custom_fields))""";

    private static final String IMPORTED = """
            exists (select from audit_entry i where i.record_type = 'lead' and i.record_id = l.id
                and i.action = 'create' and i.reason like 'import %')""";

    // Written down later, it was not known, whenever it may have happened.
    private static final String ANSWERS = """
            (select count(*) from activity v where v.record_type = 'lead' and v.record_id = l.id
                and (v.direction = 'IN' or v.outcome in ('REACHED', 'HELD'))
                and greatest(v.happened_at, v.created_at)""";

    /**
     * Ended leads as they were at the cut-off: of each field that was changed at it or later, the first such change tells
     * what stood there before. An end is the first one, for a lead that was lost and came back was not known to.
     */
    private static final String ENDED = """
            with ended as (
                select l.id, l.stage in ('enrolled', 'converted') as won,
                    least(l.created_at + :days * interval '1 day', coalesce(o.ended_at, l.stage_since)) as cut_off
                from lead l left join lateral (
                    select min(c.changed_at) as ended_at from lead_stage_change c
                    where c.lead_id = l.id and c.to_stage in ('enrolled', 'converted', 'lost', 'disqualified')) o on true
                where l.deleted_at is null and l.stage in ('enrolled', 'converted', 'lost', 'disqualified')
                order by l.created_at desc, l.id
                limit :most
            )
            select e.won, l.created_at, %1$s::text as form,
                (select jsonb_object_agg(b.key, b.value) from (
                    select distinct on (k.key) k.key, a.before -> k.key as value
                    from audit_entry a cross join lateral jsonb_object_keys(a.before || a.after) k (key)
                    where a.record_type = 'lead' and a.record_id = l.id and a.occurred_at >= e.cut_off
                        and a.before is not null and a.after is not null
                    order by k.key, a.id) b)::text as before,
                (select count(*) from audit_entry a where a.record_type = 'lead' and a.record_id = l.id
                    and a.action = 'enquiry' and a.occurred_at < e.cut_off) as enquiries,
                %3$s < e.cut_off) as answers,
                %2$s as imported
            from ended e join lead l on l.id = e.id join person p on p.id = l.person_id
            order by l.created_at, l.id
            """.formatted(FORM, IMPORTED, ANSWERS);

    private static final String OPEN = """
            select false as won, l.created_at, %1$s::text as form, null as before,
                (select count(*) from audit_entry a where a.record_type = 'lead' and a.record_id = l.id
                    and a.action = 'enquiry' and a.occurred_at < l.created_at + :days * interval '1 day') as enquiries,
                %3$s < l.created_at + :days * interval '1 day') as answers,
                %2$s as imported
            from lead l join person p on p.id = l.person_id
            where l.id = :id and l.deleted_at is null
                and l.stage not in ('enrolled', 'converted', 'lost', 'disqualified')
            """.formatted(FORM, IMPORTED, ANSWERS);

    private final TenantTransaction transaction;
    private final Settings settings;

    @Inject
    PastLeads(TenantTransaction transaction, Settings settings) {
        this.transaction = transaction;
        this.settings = settings;
    }

    /**
     * A lead whose outcome is known.
     *
     * @param rules the rules' score of what was known
     */
    public record PastLead(Sample sample, int rules) {}

    private record Row(boolean won, Knowledge knowledge) {}

    /** The ended leads by their time of arrival, each with what was known of it at the cut-off. */
    @Transactional
    @RequiresPermission(LeadPermissions.SCORE)
    public List<PastLead> all() {
        KnownAfterwards afterwards = afterwards();
        ZoneId zone = Context.current().zone();
        ScoreRules rules = ScoreRuleBook.current(transaction.handle());
        try (Stream<Row> rows = transaction
                .handle()
                .createQuery(ENDED)
                .bind("days", settings.get(ScoringSettings.AFTER_DAYS))
                .bind("most", MOST)
                .setFetchSize(1_000)
                .map((row, context) -> row(row))
                .stream()) {
            return rows.map(row -> new PastLead(
                            new Sample(row.knowledge().known(afterwards, zone), row.won()),
                            row.knowledge().byRules(rules).value()))
                    .toList();
        }
    }

    /** How many leads have ended, and how many of them well. */
    public record Ended(int leads, int won) {
        boolean areEnough() {
            return leads >= ScoringState.FEWEST && Math.min(won, leads - won) >= ScoringState.FEWEST_OF_EITHER;
        }
    }

    /** How many there are to learn from. */
    Ended ended() {
        return transaction
                .handle()
                .createQuery("""
                        select count(*) as leads, count(*) filter (where won) as won from (
                            select l.stage in ('enrolled', 'converted') as won from lead l
                            where l.deleted_at is null and l.stage in ('enrolled', 'converted', 'lost', 'disqualified')
                            order by l.created_at desc, l.id
                            limit :most) newest
                        """)
                .bind("most", MOST)
                .map((row, context) -> new Ended(row.getInt("leads"), row.getInt("won")))
                .one();
    }

    /** What is known now of an open lead; empty when it has ended. The caller has asked whether it may be seen. */
    Optional<Map<String, String>> known(UUID leadId) {
        return transaction
                .handle()
                .createQuery(OPEN)
                .bind("id", leadId)
                .bind("days", settings.get(ScoringSettings.AFTER_DAYS))
                .map((row, context) -> row(row))
                .findOne()
                .map(row ->
                        row.knowledge().known(afterwards(), Context.current().zone()));
    }

    private KnownAfterwards afterwards() {
        return KnownAfterwards.of(settings.get(ScoringSettings.KNOWN_AFTERWARDS));
    }

    private static Row row(ResultSet row) throws SQLException {
        JsonNode form = json(row.getString("form"));
        String before = row.getString("before");
        return new Row(
                row.getBoolean("won"),
                new Knowledge(
                        before == null ? form : Knowledge.rewound(form, json(before)),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getInt("enquiries"),
                        row.getInt("answers"),
                        row.getBoolean("imported")));
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database wrote no JSON", e);
        }
    }
}
