package dev.cohort.leads.leadimport;

/** Makes the new leads of a range of rows in one statement: persons, leads, their arrival, the audit. */
final class LeadCreateSql {
    private LeadCreateSql() {}

    /** What a row says, as columns. */
    static final String SAID = """
            "firstName" text, "lastName" text, company text, "jobTitle" text, email text, phone text, whatsapp text,
            telegram text, instagram text, language text, city text, country text, "birthDate" date, "searchText" text,
            source text, medium text, campaign text, "utmSource" text, "utmMedium" text, "utmCampaign" text,
            "utmTerm" text, "utmContent" text, "externalId" text, interest text, status text, stage text,
            archived boolean, "lostReason" text, "ownerId" uuid, "teamId" uuid, "branchId" uuid, "nextStep" text,
            "nextStepAt" timestamptz, "createdAt" timestamptz, tags text[], notes text, score smallint""";

    /**
     * People who were removed since the rows were matched are made anew. Those who are there stay from here on, whoever
     * may want to remove them.
     */
    static final String GONE = """
            with alive as (
                select p.id from person p
                where p.deleted_at is null and p.id = any (array(
                    select person_id from import_match
                    where import_id = :id and row_no between :first and :last and decision = 'C' and person_id is not null))
                for key share of p
            )
            update import_match m set person_id = null
            where m.import_id = :id and m.row_no between :first and :last and m.decision = 'C' and m.person_id is not null
                and m.person_id not in (select id from alive)
                -- Made by the first of the rows that repeat each other, maybe in this very range.
                and not exists (
                    select from import_row r
                    where r.import_id = :id and r.row_no = m.twin_of and r.person_id = m.person_id)
            """;

    static final String CREATE = """
            with src as materialized (
                select r.row_no, r.record_id, coalesce(m.person_id, r.person_id) as person_id,
                    m.person_id is null as new_person, r.history_id, r.audit_id, r.email as email_key, r.phone as phone_key,
                    r.name, coalesce(r.custom, '{}') as custom, cast(:defaults as jsonb) || r.data as said, d.*,
                    d."ownerId" is not null as owned
                from import_match m
                join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
                cross join lateral jsonb_to_record(cast(:defaults as jsonb) || r.data) as d (
                    """ + SAID + """
                )
                where m.import_id = :id and m.row_no between :first and :last and m.decision = 'C'
                    and r.import_id = :id and r.row_no between :first and :last
            ), people as (
                insert into person (id, first_name, last_name, email, email_normalized, phone, phone_e164, whatsapp,
                    telegram, instagram, language, city, country, birth_date, job_title, organization_name, search_text,
                    sort_name, created_at, changed_at)
                select person_id, "firstName", "lastName", email, email_key, phone, phone_key, whatsapp, telegram,
                    instagram, language, city, country, "birthDate", "jobTitle", company, coalesce("searchText", ''),
                    coalesce(name, :nameless), coalesce("createdAt", cast(:now as timestamptz)), cast(:now as timestamptz)
                from src where new_person
                order by row_no
            ), leads as (
                insert into lead (id, person_id, source, medium, campaign, utm_source, utm_medium, utm_campaign, utm_term,
                    utm_content, external_id, interest, status, stage, stage_since, lost_reason, owner_id, team_id,
                    branch_id, score, next_step, next_step_at, tags, notes, custom_fields, archived, created_by,
                    created_at, changed_at)
                select record_id, person_id, coalesce(source, 'direct'), coalesce(medium, 'none'),
                    coalesce(campaign, 'none'), "utmSource", "utmMedium", "utmCampaign", "utmTerm", "utmContent",
                    "externalId", interest, coalesce(status, :status), coalesce(stage, :stage),
                    coalesce("createdAt", cast(:now as timestamptz)), "lostReason",
                    case when owned then "ownerId" else cast(:owner as uuid) end,
                    case when owned then "teamId" else cast(:team as uuid) end,
                    case when owned then "branchId" else cast(:branch as uuid) end,
                    coalesce(score, 0), "nextStep", "nextStepAt", coalesce(tags, '{}'), notes, custom,
                    coalesce(archived, false), cast(:member as uuid), coalesce("createdAt", cast(:now as timestamptz)),
                    cast(:now as timestamptz)
                from src
                order by row_no
            ), arrivals as (
                insert into lead_stage_change (id, lead_id, to_status, to_stage, reason, member_id, actor_name, changed_at)
                select history_id, record_id, coalesce(status, :status), coalesce(stage, :stage), "lostReason",
                    cast(:member as uuid), :actor, coalesce("createdAt", cast(:now as timestamptz))
                from src
                order by row_no
            )
            insert into audit_entry (id, occurred_at, member_id, actor_name, door, address, request_id, action, record_type,
                record_id, after, reason)
            select audit_id, cast(:now as timestamptz), cast(:member as uuid), :actor, :door, :address, :request, 'create',
                'lead', record_id, (said - 'searchText' - 'score') || jsonb_build_object('customFields', custom),
                'import ' || cast(:id as text)
            from src
            order by row_no
            """;
}
