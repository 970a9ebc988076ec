package dev.cohort.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cohort.audit.Audit;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of a tenant, and what each of them may. */
@ApplicationScoped
public class Members {
    private static final String CALLER = """
            select m.id, m.name, m.email, m.team_id, m.locale, m.color_scheme,
                   array(select b.branch_id from member_branch b where b.member_id = m.id) as branches,
                   array(select r.key from member_role mr join role r on r.id = mr.role_id
                         where mr.member_id = m.id order by 1) as roles,
                   array(select p.permission || '=' || p.scope from member_role mr
                         join role_permission p on p.role_id = mr.role_id where mr.member_id = m.id) as grants
            from member m
            """;

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;

    // Keyed by tenant and subject. Short, so that what another node changed holds within seconds; own changes at once.
    private final Cache<MemberKey, Optional<Profile>> profiles = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .maximumSize(50_000)
            .build();

    @Inject
    Members(TenantTransaction transaction, Transactions transactions, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    private record MemberKey(String schema, String subject) {}

    /** A caller with the member's own preferences. */
    public record Profile(Caller caller, Optional<Locale> locale, String colorScheme) {}

    /** A member as shown in lists and choices. */
    public record MemberSummary(
            UUID id, String name, String email, @Nullable UUID teamId) {}

    /** The active member a login stands for, in this tenant only. */
    public Optional<Profile> profileOf(Tenant tenant, String subject) {
        return profiles.get(
                new MemberKey(tenant.schema(), subject),
                key -> transactions.inNew(
                        RequestContext.system(tenant, "login", "login"),
                        () -> find("where m.status = 'ACTIVE' and m.subject = :key", subject)));
    }

    /**
     * The member in whose name a job runs, with today's permissions.
     *
     * @throws Problem when the member is gone or no longer active
     */
    @Transactional
    public Caller callerOf(UUID memberId) {
        return find("where m.status = 'ACTIVE' and m.id = :key", memberId)
                .orElseThrow(() -> Problem.notFound("member", memberId))
                .caller();
    }

    private Optional<Profile> find(String where, Object key) {
        return transaction
                .handle()
                .createQuery(CALLER + where)
                .bind("key", key)
                .map((row, context) -> {
                    Map<String, Scope> grants = new HashMap<>();
                    for (String grant : (String[]) row.getArray("grants").getArray()) {
                        int at = grant.lastIndexOf('=');
                        grants.merge(grant.substring(0, at), Scope.valueOf(grant.substring(at + 1)), Scope::widest);
                    }
                    Caller caller = new Caller(
                            Caller.Kind.MEMBER,
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("email"),
                            row.getObject("team_id", UUID.class),
                            Set.of((UUID[]) row.getArray("branches").getArray()),
                            Set.of((String[]) row.getArray("roles").getArray()),
                            Map.copyOf(grants));
                    return new Profile(
                            caller,
                            Optional.ofNullable(row.getString("locale")).map(Locale::forLanguageTag),
                            row.getString("color_scheme"));
                })
                .findOne();
    }

    /** Active members by name. */
    @Transactional
    public List<MemberSummary> list() {
        return transaction
                .handle()
                .createQuery("select id, name, email, team_id from member where status = 'ACTIVE' order by name, id")
                .mapTo(MemberSummary.class)
                .list();
    }

    /** Makes a member, or gives the one who has this subject the roles asked for; running it again changes nothing. */
    @Transactional
    public UUID add(
            String subject,
            String email,
            String name,
            @Nullable UUID teamId,
            @Nullable UUID branchId,
            List<String> roles) {
        record Added(UUID id, boolean made) {}
        Added added = transaction
                .handle()
                .createQuery("""
                        insert into member (id, subject, email, name, team_id, created_at)
                        values (:id, :subject, :email, :name, :team, :now)
                        on conflict (subject) do update set email = excluded.email
                        returning id, xmax = 0 as made
                        """)
                .bind("id", Ids.next())
                .bind("subject", subject)
                .bind("email", email)
                .bind("name", name)
                .bindByType("team", teamId, UUID.class)
                .bind("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .mapTo(Added.class)
                .one();
        UUID id = added.id();
        transaction
                .handle()
                .createUpdate("""
                        insert into member_role (member_id, role_id)
                        select :id, r.id from role r where r.key = any(:roles) on conflict do nothing
                        """)
                .bind("id", id)
                .bindArray("roles", String.class, roles)
                .execute();
        if (branchId != null)
            transaction
                    .handle()
                    .createUpdate("insert into member_branch values (:id, :branch) on conflict do nothing")
                    .bind("id", id)
                    .bind("branch", branchId)
                    .execute();
        // A provisioning that is gone on with finds those it has added.
        if (added.made()) audit.noted("create", "member", id, Map.of("email", email, "roles", roles), null);
        forget(Context.tenant(), subject);
        return id;
    }

    /** Keeps the look a member chose. */
    @Transactional
    public void chooseColorScheme(UUID memberId, String scheme) {
        transaction
                .handle()
                .createUpdate("update member set color_scheme = :scheme, version = version + 1 where id = :id")
                .bind("scheme", scheme)
                .bind("id", memberId)
                .execute();
        forget(Context.tenant());
    }

    /** Drops what is remembered of a member, after a change. */
    public void forget(Tenant tenant, String subject) {
        profiles.invalidate(new MemberKey(tenant.schema(), subject));
    }

    /** Drops what is remembered of all members, after the permissions of their roles changed. */
    public void forget(Tenant tenant) {
        profiles.asMap().keySet().removeIf(key -> key.schema().equals(tenant.schema()));
    }

    /** Writes a login into the audit. */
    @Transactional
    public void loggedIn() {
        audit.noted("login", "member", Context.caller().id(), null, null);
    }
}
