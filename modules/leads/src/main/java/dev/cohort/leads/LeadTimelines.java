package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.consent.PreferenceLinks;
import dev.cohort.leads.LeadTimeline.Entry;
import dev.cohort.leads.LeadTimeline.Kind;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Tells a lead's history from its moves, from what was done with it, and from the audit of its fields. */
@ApplicationScoped
public class LeadTimelines {
    private static final int MOST = 500;

    // A move stands in both; it is told by the move, which knows the time in stage. Only an undo takes moves back.
    private static final String HISTORY = """
            select id, changed_at as happened_at, case when from_status is null then 'create' else 'status' end as action,
                member_id, actor_name, from_status, to_status, seconds_before, reason,
                null::jsonb as before,
                case when from_status is null then coalesce((
                    select jsonb_build_object('importId', i.id, 'file', i.file_name)
                    from audit_entry a join import i on a.reason = 'import ' || i.id
                    where a.record_type = 'lead' and a.record_id = c.lead_id and a.action = 'create'
                    limit 1), (
                    select jsonb_build_object('enquiry', n.source)
                    from inbox n where n.lead_id = c.lead_id and n.state = 'CREATED'
                    order by n.received_at limit 1)) end as after
            from lead_stage_change c
            where c.lead_id = ?
            union all
            select id, occurred_at, action, member_id, actor_name, null, null, null, reason, before, after
            from audit_entry
            where record_type = 'lead' and record_id = ? and action <> 'create'
                and not (action = 'change' and coalesce(jsonb_exists(after, 'status'), false))
            union all
            select id, happened_at, 'activity', member_id, actor_name, null, null, null, null, null,
                jsonb_build_object('kind', lower(kind), 'direction', lower(direction), 'subject', subject, 'body', body,
                    'outcome', lower(outcome), 'durationMinutes', duration_minutes)
            from activity
            where record_type = 'lead' and record_id = ?
            union all
            select id, created_at, 'message', member_id, actor_name, null, null, null, null, null,
                jsonb_build_object('direction', lower(direction), 'channel', channel, 'status', lower(status),
                    'subject', subject, 'body', regexp_replace(body_text, ?, ?, 'g'), 'reason', reason, 'address', address, 'purpose', purpose,
                    'readAt', read_at,
                    'files', (select count(*) from message_attachment a where a.message_id = message.id),
                    'clicks', (select count(*) from message_click k where k.message_id = message.id))
            from message
            where record_type = 'lead' and record_id = ?
            union all
            select c.id, c.happened_at, 'consent', c.member_id, c.actor_name, null, null, null, null, null,
                jsonb_build_object('purpose', c.purpose, 'channel', c.channel, 'given', c.given, 'source', c.source)
            from lead l join consent c on c.person_id = l.person_id
            where l.id = ? and ?
            order by happened_at desc, id desc
            limit ?
            """;

    private final TenantTransaction transaction;

    @Inject
    LeadTimelines(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** The latest entries of a lead the caller may see. */
    @Transactional
    @RequiresPermission(LeadPermissions.READ)
    public LeadTimeline timeline(UUID leadId) {
        Handle handle = transaction.handle();
        requireVisible(handle, leadId);
        return new LeadTimeline(handle.createQuery(HISTORY)
                .bind(0, leadId)
                .bind(1, leadId)
                .bind(2, leadId)
                .bind(3, PreferenceLinks.PATTERN)
                .bind(4, PreferenceLinks.HIDDEN)
                .bind(5, leadId)
                .bind(6, leadId)
                .bind(7, Access.may(CorePermissions.CONSENT_READ))
                .bind(8, MOST)
                .map(LeadTimelines::entry)
                .list());
    }

    private static void requireVisible(Handle handle, UUID leadId) {
        Visible visible = Access.visible(LeadPermissions.READ, "l");
        var query = handle.createQuery(
                        "select 1 from lead l where l.id = ? and l.deleted_at is null and " + visible.sql())
                .bind(0, leadId);
        for (int i = 0; i < visible.values().size(); i++)
            query.bind(i + 1, visible.values().get(i));
        if (query.mapTo(Integer.class).findOne().isEmpty()) throw Problem.notFound(Leads.RECORD, leadId);
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                kind(row.getString("action")),
                row.getObject("member_id", UUID.class),
                row.getString("actor_name"),
                row.getString("from_status"),
                row.getString("to_status"),
                seconds(row),
                row.getString("reason"),
                row.getString("before"),
                row.getString("after"));
    }

    private static @Nullable Long seconds(ResultSet row) throws SQLException {
        long seconds = row.getLong("seconds_before");
        return row.wasNull() ? null : seconds;
    }

    private static Kind kind(String action) {
        return switch (action) {
            case "create" -> Kind.CREATED;
            case "status" -> Kind.STATUS;
            case "change" -> Kind.CHANGED;
            case "activity" -> Kind.ACTIVITY;
            case "message" -> Kind.MESSAGE;
            case "consent" -> Kind.CONSENT;
            case "enquiry" -> Kind.ENQUIRY;
            case "delete" -> Kind.DELETED;
            case "undo" -> Kind.UNDONE;
            case "merge" -> Kind.MERGED;
            case "unmerge" -> Kind.PARTED;
            case "restore" -> Kind.RESTORED;
            default -> Kind.OTHER;
        };
    }
}
