package dev.cohort.leads.leadimport;

import dev.cohort.imports.ImportedPeople;
import dev.cohort.imports.Restoring;
import java.util.List;

/** Takes back what an import has made of leads, the rows of a range at a time. */
final class LeadUndoSql {
    private LeadUndoSql() {}

    /** Each lead once: at the row that made it, or at the row that changed it first. */
    private static final String TOUCHED = """
            touched as (
                select m.row_no, r.record_id, true as made, r.history_id
                from import_match m join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
                where m.import_id = :id and m.row_no between :first and :last and m.decision = 'C'
                    and r.import_id = :id and r.row_no between :first and :last
                union all
                select b.row_no, b.record_id, false, null
                from import_before b
                where b.import_id = :id and b.row_no between :first and :last
                    -- Made by this import, and changed again by a later row of it.
                    and not exists (
                        select from import_match m
                        join import_row r on r.import_id = m.import_id and r.row_no = m.twin_of
                        where m.import_id = :id and m.row_no = b.row_no and r.record_id = b.record_id)
            )""";

    static final String TOUCHED_LEADS = "with " + TOUCHED + " select record_id from touched";

    /** People first, as wherever a lead and its person are written. */
    static final String LOCK_PEOPLE = """
            select p.id from person p
            where p.id = any(array(select l.person_id from lead l where l.id = any(:leads)))
            order by p.id
            for update
            """;

    static final String LOCK_LEADS = "select l.id from lead l where l.id = any(:leads) order by l.id for update";

    /** As the import left it; or as it left it again, since a later import was taken back. */
    private static final String AS_LEFT = """
            not coalesce(b.overtaken, false) and (l.version = coalesce(b.after_version, 0) or exists (
                select from import_before o
                where o.record_id = l.id and o.import_id <> :id and not o.overtaken
                    and o.before_version = coalesce(b.after_version, 0) and o.undone_version = l.version))""";

    /**
     * Says of each lead why it stays; null when it does not. An audit entry that no import wrote tells of something that
     * happened to the lead though none of its fields changed, such as another enquiry.
     */
    private static final String JUDGED = "with " + TOUCHED + """
            , judged as (
                select t.row_no, t.record_id, t.made, l.number, l.person_id, case
                    when l.id is null then 'gone'
                    when l.deleted_at is not null then 'deleted'
                    when not (%1$s) then case when exists (
                            select from import_before o
                            where o.record_id = l.id and o.import_id <> :id and o.undone_version is null
                                and o.after_version > coalesce(b.after_version, 0))
                        then 'later-import' else 'changed' end
                    when not t.made and b.record is null then 'not-kept'
                    when not coalesce(%2$s, false) then 'not-yours'
                    when t.made and (exists (
                            select from lead_stage_change c
                            where c.lead_id = l.id and c.id <> t.history_id
                                and c.id <> all(coalesce(b.moves, '{}')))
                        or exists (
                            select from audit_entry a
                            where a.record_type = 'lead' and a.record_id = l.id
                                and coalesce(a.reason, '') not like 'import %%'
                                and coalesce(a.reason, '') not like 'undo of import %%')) then 'history'
                    when t.made and %3$s then 'in-use'
                    when not t.made and exists (
                            select from import_person_before b join person p on p.id = b.person_id
                            where b.import_id = :id and b.person_id = l.person_id and not %4$s) then 'person-changed'
                end as reason
                from touched t
                left join lead l on l.id = t.record_id
                left join import_before b on b.import_id = :id and b.record_id = t.record_id
            )
            """;

    /**
     * @param changeable the condition that the caller may change the lead l
     * @param inUse the condition that something refers to the lead l
     */
    static String judged(String changeable, String inUse) {
        return JUDGED.formatted(AS_LEFT, changeable, inUse, ImportedPeople.AS_LEFT);
    }

    static final String ALL = "select row_no, record_id, made, number, person_id, reason from judged order by row_no";

    static final String COUNTS = """
            select count(*) filter (where reason is null and made) as removed,
                count(*) filter (where reason is null and not made) as restored,
                count(*) filter (where reason is not null) as kept
            from judged
            """;

    static final String BEYOND_REACH = "select count(*) from judged where reason = 'not-yours'";

    static final String FIRST_KEPT = """
            select row_no, record_id, number, reason from judged where reason is not null order by row_no limit :most
            """;

    static final String KEEP = """
            insert into import_kept (import_id, row_no, record_id, number, reason)
            select :id, k.row_no, k.record_id, k.number, k.reason
            from unnest(cast(:rows as bigint[]), cast(:leads as uuid[]), cast(:numbers as text[]), cast(:reasons as text[]))
                k (row_no, record_id, number, reason)
            """;

    private static final String AUDIT = """
            insert into audit_entry (id, occurred_at, member_id, actor_name, door, address, request_id, action, record_type,
                record_id, before, after, reason)
            """;

    static final String AUDIT_REMOVED = AUDIT + """
            select u.audit_id, cast(:now as timestamptz), cast(:member as uuid), :actor, :door, :address, :request,
                'delete', 'lead', l.id, %s, null, 'undo of import ' || cast(:id as text)
            from unnest(cast(:leads as uuid[]), cast(:audits as uuid[])) u (lead_id, audit_id)
            join lead l on l.id = u.lead_id
            join person p on p.id = l.person_id
            """.formatted(LeadUpdateSql.FORM);

    static final String REMOVE_MOVES = "delete from lead_stage_change where lead_id = any(:leads)";

    static final String REMOVE_ASSIGNMENTS = "delete from lead_assignment where lead_id = any(:leads)";

    static final String REMOVE = "delete from lead where id = any(:leads)";

    /** What the undo empties stands in the audit as null. Materialized, or the form would be made anew for each field. */
    static final String AUDIT_RESTORED = """
            with c as materialized (
                select u.audit_id, l.id, b.before as was, %s as now
                from unnest(cast(:leads as uuid[]), cast(:audits as uuid[])) u (lead_id, audit_id)
                join lead l on l.id = u.lead_id
                join person p on p.id = l.person_id
                join import_before b on b.import_id = :id and b.record_id = l.id
            )
            """.formatted(LeadUpdateSql.FORM) + AUDIT + """
            select c.audit_id, cast(:now as timestamptz), cast(:member as uuid), :actor, :door, :address, :request,
                'undo', 'lead', c.id, (
                    select coalesce(jsonb_object_agg(k, c.now -> k), '{}') from jsonb_object_keys(c.now || c.was) k
                    where c.now -> k is distinct from c.was -> k), (
                    select coalesce(jsonb_object_agg(k, c.was -> k), '{}') from jsonb_object_keys(c.now || c.was) k
                    where c.now -> k is distinct from c.was -> k),
                'undo of import ' || cast(:id as text)
            from c
            """;

    /** What the owner, team or branch of then has become of must not keep the rest from coming back. */
    private static final List<String> COLUMNS = List.of(
            "source",
            "medium",
            "campaign",
            "utm_source",
            "utm_medium",
            "utm_campaign",
            "utm_term",
            "utm_content",
            "external_id",
            "interest",
            "status",
            "stage",
            "stage_since",
            "lost_reason",
            "recycle_on",
            "score",
            "next_step",
            "next_step_at",
            "tags",
            "notes",
            "custom_fields",
            "archived",
            "deleted_at");

    static final String RESTORE = """
            update lead l
            set %s, owner_id = (select id from member where id = w.owner_id),
                team_id = (select id from team where id = w.team_id),
                branch_id = (select id from branch where id = w.branch_id),
                changed_at = cast(:now as timestamptz), version = l.version + 1
            from import_before b cross join lateral jsonb_populate_record(null::lead, b.record) w
            where b.import_id = :id and b.record_id = l.id and l.id = any(:leads)
            """.formatted(Restoring.assignments(COLUMNS));

    /** The moves of the import have not happened. */
    static final String TAKE_MOVES_BACK = """
            delete from lead_stage_change c
            using import_before b
            where b.import_id = :id and b.record_id = any(:leads) and c.lead_id = b.record_id and c.id = any(b.moves)
            """;

    /** For an earlier import, the lead is again as that one left it. */
    static final String RESTORED = """
            update import_before o
            set undone_version = case when o.import_id = b.import_id or o.undone_version = b.before_version then l.version
                    else o.undone_version end,
                after_version = case when o.import_id <> b.import_id and o.after_version = b.before_version then l.version
                    else o.after_version end
            from import_before b join lead l on l.id = b.record_id
            where b.import_id = :id and b.record_id = any(:leads) and o.record_id = b.record_id
                and (o.import_id = b.import_id or b.before_version in (o.after_version, o.undone_version))
            """;
}
