package dev.cohort.bench;

/** The statements that the product was seen to send, one by one in the log of the database. */
final class FloorSql {
    static final String ROLE = "select set_config('role', ?, true)";

    static final String WHOLE = """
            select l.id, l.version, l.number, l.person_id, p.first_name, p.last_name, p.organization_name, p.job_title,
                p.email, p.phone, p.phone_e164, p.whatsapp, p.telegram, p.instagram, p.language, p.city, p.country,
                p.birth_date, l.source, l.medium, l.campaign, l.utm_source, l.utm_medium, l.utm_campaign, l.utm_term,
                l.utm_content, l.external_id, l.interest, l.status, l.stage, l.stage_since, l.lost_reason, l.recycle_on,
                l.owner_id, m.name as owner_name, m.email as owner_email, l.team_id, t.name as team_name,
                l.branch_id, b.name as branch_name, l.score, l.next_step, l.next_step_at, l.tags, l.notes,
                l.custom_fields, l.archived, l.created_at, l.changed_at
            from lead l
            join person p on p.id = l.person_id
            left join member m on m.id = l.owner_id
            left join team t on t.id = l.team_id
            left join branch b on b.id = l.branch_id
            where l.deleted_at is null and l.id = ? and true
            """;

    static final String LIST = """
            select l.id, l.version, l.number, l.person_id, p.first_name, p.last_name, p.organization_name as company,
                p.email, p.phone, p.phone_e164, l.source, l.medium, l.campaign, l.external_id, l.interest,
                l.status, l.stage, l.stage_since, l.owner_id, m.name as owner_name, m.email as owner_email,
                l.team_id, l.branch_id, l.score, l.next_step, l.next_step_at, l.tags,
                l.custom_fields::text as custom_fields, l.archived, l.created_at, l.changed_at,
                l.created_at as list_key_0, l.id as list_key_1
            from lead l
            join person p on p.id = l.person_id
            left join member m on m.id = l.owner_id
            where true and (l.deleted_at is null) and (true) and (l.status = ?) and (l.source = ?)
            order by l.created_at desc, l.id desc
            limit 51
            """;

    static final String LOAD = """
            select l.*, p.*
            from lead l
            join person p on p.id = l.person_id
            where l.id = ?
            """;

    static final String DUPLICATES = """
            select l.id, l.number, l.person_id, p.first_name, p.last_name, p.email, p.email_normalized, p.phone,
                p.sort_name, l.status, l.archived, m.name as owner_name, coalesce(true, false) as visible
            from (
                select id from person where email_normalized = ? and deleted_at is null
                union
                select id from person where phone_e164 = ? and deleted_at is null
            ) same
            join person p on p.id = same.id
            join lead l on l.person_id = p.id and l.deleted_at is null
            left join member m on m.id = l.owner_id
            order by l.archived, l.created_at desc, l.id desc
            limit 10
            """;

    static final String UPDATE = """
            update lead set interest = ?, notes = ?, changed_at = ?, version = ? where id = ? and version = ?
            """;

    static final String MOVE = """
            update lead set status = ?, stage = ?, stage_since = ?, changed_at = ?, score = ?, version = ?
            where id = ? and version = ?
            """;

    static final String NEW_PERSON = """
            insert into person (id, birth_date, changed_at, city, country, created_at, deleted_at, email,
                email_normalized, first_name, instagram, job_title, language, last_name, organization_name, phone,
                phone_e164, search_text, sort_name, telegram, version, whatsapp)
            values (?, null, ?, null, null, ?, null, ?, ?, ?, null, null, null, ?, null, ?, ?, ?, ?, null, 1, null)
            """;

    static final String NEW_LEAD = """
            insert into lead (id, archived, branch_id, campaign, changed_at, created_at, created_by, custom_fields,
                deleted_at, external_id, interest, lost_reason, medium, next_step, next_step_at, notes, owner_id,
                person_id, recycle_on, score, source, stage, stage_since, status, tags, team_id, utm_campaign,
                utm_content, utm_medium, utm_source, utm_term, version)
            values (?, false, ?, ?, ?, ?, null, ?::jsonb, null, null, ?, null, ?, null, null, ?, null, ?, null, ?, ?,
                'new', ?, 'new', ?::text[], null, null, null, null, null, null, 1)
            """;

    static final String STAGE_CHANGE = """
            insert into lead_stage_change (id, actor_name, changed_at, from_stage, from_status, lead_id, member_id,
                reason, seconds_before, to_stage, to_status)
            values (?, ?, ?, ?, ?, ?, null, null, ?, ?, ?)
            """;

    static final String AUDIT = """
            insert into audit_entry (id, action, actor_name, address, after, before, door, member_id, occurred_at,
                reason, record_id, record_type, request_id)
            values (?, ?, 'Floor', '127.0.0.1', ?::jsonb, ?::jsonb, 'rest', null, ?, null, ?, 'lead', ?)
            """;

    static final String EVENT = """
            insert into event_outbox (id, due_at, member_id, name, occurred_at, order_key, payload, request_id, state)
            values (?, ?, null, ?, ?, ?, ?::jsonb, ?, 'PENDING')
            """;

    static final String CLAIM = """
            with due as materialized (
                select e.id from event_outbox e
                where e.state = 'PENDING' and e.due_at <= ?
                  and (e.claimed_until is null or e.claimed_until <= ?)
                  and (e.order_key is null or not exists (
                      select 1 from event_outbox earlier
                      where earlier.order_key = e.order_key and earlier.seq < e.seq and earlier.state = 'PENDING'))
                order by e.seq limit ?
                for update skip locked
            )
            update event_outbox o set claimed_by = ?, claimed_until = ?, attempts = attempts + 1
            from due where o.id = due.id
            returning o.id, o.seq, o.name, o.order_key, o.payload::text as payload, o.member_id, o.occurred_at, o.attempts
            """;

    static final String DELIVERED = "delete from event_outbox where id = any(?)";

    private FloorSql() {}
}
