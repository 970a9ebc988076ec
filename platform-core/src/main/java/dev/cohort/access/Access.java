package dev.cohort.access;

import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one checker of permissions: doors, services, views, jobs and queries all ask here. */
public final class Access {
    private Access() {}

    /** Passes, or refuses with 403 {@code permission-missing} naming the permission. */
    public static void require(String permission) {
        if (!Context.caller().may(permission)) throw missing(permission);
    }

    public static boolean may(String permission) {
        return Context.caller().may(permission);
    }

    /** Whether the caller holds the permission and its scope reaches a record with this owner, team and branch. */
    public static boolean reaches(
            String permission, @Nullable UUID ownerId, @Nullable UUID teamId, @Nullable UUID branchId) {
        Caller caller = Context.caller();
        return caller.scopeOf(permission)
                .filter(scope -> reaches(caller, scope, ownerId, teamId, branchId))
                .isPresent();
    }

    /** Says that the caller holds the permission, but not for the record at hand: for one the caller may see. */
    public static Problem outOfScope(String permission) {
        Problem missing = missing(permission);
        Context.caller().scopeOf(permission).ifPresent(scope -> missing.with("scope", scope));
        return missing;
    }

    /** The wider scopes include the narrower: who sees the branch sees the own records too. */
    static boolean reaches(
            Caller caller, Scope scope, @Nullable UUID ownerId, @Nullable UUID teamId, @Nullable UUID branchId) {
        boolean own = ownerId != null && ownerId.equals(caller.id());
        boolean team = teamId != null && teamId.equals(caller.teamId());
        boolean branch = branchId != null && caller.branchIds().contains(branchId);
        return switch (scope) {
            case ALL -> true;
            case BRANCH -> branch || team || own;
            case TEAM -> team || own;
            case OWN -> own;
        };
    }

    /**
     * The SQL condition that keeps a query within the permission's scope, for tables with the columns
     * {@code owner_id, team_id, branch_id}.
     *
     * @param alias the table's alias in the query, a constant of the code
     * @return a condition and the values of its {@code ?} in order
     */
    public static Visible visible(String permission, String alias) {
        Caller caller = Context.caller();
        Scope scope = caller.scopeOf(permission).orElseThrow(() -> missing(permission));
        if (scope == Scope.ALL) return new Visible("true", List.of());
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("(").append(alias).append(".owner_id = ?");
        values.add(caller.id() == null ? new UUID(0, 0) : caller.id());
        if (scope != Scope.OWN && caller.teamId() != null) {
            sql.append(" or ").append(alias).append(".team_id = ?");
            values.add(caller.teamId());
        }
        if (scope == Scope.BRANCH && !caller.branchIds().isEmpty()) {
            sql.append(" or ").append(alias).append(".branch_id = any(?)");
            values.add(caller.branchIds().toArray(UUID[]::new));
        }
        return new Visible(sql.append(")").toString(), values);
    }

    /** A condition on visible rows and the values it binds. */
    public record Visible(String sql, List<Object> values) {}

    private static Problem missing(String permission) {
        return Problem.forbidden("permission-missing").with("permission", permission);
    }
}
