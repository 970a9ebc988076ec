package dev.cohort.privacy;

import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.privacy.RetentionOfRows.Rows;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** How long people are kept: the tenant's policies, tried before they are switched on and kept to each night. */
@ApplicationScoped
public class Policies {
    /** Under this name policies stand in the audit. */
    public static final String RECORD = "retention-policy";

    private static final int SAMPLE = 20;
    private static final String HELD =
            "exists (select from legal_hold h where h.person_id = d.person_id and h.ended_at is null)";
    private static final Listing<Policy> LIST = Listing.of(Policy.class)
            .select(
                    "p.id, p.record_type, p.scope, p.after_days, p.action, p.active, r.last_run, coalesce(r.forgotten, 0) as forgotten,"
                            + " p.created_at, p.changed_at, p.version")
            .from("retention_policy p left join lateral (select max(x.ended_at) as last_run, sum(x.people) as forgotten"
                    + " from retention_run x where x.policy_id = p.id) r on true")
            .id("p.id")
            .field("recordType", "p.record_type", String.class)
            .field("active", "p.active", Boolean.class, Listing.Trait.FILTER_ONLY)
            .sortedBy("recordType")
            .build();

    private final TenantTransaction transaction;
    private final Contributions contributions;
    private final Privacy privacy;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Policies(TenantTransaction transaction, Contributions contributions, Privacy privacy, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.contributions = contributions;
        this.privacy = privacy;
        this.audit = audit;
        this.clock = clock;
    }

    /** A kind of record and the scopes for which a policy may be made, and what it may do there. */
    public record Kind(String recordType, List<String> scopes, List<PolicyAction> actions) {
        static Kind of(RetentionKind kind) {
            return new Kind(
                    kind.recordType(),
                    kind.scopes(),
                    kind instanceof RetentionOfRows ? List.of(PolicyAction.values()) : List.of(PolicyAction.ANONYMISE));
        }
    }

    /** What policies can be made for. */
    @RequiresPermission(CorePermissions.GOVERNANCE_READ)
    public List<Kind> kinds() {
        return contributions.of(RetentionKind.class).stream().map(Kind::of).toList();
    }

    @Transactional
    @RequiresPermission(CorePermissions.GOVERNANCE_READ)
    public Page<Policy> list(ListQuery query) {
        return LIST.page(transaction.handle(), query);
    }

    @Transactional
    @RequiresPermission(CorePermissions.GOVERNANCE_READ)
    public Policy get(UUID id) {
        return read(id);
    }

    /** @throws Problem 409 {@code policy-known} when there is one of this scope, 422 for an unknown kind or scope */
    @Transactional
    @RequiresPermission(CorePermissions.GOVERNANCE_CHANGE)
    public Policy create(PolicyFields wanted) {
        kind(wanted);
        UUID id = Ids.next();
        int made = transaction
                .handle()
                .createUpdate("""
                        insert into retention_policy (id, record_type, scope, after_days, action, active, created_at, changed_at)
                        values (:id, :type, :scope, :days, :action, :active, :now, :now)
                        on conflict (record_type, scope) do nothing
                        """)
                .bind("id", id)
                .bind("type", wanted.recordType())
                .bind("scope", wanted.scope())
                .bind("days", wanted.afterDays())
                .bind("action", action(wanted).name())
                .bind("active", wanted.active())
                .bind("now", now())
                .execute();
        if (made == 0)
            throw Problem.conflict("policy-known")
                    .with("recordType", wanted.recordType())
                    .with("scope", wanted.scope());
        audit.created(RECORD, id, wanted);
        return read(id);
    }

    /** @throws Problem 412 {@code stale-version}, 422 for another kind or scope */
    @Transactional
    @RequiresPermission(CorePermissions.GOVERNANCE_CHANGE)
    public Policy change(UUID id, int version, Patch<PolicyFields> patch) {
        // Locked, so that the version that was checked is the one that is changed.
        transaction.handle().execute("select from retention_policy where id = ? for update", id);
        Policy policy = read(id);
        Versioned.check(version, policy.version());
        PolicyFields before = policy.fields();
        PolicyFields after = patch.on(before);
        if (after.equals(before)) return policy;
        if (!after.recordType().equals(before.recordType()) || !after.scope().equals(before.scope()))
            throw Problem.invalid().at("scope", "fixed");
        kind(after);
        transaction
                .handle()
                .createUpdate("""
                        update retention_policy
                        set after_days = :days, action = :action, active = :active, changed_at = :now, version = version + 1
                        where id = :id
                        """)
                .bind("id", id)
                .bind("days", after.afterDays())
                .bind("action", action(after).name())
                .bind("active", after.active())
                .bind("now", now())
                .execute();
        audit.changed(RECORD, id, before, after);
        return read(id);
    }

    @Transactional
    @RequiresPermission(CorePermissions.GOVERNANCE_CHANGE)
    public void delete(UUID id) {
        Policy gone = read(id);
        transaction.handle().execute("delete from retention_policy where id = ?", id);
        audit.deleted(RECORD, id, gone.fields());
    }

    /** Whom the policy would forget today, whether it is switched on or not. */
    @Transactional
    @RequiresPermission(CorePermissions.GOVERNANCE_READ)
    public PolicyTrial tryOut(UUID id) {
        Policy policy = read(id);
        return switch (kind(policy.fields())) {
            case RetentionOfRows entries -> tryOut(policy, entries.rows(policy.scope()));
            case RetentionOfPeople people -> tryOut(policy, people);
            case RetentionKind neither -> throw neither(neither);
        };
    }

    private PolicyTrial tryOut(Policy policy, Rows rows) {
        long entries = transaction
                .handle()
                .createQuery("select count(*) from %s where %s".formatted(rows.table(), due(policy, rows)))
                .bind("before", before(policy))
                .mapTo(Long.class)
                .one();
        return new PolicyTrial(entries, true, 0, List.of());
    }

    private PolicyTrial tryOut(Policy policy, RetentionOfPeople kind) {
        long people = due(policy, kind, "select count(*) from due d where not " + HELD)
                .mapTo(Long.class)
                .one();
        long held = due(policy, kind, "select count(*) from due d where " + HELD)
                .mapTo(Long.class)
                .one();
        List<PolicyTrial.Someone> sample = due(policy, kind, """
                        select d.person_id, nullif(concat_ws(' ', p.first_name, p.last_name), '') as name
                        from due d join person p on p.id = d.person_id
                        where not %s
                        order by d.person_id
                        limit %d
                        """.formatted(HELD, SAMPLE))
                .mapTo(PolicyTrial.Someone.class)
                .list();
        return new PolicyTrial(people, false, held, sample);
    }

    /** The policies that are kept to. */
    List<Policy> active() {
        return LIST.page(transaction.handle(), ListQuery.first(ListQuery.MOST), new Visible("p.active", List.of()))
                .items();
    }

    /** Forgets some of those who are due; how many, which is less than {@code most} only at the end. */
    int forgetSome(Policy policy, int most) {
        return switch (kind(policy.fields())) {
            case RetentionOfRows entries -> removeSome(policy, entries.rows(policy.scope()), most);
            case RetentionOfPeople people -> forgetSome(policy, people, most);
            case RetentionKind neither -> throw neither(neither);
        };
    }

    private int forgetSome(Policy policy, RetentionOfPeople kind, int most) {
        List<UUID> people =
                due(policy, kind, """
                        select d.person_id from due d where not %s order by d.person_id limit %d
                        """.formatted(HELD, most)).mapTo(UUID.class).list();
        String why = "retention: %s %s, %d days".formatted(policy.recordType(), policy.scope(), policy.afterDays());
        people.forEach(person -> privacy.forget(person, why));
        return people.size();
    }

    private int removeSome(Policy policy, Rows rows, int most) {
        String some = "id in (select id from %s where %s order by id limit %d)"
                .formatted(rows.table(), due(policy, rows), most);
        String statement = policy.action() == PolicyAction.DELETE
                ? "delete from %s where %s".formatted(rows.table(), some)
                : "update %s set %s where %s".formatted(rows.table(), rows.blanks(), some);
        return transaction
                .handle()
                .createUpdate(statement)
                .bind("before", before(policy))
                .execute();
    }

    private static String due(Policy policy, Rows rows) {
        return policy.action() == PolicyAction.DELETE ? rows.due() : "(" + rows.due() + ") and (" + rows.told() + ")";
    }

    private OffsetDateTime before(Policy policy) {
        Instant before = Instant.now(clock).minus(Duration.ofDays(policy.afterDays()));
        return OffsetDateTime.ofInstant(before, ZoneOffset.UTC);
    }

    void keepRun(Policy policy, int people, Instant started) {
        transaction
                .handle()
                .createUpdate("""
                        insert into retention_run (id, policy_id, record_type, scope, people, kept, started_at, ended_at)
                        values (:id, :policy, :type, :scope, :people, 0, :started, :now)
                        """)
                .bind("id", Ids.next())
                .bind("policy", policy.id())
                .bind("type", policy.recordType())
                .bind("scope", policy.scope())
                .bind("people", people)
                .bind("started", OffsetDateTime.ofInstant(started, ZoneOffset.UTC))
                .bind("now", now())
                .execute();
    }

    /** People of the policy's scope with whom nothing has happened for long enough, and with whom nobody has to do. */
    private Query due(Policy policy, RetentionOfPeople kind, String select) {
        String unused = contributions.of(RetentionOfPeople.class).stream()
                .map(each -> each.recordType().equals(policy.recordType())
                        ? each.inUse("i.person_id", policy.scope())
                        : each.inUse("i.person_id"))
                .map(used -> "not (" + used + ")")
                .collect(Collectors.joining(" and "));
        String with = """
                with idle as (%s), due as (
                    select distinct i.person_id
                    from idle i join person p on p.id = i.person_id
                    where p.erased_at is null and %s)
                """.formatted(kind.idle(policy.scope()), unused);
        return transaction.handle().createQuery(with + select).bind("before", before(policy));
    }

    private RetentionKind kind(PolicyFields fields) {
        RetentionKind kind = contributions.of(RetentionKind.class).stream()
                .filter(each -> each.recordType().equals(fields.recordType()))
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalid().at("recordType", "unknown-record-type", "value", fields.recordType()));
        if (!kind.scopes().contains(fields.scope()))
            throw Problem.invalid().at("scope", "unknown-value", "value", fields.scope());
        if (!Kind.of(kind).actions().contains(action(fields)))
            throw Problem.invalid().at("action", "unknown-value", "value", action(fields));
        return kind;
    }

    private static IllegalStateException neither(RetentionKind kind) {
        return new IllegalStateException(kind.recordType() + " says neither who goes nor what");
    }

    private static PolicyAction action(PolicyFields fields) {
        return Objects.requireNonNullElse(fields.action(), PolicyAction.ANONYMISE);
    }

    private Policy read(UUID id) {
        return LIST
                .page(transaction.handle(), ListQuery.first(1), new Visible("p.id = ?", List.of(id)))
                .items()
                .stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
