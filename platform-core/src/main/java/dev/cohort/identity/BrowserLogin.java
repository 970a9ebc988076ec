package dev.cohort.identity;

import dev.cohort.tenancy.Tenant;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcPrincipal;

/** What stands between Elytron's login and us: it closes the faults known of it. */
final class BrowserLogin {
    /** Marks a session whose id has been changed since its login. */
    private static final String ROTATED = "cohort.session.rotated";

    private BrowserLogin() {}

    /**
     * Who is logged in at this tenant, if anybody. Sends the browser to the login if nobody is; a script of a page gets a
     * 401, for it would read the login page as its data (undertow-handlers.conf marks scripts, Elytron tells them apart).
     *
     * @return empty when the answer has been given already
     * @throws TokenFault when the session was opened at another tenant
     */
    static Optional<String> subjectOf(HttpServletRequest request, HttpServletResponse response, Tenant tenant)
            throws IOException, ServletException {
        if (!request.authenticate(response)) return Optional.empty();
        if (!(request.getUserPrincipal() instanceof OidcPrincipal<?> principal))
            throw new TokenFault("the login is not one of Keycloak's");
        AccessToken token = principal.getOidcSecurityContext().getToken();
        TenantCheck.require(tenant, token.getClaimValue("azp"), token.getClaimValue("organization"));
        return Optional.of(token.getSubject());
    }

    /** True once for each login; the session gets a new id then, since the login page's could be known to others. */
    static boolean isFirstRequest(HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (session.getAttribute(ROTATED) != null) return false;
        request.changeSessionId();
        session.setAttribute(ROTATED, Boolean.TRUE);
        return true;
    }
}
