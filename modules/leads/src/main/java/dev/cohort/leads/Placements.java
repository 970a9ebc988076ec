package dev.cohort.leads;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cohort.access.Caller;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds owner, team and branch of a lead: team and branch follow the owner. */
@ApplicationScoped
class Placements {
    private static final String OF_MEMBER = """
            select m.id as owner_id, m.team_id, (
                select mb.branch_id from member_branch mb join branch b on b.id = mb.branch_id
                where mb.member_id = m.id order by b.created_at, b.id limit 1) as branch_id
            from member m
            where m.status <> 'INACTIVE' and
            """;
    private static final String FIRST_BRANCH = "select id from branch order by created_at, id limit 1";
    private static final String SALES = "sales";

    private final TenantTransaction transaction;
    // By tenant too, or one could name another's branch.
    private final Cache<TenantBranch, String> regions = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    @Inject
    Placements(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** Where a new lead goes: to the owner it names, else to the salesperson who made it, else to nobody yet. */
    Placement ofNew(LeadFields fields) {
        Caller caller = Context.caller();
        UUID branch = fields.branchId();
        if (branch != null) requireBranch(branch);
        if (fields.owner() != null && !fields.owner().isBlank()) return in(ofOwner(fields.owner()), branch);
        UUID ownBranch = caller.branchIds().stream().min(UUID::compareTo).orElse(null);
        if (caller.id() != null && caller.roles().contains(SALES))
            return new Placement(caller.id(), caller.teamId(), branch == null ? ownBranch : branch);
        if (branch == null) branch = ownBranch == null ? firstBranch() : ownBranch;
        return new Placement(null, null, branch);
    }

    /** Where a lead goes on when somebody changes its owner or branch. */
    Placement ofChanged(LeadFields fields, Placement now) {
        UUID branch = fields.branchId();
        if (branch != null && !branch.equals(now.branchId())) requireBranch(branch);
        if (fields.owner() == null || fields.owner().isBlank()) return new Placement(null, null, branch);
        if (now.ownerId() != null && fields.owner().equals(now.ownerId().toString()))
            return new Placement(now.ownerId(), now.teamId(), branch);
        Placement owner = ofOwner(fields.owner());
        boolean follows = branch == null || branch.equals(now.branchId()) && owner.branchId() != null;
        return in(owner, follows ? null : branch);
    }

    /** The phone region of a branch. */
    Optional<String> region(@Nullable UUID branchId) {
        if (branchId == null) return Optional.empty();
        return Optional.ofNullable(regions.get(new TenantBranch(Context.tenant().id(), branchId), this::loadRegion));
    }

    private record TenantBranch(UUID tenantId, UUID branchId) {}

    private @Nullable String loadRegion(TenantBranch branch) {
        return sql().select("select region from branch where id = ?", branch.branchId())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    private static Placement in(Placement owner, @Nullable UUID branch) {
        return branch == null ? owner : new Placement(owner.ownerId(), owner.teamId(), branch);
    }

    private Placement ofOwner(String typed) {
        String idOrEmail = typed.strip();
        Optional<UUID> id = uuid(idOrEmail);
        return (id.isPresent()
                        ? sql().select(OF_MEMBER + "m.id = ?", id.get())
                        : sql().select(OF_MEMBER + "lower(m.email) = ?", idOrEmail.toLowerCase(Locale.ROOT)))
                .mapTo(Placement.class)
                .findOne()
                .orElseThrow(() -> Problem.invalid().at("owner", "unknown-member", "value", idOrEmail));
    }

    private void requireBranch(UUID id) {
        if (region(id).isEmpty()) throw Problem.invalid().at("branchId", "unknown-branch", "value", id);
    }

    private @Nullable UUID firstBranch() {
        return sql().createQuery(FIRST_BRANCH).mapTo(UUID.class).findOne().orElse(null);
    }

    private Handle sql() {
        return transaction.handle();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
