package dev.cohort.identity;

import dev.cohort.config.Config;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.Tenants;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wildfly.security.http.oidc.OidcClientConfiguration;
import org.wildfly.security.http.oidc.OidcClientConfigurationBuilder;
import org.wildfly.security.http.oidc.OidcClientConfigurationResolver;
import org.wildfly.security.http.oidc.OidcHttpFacade;
import org.wildfly.security.http.oidc.OidcJsonConfiguration;

/**
 * Tells Elytron through which Keycloak client a browser logs in: the one of the tenant in the host name. The API is not
 * Elytron's: {@link ApiTokens} looks at its tokens, without a session and without a redirect.
 */
public class TenantOidc implements OidcClientConfigurationResolver {
    // Per tenant; a configuration holds the client's connections and keys, so it is made once.
    private final Map<String, OidcClientConfiguration> configurations = new ConcurrentHashMap<>();

    @Override
    public OidcClientConfiguration resolve(OidcHttpFacade.Request request) {
        String host = request.getHeader("Host");
        String path = request.getRelativePath();
        if (host == null || path == null || Doors.isOpenToAll(path) || Doors.isPublicApi(path) || Doors.isApi(path))
            return none();
        Optional<Tenant> tenant = CDI.current().select(Tenants.class).get().ofHost(host);
        return tenant.map(found -> configurations.computeIfAbsent(found.slug(), slug -> configure(found)))
                .orElseGet(TenantOidc::none);
    }

    /** An unconfigured client: no login here. Null would be a server error. */
    private static OidcClientConfiguration none() {
        return new OidcClientConfiguration();
    }

    private static OidcClientConfiguration configure(Tenant tenant) {
        OidcJsonConfiguration json = new OidcJsonConfiguration();
        json.setProviderUrl(Config.get("cohort.keycloak.url", "http://127.0.0.1:8180") + "/realms/cohort");
        json.setClientId(tenant.clientId());
        json.setCredentials(Map.of("secret", Keycloak.secretOf(tenant)));
        json.setPrincipalAttribute("preferred_username");
        json.setScope("openid organization:" + tenant.slug());
        json.setPublicClient(false);
        // A script whose login is over gets a 401 instead of the login page.
        json.setAutodetectBearerOnly(true);
        json.setPkce(true);
        json.setSslRequired("none");
        return OidcClientConfigurationBuilder.build(json);
    }
}
