package dev.cohort.site;

import dev.cohort.module.InstalledModules;
import dev.cohort.problem.Problem;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.VisitorLimit;
import dev.cohort.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the page of a path; asked at every request, so it looks the pages up once. */
@ApplicationScoped
public class PublicPages {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final InstalledModules modules;
    private final BeanManager beans;
    private volatile List<Known> known = List.of();

    @Inject
    PublicPages(InstalledModules modules, BeanManager beans) {
        this.modules = modules;
        this.beans = beans;
    }

    private record Known(String path, Optional<String> module, PublicPage page) {
        boolean answers(String asked) {
            return asked.equals(path) || asked.startsWith(path) && asked.charAt(path.length()) == '/';
        }
    }

    /** The page of the tenant at this path, which is decoded and normalised. */
    public Optional<PublicPage> at(Tenant tenant, String path) {
        if (tenant.isVendor()) return Optional.empty();
        return pages().stream()
                .filter(each -> each.answers(path))
                .filter(each -> each.module().map(tenant::hasModule).orElse(true))
                .findFirst()
                .map(Known::page);
    }

    /** Lets the page answer, as often as visitors of one address may ask. */
    public static void answer(
            PublicPage page, RequestContext context, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!METHODS.contains(request.getMethod())) throw Problem.of(405, "method-not-allowed");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        if (request.getMethod().equals("POST") && page.isLimited()) VisitorLimit.take(context);
        page.answer(request, response);
    }

    private List<Known> pages() {
        if (known.isEmpty())
            known = beans.getBeans(PublicPage.class, Any.Literal.INSTANCE).stream()
                    .map(this::known)
                    .toList();
        return known;
    }

    private Known known(Bean<?> bean) {
        PublicPage page = (PublicPage) beans.getReference(bean, PublicPage.class, beans.createCreationalContext(bean));
        return new Known(page.path(), modules.moduleOf(bean.getBeanClass()), page);
    }
}
