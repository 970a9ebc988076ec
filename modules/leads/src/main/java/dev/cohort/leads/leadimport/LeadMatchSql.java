package dev.cohort.leads.leadimport;

/** Finds, for those rows of a range that are not decided yet, the leads and persons they stand for. */
final class LeadMatchSql {
    private LeadMatchSql() {}

    /**
     * An external id names the lead itself; an address or a phone names a person, if the name agrees, is turned round, or
     * is not whole on one side. Each way is a join of its own on equal values, so that none of them grows beyond the rows:
     * a shared address with a thousand names would. What somebody was known by who was merged counts for the one
     * they have become.
     */
    static final String MATCH = """
            with r as materialized (
                select s.row_no, s.email, s.phone, s.external_id, s.name, s.turned_name, s.whole_name
                from import_row s
                where s.import_id = :id and s.row_no between :first and :last and s.data is not null and not exists (
                    select from import_match m where m.import_id = s.import_id and m.row_no = s.row_no)
            ), candidates as (
                select r.row_no, p.id as person_id, 1 as rank, p.created_at
                from r join person p on p.email_normalized = r.email and p.sort_name = r.name
                where :byEmail and p.deleted_at is null
                union all
                select r.row_no, p.id, 1, p.created_at
                from r join person p on p.email_normalized = r.email and p.sort_name = r.turned_name
                where :byEmail and p.deleted_at is null and r.turned_name <> r.name
                union all
                select r.row_no, p.id, 2, p.created_at
                from r join person p on p.email_normalized = r.email
                where :byEmail and p.deleted_at is null and not r.whole_name
                union all
                select r.row_no, p.id, 2, p.created_at
                from r join person p on p.email_normalized = r.email
                where :byEmail and p.deleted_at is null and r.whole_name and (p.first_name is null or p.last_name is null)
                union all
                select r.row_no, p.id, 3, p.created_at
                from r join person p on p.phone_e164 = r.phone and p.sort_name = r.name
                where :byPhone and p.deleted_at is null
                union all
                select r.row_no, p.id, 3, p.created_at
                from r join person p on p.phone_e164 = r.phone and p.sort_name = r.turned_name
                where :byPhone and p.deleted_at is null and r.turned_name <> r.name
                union all
                select r.row_no, p.id, 4, p.created_at
                from r join person p on p.phone_e164 = r.phone
                where :byPhone and p.deleted_at is null and not r.whole_name
                union all
                select r.row_no, p.id, 4, p.created_at
                from r join person p on p.phone_e164 = r.phone
                where :byPhone and p.deleted_at is null and r.whole_name and (p.first_name is null or p.last_name is null)
                union all
                select r.row_no, w.id, 5, w.created_at
                from r join person p on p.email_normalized = r.email join person w on w.id = p.merged_into
                where :byEmail and p.deleted_at is not null and w.deleted_at is null
                    and (not r.whole_name or p.first_name is null or p.last_name is null
                        or p.sort_name in (r.name, r.turned_name) or w.sort_name in (r.name, r.turned_name))
                union all
                select r.row_no, w.id, 6, w.created_at
                from r join person p on p.phone_e164 = r.phone join person w on w.id = p.merged_into
                where :byPhone and p.deleted_at is not null and w.deleted_at is null
                    and (not r.whole_name or p.first_name is null or p.last_name is null
                        or p.sort_name in (r.name, r.turned_name) or w.sort_name in (r.name, r.turned_name))
            ), people as (
                select distinct on (row_no) row_no, person_id
                from candidates
                order by row_no, rank, created_at, person_id
            ), numbered as (
                select distinct on (r.row_no) r.row_no, l.id as lead_id, l.person_id
                from r join lead l on l.external_id = r.external_id
                where :byExternalId and l.deleted_at is null
                order by r.row_no, l.archived, l.created_at desc, l.id desc
            ), met as (
                select distinct on (people.row_no) people.row_no, l.id as lead_id
                from people join lead l on l.person_id = people.person_id and l.deleted_at is null
                order by people.row_no, l.archived, l.created_at desc, l.id desc
            ), found as (
                select r.row_no, coalesce(numbered.person_id, people.person_id) as person_id, l.id as lead_id, l.archived,
                    coalesce(l.id is not null and %s, false) as changeable
                from r
                left join numbered on numbered.row_no = r.row_no
                left join people on people.row_no = r.row_no
                left join met on met.row_no = r.row_no
                left join lead l on l.id = coalesce(numbered.lead_id, met.lead_id)
            ), decided as (
                select row_no, person_id, lead_id,
                    case
                        when lead_id is null and :mode = 'UPDATE' then 'no-match'
                        when lead_id is null then 'new'
                        when :mode = 'CREATE' and :onDuplicate = 'CREATE' then 'new'
                        when :mode = 'CREATE' and :onDuplicate = 'SKIP' then 'duplicate'
                        when not changeable then 'duplicate'
                        when archived then 'archived'
                        else 'update'
                    end as word
                from found
            )
            insert into import_match (import_id, row_no, decision, reason, record_id, person_id)
            select :id, row_no, case word when 'new' then 'C' when 'update' then 'U' else 'S' end,
                case when word not in ('new', 'update') then word end, case when word <> 'new' then lead_id end, person_id
            from decided
            """;
}
