package dev.cohort.identity;

import dev.cohort.config.Config;
import dev.cohort.request.Context;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.wildfly.security.http.oidc.OidcPrincipal;

/** Logs out here and at Keycloak (OpenID Connect RP-Initiated Logout 1.0), so that the next login asks again. */
public class LogoutServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        StringBuilder target = new StringBuilder(Config.get("cohort.login.url", "http://login.localhost:8180"))
                .append("/realms/cohort/protocol/openid-connect/logout?post_logout_redirect_uri=")
                .append(encoded(Config.publicUrl(Context.tenant().slug()) + "/"))
                .append("&client_id=")
                .append(encoded(Context.tenant().clientId()));
        if (request.getUserPrincipal() instanceof OidcPrincipal<?> principal)
            target.append("&id_token_hint=")
                    .append(encoded(principal.getOidcSecurityContext().getIDTokenString()));
        HttpSession session = request.getSession(false);
        // Not request.logout(): the adapter would end the login by a call of its own, to an address that only browsers
        // reach.
        if (session != null) session.invalidate();
        response.sendRedirect(target.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
