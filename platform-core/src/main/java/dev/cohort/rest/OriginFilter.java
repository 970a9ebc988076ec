package dev.cohort.rest;

import dev.cohort.module.Contributions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Lets the pages that a tenant has named call its public doors from a browser (Fetch standard, CORS), and no others. The
 * other doors answer no page but our own.
 */
@Provider
@PreMatching
public class OriginFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String ALLOWED = "cohort.allowed-origin";
    private static final String PUBLIC = "/public/";
    private static final String A_DAY = "86400";

    @Override
    public void filter(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (origin == null || !isPublic(request) || isOwn(origin, request.getHeaderString("Host"))) return;
        if (!isAllowed(origin)) throw Problem.forbidden("origin-not-allowed").with("origin", origin);
        request.setProperty(ALLOWED, origin);
        boolean asksFirst = request.getMethod().equals("OPTIONS")
                && request.getHeaderString("Access-Control-Request-Method") != null;
        if (asksFirst) request.abortWith(Response.noContent().build());
    }

    private static boolean isPublic(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return (path.startsWith("/") ? path : "/" + path).startsWith(PUBLIC);
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }

    private static boolean isAllowed(String origin) {
        return Context.find().isPresent()
                && CDI.current().select(Contributions.class).get().of(AllowedOrigins.class).stream()
                        .anyMatch(each -> each.allows(origin));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(ALLOWED) instanceof String origin)) return;
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Access-Control-Allow-Origin", origin);
        headers.putSingle("Access-Control-Allow-Methods", "GET, POST");
        headers.putSingle("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key");
        headers.putSingle("Access-Control-Max-Age", A_DAY);
        headers.add("Vary", "Origin");
    }
}
