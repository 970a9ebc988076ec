package dev.cohort.identity;

import dev.cohort.tenancy.Tenant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The check that keeps tenants apart at the door, for sessions and tokens alike. Keycloak does not: it issues a token of
 * any client to any user, and leaves out the organization where the user is no member.
 */
final class TenantCheck {
    private TenantCheck() {}

    /** Passes only a token issued to this tenant's client, for a member of this tenant's organization. */
    static void require(Tenant tenant, @Nullable Object client, @Nullable Object organization) {
        if (!tenant.clientId().equals(client))
            throw new TokenFault("the token was issued to " + client + ", not to " + tenant.clientId());
        if (!names(organization, tenant.slug()))
            throw new TokenFault("the token speaks for organization " + organization + ", not for " + tenant.slug());
    }

    /** The claim is a list of aliases, or a map from alias when roles are added to it. */
    private static boolean names(@Nullable Object organization, String slug) {
        return switch (organization) {
            case Collection<?> aliases -> aliases.contains(slug);
            case Map<?, ?> byAlias -> byAlias.containsKey(slug);
            case null, default -> false;
        };
    }
}
