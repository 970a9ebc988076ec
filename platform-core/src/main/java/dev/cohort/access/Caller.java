package dev.cohort.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a member of the tenant, a visitor of a public page, or the system itself.
 *
 * @param id the member's id; null for visitors and the system
 * @param grants permission to the widest scope any of the member's roles gives
 */
public record Caller(
        Kind kind,
        @Nullable UUID id,
        String name,
        @Nullable String email,
        @Nullable UUID teamId,
        Set<UUID> branchIds,
        Set<String> roles,
        Map<String, Scope> grants) {

    /** What sort of caller this is. */
    public enum Kind {
        MEMBER,
        VISITOR,
        SYSTEM
    }

    public static final Caller VISITOR =
            new Caller(Kind.VISITOR, null, "visitor", null, null, Set.of(), Set.of(), Map.of());
    public static final Caller SYSTEM =
            new Caller(Kind.SYSTEM, null, "system", null, null, Set.of(), Set.of(), Map.of());

    /** The scope of a permission; empty means denied. The system acts on all records. */
    public Optional<Scope> scopeOf(String permission) {
        return kind == Kind.SYSTEM ? Optional.of(Scope.ALL) : Optional.ofNullable(grants.get(permission));
    }

    public boolean may(String permission) {
        return scopeOf(permission).isPresent();
    }
}
