package dev.cohort.leads.leadimport;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.imports.Conditions;
import dev.cohort.imports.ImportField;
import dev.cohort.imports.ImportOptions.MatchKey;
import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.ImportTarget;
import dev.cohort.imports.RowRules;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** What was done with leads, from files: the notes and calls of the system before. Each row names its lead. */
@ApplicationScoped
public class ActivityImport implements ImportTarget {
    /** The record type of such an import. */
    public static final String RECORD = "activity";

    /** By its number, else by its own id elsewhere, else by its person's address; of several leads the open one. */
    private static final String MATCH = """
            with r as materialized (
                select s.row_no, s.data, (s.data ->> 'leadNumber')::bigint as number, s.data ->> 'leadExternalId' as external,
                    s.data ->> 'leadEmail' as email
                from import_row s
                where s.import_id = :id and s.row_no between :first and :last and s.data is not null and not exists (
                    select from import_match m where m.import_id = s.import_id and m.row_no = s.row_no)
            ), named as (
                select r.row_no, l.id, 1 as rank, l.archived, l.created_at
                from r join lead l on l.number_value = r.number
                where l.deleted_at is null and %1$s
                union all
                select r.row_no, l.id, 2, l.archived, l.created_at
                from r join lead l on l.external_id = r.external
                where r.number is null and l.deleted_at is null and %1$s
                union all
                select r.row_no, l.id, 3, l.archived, l.created_at
                from r join person p on p.email_normalized = r.email join lead l on l.person_id = p.id
                where r.number is null and r.external is null and p.deleted_at is null and l.deleted_at is null and %1$s
            ), found as (
                select distinct on (row_no) row_no, id from named order by row_no, rank, archived, created_at desc, id
            )
            insert into import_match (import_id, row_no, decision, reason, record_id)
            select :id, r.row_no,
                case when found.id is null or :mode = 'UPDATE' or twin.id is not null then 'S' else 'C' end,
                case when found.id is null then 'no-match' when :mode = 'UPDATE' then 'no-match'
                    when twin.id is not null then 'duplicate' end,
                found.id
            from r
            left join found on found.row_no = r.row_no
            left join lateral (
                select a.id from activity a
                where :onDuplicate <> 'CREATE' and a.record_type = 'lead' and a.record_id = found.id
                    and a.kind = r.data ->> 'kind' and a.happened_at = (r.data ->> 'happenedAt')::timestamptz
                    and coalesce(a.subject, '') = coalesce(r.data ->> 'subject', '')
                    and coalesce(a.body, '') = coalesce(r.data ->> 'body', '')
                limit 1) twin on true
            """;

    private static final String GONE = """
            update import_match m set decision = 'S', reason = 'gone'
            where m.import_id = :id and m.row_no between :first and :last and m.decision = 'C'
                and not exists (select from lead l where l.id = m.record_id and l.deleted_at is null)
            """;

    private static final String CREATE = """
            with src as materialized (
                select r.row_no, r.record_id as id, r.audit_id, r.data, l.id as lead_id, l.person_id, w.id as author_id,
                    coalesce(w.name, r.data ->> 'author', :actor) as author
                from import_match m
                join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
                join lead l on l.id = m.record_id
                left join lateral (
                    select id, name from member
                    where lower(email) = lower(r.data ->> 'author') or lower(name) = lower(r.data ->> 'author')
                    order by id limit 1) w on true
                where m.import_id = :id and m.row_no between :first and :last and m.decision = 'C'
                    and r.import_id = :id and r.row_no between :first and :last
            ), done as (
                insert into activity (id, kind, direction, subject, body, outcome, duration_minutes, happened_at,
                    record_type, record_id, person_id, member_id, actor_name, created_at, changed_at)
                select id, data ->> 'kind', data ->> 'direction', data ->> 'subject', data ->> 'body', data ->> 'outcome',
                    (data ->> 'minutes')::integer, (data ->> 'happenedAt')::timestamptz, 'lead', lead_id, person_id,
                    author_id, author, cast(:now as timestamptz), cast(:now as timestamptz)
                from src order by row_no
            )
            insert into audit_entry (id, occurred_at, member_id, actor_name, door, address, request_id, action, record_type,
                record_id, after, reason)
            select audit_id, cast(:now as timestamptz), cast(:member as uuid), :actor, :door, :address, :request, 'create',
                'activity', id, data || jsonb_build_object('recordType', 'lead', 'recordId', lead_id),
                'import ' || cast(:id as text)
            from src order by row_no
            """;

    /** Each activity that was made, and why it stays: null when it does not. */
    private static final String JUDGED = """
            with judged as (
                select r.row_no, r.record_id, l.number, a.id as there, case
                    when a.id is null then 'gone'
                    when a.version <> 0 then 'changed'
                    when not coalesce(%s, false) then 'not-yours' end as reason
                from import_match m
                join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
                left join activity a on a.id = r.record_id
                left join lead l on l.id = m.record_id
                where m.import_id = :id and m.row_no between :first and :last and m.decision = 'C'
                    and r.import_id = :id and r.row_no between :first and :last
            )
            """;

    private static final String COUNTS = """
            select count(*) filter (where reason is null) as removed, 0::bigint as restored,
                count(*) filter (where reason is not null) as kept
            from judged
            """;

    private static final String REMOVE = """
            , gone as (
                delete from activity a using judged j where a.id = j.record_id and j.reason is null
            )
            insert into audit_entry (id, occurred_at, member_id, actor_name, door, address, request_id, action, record_type,
                record_id, reason)
            select gen_random_uuid(), cast(:now as timestamptz), cast(:member as uuid), :actor, :door, :address, :request,
                'delete', 'activity', record_id, 'undo of import ' || cast(:id as text)
            from judged where reason is null
            """;

    private static final String KEEP = """
            insert into import_kept (import_id, row_no, record_id, number, reason)
            select :id, row_no, record_id, number, reason from judged where reason is not null
            """;

    private final Clock clock;

    @Inject
    ActivityImport(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String recordType() {
        return RECORD;
    }

    @Override
    public String permission() {
        return LeadPermissions.IMPORT;
    }

    @Override
    public String createPermission() {
        return CorePermissions.ACTIVITY_CREATE;
    }

    @Override
    public String changePermission() {
        return CorePermissions.ACTIVITY_CREATE;
    }

    @Override
    public List<ImportField> fields() {
        return ActivityColumns.FIELDS;
    }

    @Override
    public Set<MatchKey> matchKeys() {
        return EnumSet.noneOf(MatchKey.class);
    }

    @Override
    public String icon() {
        return "note";
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public Optional<String> listRoute() {
        return Optional.of("leads");
    }

    @Override
    public Optional<String> recordRoute(Kept activity) {
        return Optional.ofNullable(activity.number()).map(number -> "leads/" + number);
    }

    @Override
    public RowRules rules(Handle handle, ImportPlan plan) {
        return new ActivityRowRules(Context.current().zone(), Instant.now(clock));
    }

    private static Visible changeable() {
        return Access.may(LeadPermissions.CHANGE)
                ? Access.visible(LeadPermissions.CHANGE, "l")
                : new Visible("false", List.of());
    }

    @Override
    public void match(Handle handle, Range range, ImportPlan plan) {
        Visible changeable = changeable();
        Update update = ranged(handle.createUpdate(MATCH.formatted(Conditions.named(changeable))), range)
                .bind("mode", plan.mode().name())
                .bind("onDuplicate", plan.onDuplicate().name());
        Conditions.bind(update, changeable).execute();
    }

    @Override
    public void apply(Handle handle, Range range, ImportPlan plan) {
        ranged(handle.createUpdate(GONE), range).execute();
        signed(ranged(handle.createUpdate(CREATE), range)).execute();
    }

    @Override
    public Undone undo(Handle handle, Range range) {
        Undone undone = foresee(handle, range);
        Visible changeable = changeable();
        String judged = JUDGED.formatted(Conditions.named(changeable));
        Conditions.bind(ranged(handle.createUpdate(judged + KEEP), range), changeable)
                .execute();
        Conditions.bind(signed(ranged(handle.createUpdate(judged + REMOVE), range)), changeable)
                .execute();
        return undone;
    }

    @Override
    public Undone foresee(Handle handle, Range range) {
        Visible changeable = changeable();
        var query = ranged(handle.createQuery(JUDGED.formatted(Conditions.named(changeable)) + COUNTS), range);
        return Conditions.bind(query, changeable).mapTo(Undone.class).one();
    }

    @Override
    public long beyondReach(Handle handle, Range range) {
        Visible changeable = changeable();
        var query = ranged(
                handle.createQuery(JUDGED.formatted(Conditions.named(changeable))
                        + "select count(*) from judged where reason = 'not-yours'"),
                range);
        return Conditions.bind(query, changeable).mapTo(Long.class).one();
    }

    @Override
    public List<Kept> wouldKeep(Handle handle, Range range, int most) {
        Visible changeable = changeable();
        var query = ranged(
                        handle.createQuery(JUDGED.formatted(Conditions.named(changeable))
                                + "select row_no, record_id, number, reason from judged where reason is not null"
                                + " order by row_no limit :most"),
                        range)
                .bind("most", most);
        return Conditions.bind(query, changeable).mapTo(Kept.class).list();
    }

    private static <S extends SqlStatement<S>> S ranged(S statement, Range range) {
        return statement
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last());
    }

    private <S extends SqlStatement<S>> S signed(S statement) {
        RequestContext context = Context.current();
        return statement
                .bind("member", context.caller().id())
                .bind("actor", context.caller().name())
                .bind("door", context.door())
                .bind("address", context.address())
                .bind("request", context.requestId())
                .bind("now", Instant.now(clock));
    }
}
