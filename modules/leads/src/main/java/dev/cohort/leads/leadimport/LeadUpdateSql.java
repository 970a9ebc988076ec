package dev.cohort.leads.leadimport;

/**
 * Changes the leads that rows stand for. Of several rows for one lead the last word counts, or the first where only empty
 * fields are filled. What a file does not say never erases anything; notes are added to, tags are joined.
 */
final class LeadUpdateSql {
    private LeadUpdateSql() {}

    /**
     * Leads that were deleted or archived since the rows were matched are left alone. They stay locked from here on. The ids
     * are an array, made once: in a table that has just been filled, and not counted yet, a join would look through the
     * whole range for every lead.
     */
    static final String GONE = """
            with alive as (
                select l.id from lead l
                where l.deleted_at is null and not l.archived and l.id = any (array(
                    select record_id from import_match
                    where import_id = :id and row_no between :first and :last and decision = 'U'))
                for update of l
            )
            update import_match m set decision = 'S', reason = 'gone'
            where m.import_id = :id and m.row_no between :first and :last and m.decision = 'U'
                and m.record_id not in (select id from alive)
                -- Made by this very range: it is not there yet.
                and not exists (
                    select from import_row r where r.import_id = :id and r.row_no between :first and :last
                        and r.record_id = m.record_id)
            """;

    /** A lead in the words of its form: what the audit compares. */
    static final String FORM = """
            jsonb_strip_nulls(jsonb_build_object('firstName', p.first_name, 'lastName', p.last_name,
                'company', p.organization_name, 'jobTitle', p.job_title, 'email', p.email, 'phone', p.phone,
                'phoneE164', p.phone_e164, 'whatsapp', p.whatsapp, 'telegram', p.telegram, 'instagram', p.instagram,
                'language', p.language, 'city', p.city, 'country', p.country, 'birthDate', p.birth_date, 'source', l.source, 'medium', l.medium,
                'campaign', l.campaign, 'utmSource', l.utm_source, 'utmMedium', l.utm_medium,
                'utmCampaign', l.utm_campaign, 'utmTerm', l.utm_term, 'utmContent', l.utm_content,
                'externalId', l.external_id, 'interest', l.interest, 'status', l.status, 'lostReason', l.lost_reason,
                'owner', l.owner_id, 'team', l.team_id, 'branchId', l.branch_id, 'nextStep', l.next_step,
                'nextStepAt', l.next_step_at, 'tags', l.tags, 'notes', l.notes, 'customFields', l.custom_fields))""";

    /** Keeps each lead as it is now; of several changes by one import the first counts, unless somebody came between. */
    static final String BEFORE = """
            insert into import_before (import_id, record_id, row_no, before, record, before_version, after_version)
            select m.import_id, l.id, min(m.row_no), %1$s, to_jsonb(l), l.version, l.version
            from import_match m join lead l on l.id = m.record_id join person p on p.id = l.person_id
            where m.import_id = :id and m.row_no between :first and :last and m.decision = 'U'
            group by m.import_id, l.id, p.id
            on conflict (import_id, record_id) do update
            set overtaken = import_before.overtaken or import_before.after_version <> excluded.before_version
            """.formatted(FORM);

    /** What the rows of the range say of each person (:key person_id) or lead (record_id), folded into one. */
    private static final String PATCHES = """
            said as materialized (
                select m2.%1$s as key, r.row_no, r.custom, r.data || jsonb_strip_nulls(jsonb_build_object(
                    'emailKey', r.email, 'phoneKey', r.phone)) as data
                from import_match m2
                join import_row r on r.import_id = m2.import_id and r.row_no = m2.row_no
                where m2.import_id = :id and m2.row_no between :first and :last and m2.%1$s is not null and %3$s
            ), words as (
                select s.key, jsonb_object_agg(e.key, e.value order by s.row_no %2$s) as data
                from said s cross join lateral jsonb_each(s.data) e
                group by s.key
            ), customs as (
                select s.key, jsonb_object_agg(e.key, e.value order by s.row_no %2$s) as custom
                from said s cross join lateral jsonb_each(s.custom) e
                group by s.key
            ), patches as materialized (
                select w.key, d.*, c.custom
                from words w
                left join customs c on c.key = w.key
                cross join lateral jsonb_to_record(w.data) as d ("emailKey" text, "phoneKey" text, """ + LeadCreateSql.SAID + ")\n)";

    private static String patches(String key, boolean fillOnly, String which) {
        return PATCHES.formatted(key, fillOnly ? "desc" : "", which);
    }

    /** The new value of a column: what the file says, or what is there, whichever goes first. */
    private static String value(boolean fillOnly, String column, String said) {
        return fillOnly ? "coalesce(%s, d.%s)".formatted(column, said) : "coalesce(d.%s, %s)".formatted(said, column);
    }

    private static final String[][] PERSON = {
        {"first_name", "\"firstName\""},
        {"last_name", "\"lastName\""},
        {"email", "email"},
        {"email_normalized", "\"emailKey\""},
        {"phone", "phone"},
        {"phone_e164", "\"phoneKey\""},
        {"whatsapp", "whatsapp"},
        {"telegram", "telegram"},
        {"instagram", "instagram"},
        {"language", "language"},
        {"city", "city"},
        {"country", "country"},
        {"birth_date", "\"birthDate\""},
        {"job_title", "\"jobTitle\""},
        {"organization_name", "company"}
    };

    private static final String[][] LEAD = {
        {"source", "source"},
        {"medium", "medium"},
        {"campaign", "campaign"},
        {"utm_source", "\"utmSource\""},
        {"utm_medium", "\"utmMedium\""},
        {"utm_campaign", "\"utmCampaign\""},
        {"utm_term", "\"utmTerm\""},
        {"utm_content", "\"utmContent\""},
        {"external_id", "\"externalId\""},
        {"interest", "interest"},
        {"next_step", "\"nextStep\""},
        {"next_step_at", "\"nextStepAt\""}
    };

    /**
     * @param which {@code m2.decision = 'U'}: of leads that are updated; {@code 'C'}: of people who are known and get a new
     *     lead, whose particulars are only filled
     */
    static String people(boolean fillOnly, String decision) {
        String which =
                "m2.decision = '%s'%s".formatted(decision, decision.equals("C") ? " and m2.person_id is not null" : "");
        StringBuilder set = new StringBuilder();
        StringBuilder old = new StringBuilder();
        StringBuilder now = new StringBuilder();
        for (String[] column : PERSON) {
            String value = value(fillOnly, "p." + column[0], column[1]);
            set.append(column[0]).append(" = ").append(value).append(", ");
            old.append(old.isEmpty() ? "" : ", ").append("p.").append(column[0]);
            now.append(now.isEmpty() ? "" : ", ").append(value);
        }
        return """
                with %s
                update person p set %s changed_at = cast(:now as timestamptz), version = p.version + 1
                from patches d
                where p.id = d.key and p.deleted_at is null and (%s) is distinct from (%s)
                returning p.id
                """.formatted(patches("person_id", fillOnly, which), set, old, now);
    }

    static String leads(boolean fillOnly) {
        StringBuilder set = new StringBuilder();
        StringBuilder old = new StringBuilder();
        StringBuilder now = new StringBuilder();
        for (String[] column : LEAD) {
            boolean attribution =
                    column[0].equals("source") || column[0].equals("medium") || column[0].equals("campaign");
            String standard = column[0].equals("source") ? "direct" : "none";
            String value = attribution && fillOnly
                    ? "case when l.%1$s = '%2$s' then coalesce(d.%3$s, l.%1$s) else l.%1$s end"
                            .formatted(column[0], standard, column[1])
                    : value(fillOnly, "l." + column[0], column[1]);
            add(set, old, now, column[0], value);
        }
        String owns = fillOnly ? "d.\"ownerId\" is not null and l.owner_id is null" : "d.\"ownerId\" is not null";
        add(set, old, now, "owner_id", "case when %s then d.\"ownerId\" else l.owner_id end".formatted(owns));
        add(set, old, now, "team_id", "case when %s then d.\"teamId\" else l.team_id end".formatted(owns));
        add(set, old, now, "branch_id", "case when %s then d.\"branchId\" else l.branch_id end".formatted(owns));
        add(
                set,
                old,
                now,
                "custom_fields",
                fillOnly
                        ? "coalesce(d.custom, '{}') || l.custom_fields"
                        : "l.custom_fields || coalesce(d.custom, '{}')");
        add(set, old, now, "tags", """
                case when coalesce(d.tags, '{}') <@ l.tags then l.tags else (
                    select array_agg(tag order by at) from (
                        select tag, min(at) as at from unnest(l.tags || d.tags) with ordinality u (tag, at)
                        group by tag order by 2 limit 30) t)
                end""");
        add(set, old, now, "notes", """
                case when d.notes is null or position(d.notes in l.notes) > 0
                        or length(l.notes) + length(d.notes) + 2 > 20000 then l.notes
                    when l.notes is null then d.notes
                    else l.notes || E'\\n\\n' || d.notes end""");
        String moves = fillOnly ? "false" : "d.status is not null and d.status <> l.status";
        add(set, old, now, "status", "case when %s then d.status else l.status end".formatted(moves));
        String tail = """
                stage = case when %1$s then d.stage else l.stage end,
                stage_since = case when %1$s then cast(:now as timestamptz) else l.stage_since end,
                lost_reason = case when %1$s then d."lostReason" else l.lost_reason end,
                archived = case when %1$s then coalesce(d.archived, false) else l.archived end,
                changed_at = cast(:now as timestamptz), version = l.version + 1""".formatted(moves);
        return """
                with %s,
                was as materialized (select id, status, stage, stage_since, version from lead where id in (select key from patches))
                update lead l set %s %s
                from patches d join was w on w.id = d.key
                where l.id = d.key and l.deleted_at is null and not l.archived and ((%s) is distinct from (%s)
                    or exists (select from person p where p.id = l.person_id and p.id = any(:people)))
                returning l.id, w.status as from_status, w.stage as from_stage, w.stage_since as from_since, l.status, l.stage,
                    l.lost_reason
                """.formatted(patches("record_id", fillOnly, "m2.decision = 'U'"), set, tail, old, now);
    }

    private static void add(StringBuilder set, StringBuilder old, StringBuilder now, String column, String value) {
        set.append(column).append(" = ").append(value).append(", ");
        old.append(old.isEmpty() ? "" : ", ").append("l.").append(column);
        now.append(now.isEmpty() ? "" : ", ").append(value);
    }

    /** Only what differs is kept, as for a change by hand. Materialized, or the form would be made anew for each field. */
    static final String AUDIT = """
            with c as materialized (
                select u.audit_id, l.id, b.before, %s as after
                from unnest(cast(:ids as uuid[]), cast(:audits as uuid[])) u (lead_id, audit_id)
                join lead l on l.id = u.lead_id
                join person p on p.id = l.person_id
                join import_before b on b.import_id = :id and b.record_id = l.id
            )
            insert into audit_entry (id, occurred_at, member_id, actor_name, door, address, request_id, action, record_type,
                record_id, before, after, reason)
            select c.audit_id, cast(:now as timestamptz), cast(:member as uuid), :actor, :door, :address, :request,
                'change', 'lead', c.id, (
                    select coalesce(jsonb_object_agg(o.key, o.value), '{}') from jsonb_each(c.before) o
                    where o.value is distinct from c.after -> o.key), (
                    select coalesce(jsonb_object_agg(n.key, n.value), '{}') from jsonb_each(c.after) n
                    where n.value is distinct from c.before -> n.key),
                'import ' || cast(:id as text)
            from c
            """.formatted(FORM);
}
