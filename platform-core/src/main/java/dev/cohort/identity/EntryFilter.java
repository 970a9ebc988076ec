package dev.cohort.identity;

import dev.cohort.access.Caller;
import dev.cohort.access.Members;
import dev.cohort.access.Members.Profile;
import dev.cohort.observe.RequestId;
import dev.cohort.persistence.DatabaseFault;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.ProblemWriter;
import dev.cohort.site.PublicPage;
import dev.cohort.site.PublicPages;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantStatus;
import dev.cohort.tenancy.Tenants;
import dev.cohort.text.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every request enters here: host to tenant, token or session to member, both bound for all that follows. */
public class EntryFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(EntryFilter.class);

    @Inject
    private Tenants tenants;

    @Inject
    private Members members;

    @Inject
    private ApiTokens tokens;

    @Inject
    private PublicPages pages;

    @Override
    public void doFilter(ServletRequest rawRequest, ServletResponse rawResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) rawRequest;
        HttpServletResponse response = (HttpServletResponse) rawResponse;
        if (Doors.isProbe(pathOf(request))) {
            chain.doFilter(request, response);
            return;
        }
        try {
            enter(request, response, chain);
        } catch (Problem problem) {
            ProblemWriter.write(request, response, problem);
        } catch (RuntimeException e) {
            if (!DatabaseFault.isAway(e)) throw e;
            ProblemWriter.write(
                    request, response, Problem.of(503, "database-unavailable").causedBy(e));
        }
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Tenant tenant = tenantOf(request);
        Optional<PublicPage> page = pages.at(tenant, pathOf(request));
        if (page.isPresent()) {
            show(page.get(), context(request, tenant, Optional.empty(), "public"), request, response);
            return;
        }
        Optional<RequestContext> context = contextOf(request, response, tenant);
        if (context.isEmpty()) return;
        RequestId.mark(context.get());
        // A page kept by the browser would come up again behind the button Back, after its reader has signed out.
        if (context.get().door().equals("ui")) response.setHeader("Cache-Control", "no-store");
        try {
            Context.<Boolean, Exception>call(context.get(), () -> {
                if (context.get().door().equals("ui") && BrowserLogin.isFirstRequest(request)) members.loggedIn();
                chain.doFilter(request, response);
                return true;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static void show(
            PublicPage page, RequestContext context, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RequestId.mark(context);
        Context.<Boolean, IOException>call(context, () -> {
            try {
                PublicPages.answer(page, context, request, response);
            } catch (Problem problem) {
                // Within the context, so that it is said in the visitor's language.
                ProblemWriter.write(request, response, problem);
            }
            return true;
        });
    }

    private Tenant tenantOf(HttpServletRequest request) {
        String host = request.getHeader("Host");
        // Nobody is named: whoever guesses host names learns nothing.
        Tenant tenant =
                Optional.ofNullable(host).flatMap(tenants::ofHost).orElseThrow(() -> Problem.of(404, "unknown-host"));
        if (tenant.status() != TenantStatus.ACTIVE)
            throw Problem.of(503, "tenant-" + tenant.status().name().toLowerCase(Locale.ROOT));
        return tenant;
    }

    private Optional<RequestContext> contextOf(HttpServletRequest request, HttpServletResponse response, Tenant tenant)
            throws IOException, ServletException {
        String path = pathOf(request);
        // A token in an address ends up in logs and histories.
        if (request.getQueryString() != null && request.getQueryString().contains("access_token="))
            throw Problem.malformed("token-in-address");
        if (Doors.isPublicApi(path)) return Optional.of(context(request, tenant, Optional.empty(), "public"));
        if (Doors.isOpenToAll(path)) return Optional.of(context(request, tenant, Optional.empty(), "static"));
        if (Doors.isApi(path))
            return Optional.of(context(request, tenant, member(tenant, bearer(request, tenant)), "rest"));
        try {
            Optional<String> subject = BrowserLogin.subjectOf(request, response, tenant);
            if (subject.isEmpty()) {
                // Two tabs logging in at once: the second finds its state gone, and Elytron answers a bare 400.
                if (response.getStatus() == 400 && !response.isCommitted()) throw Problem.malformed("login-again");
                return Optional.empty();
            }
            // Whoever is logged in may leave, a member or not.
            if (Doors.isLogout(path)) return Optional.of(context(request, tenant, Optional.empty(), "static"));
            return Optional.of(context(request, tenant, member(tenant, subject.get()), "ui"));
        } catch (TokenFault fault) {
            if (Doors.isLogout(path)) return Optional.of(context(request, tenant, Optional.empty(), "static"));
            LOG.warn("A session was refused at {}: {}", tenant.slug(), fault.getMessage());
            throw Problem.forbidden("not-a-member");
        }
    }

    private String bearer(HttpServletRequest request, Tenant tenant) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) throw Problem.of(401, "login-needed");
        try {
            return tokens.subjectOf(tenant, header.substring(7).trim());
        } catch (TokenFault fault) {
            LOG.info("A token was refused at {}: {}", tenant.slug(), fault.getMessage());
            throw Problem.of(401, "token-refused").causedBy(fault);
        }
    }

    private Optional<Profile> member(Tenant tenant, String subject) {
        return Optional.of(members.profileOf(tenant, subject).orElseThrow(() -> Problem.forbidden("not-a-member")));
    }

    private static RequestContext context(
            HttpServletRequest request, Tenant tenant, Optional<Profile> profile, String door) {
        Locale locale = profile.flatMap(Profile::locale).orElseGet(() -> spoken(request, tenant));
        Caller caller = profile.map(Profile::caller).orElse(Caller.VISITOR);
        return new RequestContext(
                tenant, caller, locale, tenant.zone(), door, request.getRemoteAddr(), RequestId.of(request));
    }

    private static Locale spoken(HttpServletRequest request, Tenant tenant) {
        String header = request.getHeader("Accept-Language");
        if (header == null || header.length() > 200) return tenant.locale();
        try {
            List<Locale.LanguageRange> ranges = new ArrayList<>(Locale.LanguageRange.parse(header));
            return Optional.ofNullable(Locale.lookup(ranges, Texts.locales())).orElse(tenant.locale());
        } catch (IllegalArgumentException e) {
            return tenant.locale();
        }
    }

    private static String pathOf(HttpServletRequest request) {
        // Decoded and normalised, as the servlets will see it.
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }
}
