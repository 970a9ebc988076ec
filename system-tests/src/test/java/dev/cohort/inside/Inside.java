package dev.cohort.inside;

import dev.cohort.access.Caller;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.system.Running;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.Tenants;
import jakarta.inject.Inject;
import java.io.File;
import java.net.URISyntaxException;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A suite whose tests run inside the server that the other suites talk to. They come as a small application of their
 * own beside the product, which stays as it was built, and see its classes, its modules' classes and its beans.
 */
@ExtendWith({Running.class, ArquillianExtension.class, ProductBeans.class})
abstract class Inside {
    static final String DEMO = "demo";
    static final String CODELAB = "codelab";

    @Inject
    Tenants tenants;

    @Inject
    Transactions transactions;

    @Inject
    TenantTransaction transaction;

    @Deployment
    public static WebArchive beside() {
        return ShrinkWrap.create(WebArchive.class, "inside.war")
                .addPackages(false, Inside.class.getPackage(), Running.class.getPackage())
                .addAsLibraries(jar(Assertions.class), jar(Awaitility.class), jar(Matcher.class))
                .addAsWebInfResource("inside/jboss-deployment-structure.xml", "jboss-deployment-structure.xml");
    }

    private static File jar(Class<?> of) {
        try {
            return new File(
                    of.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The system at work for a tenant. */
    RequestContext system(String slug) {
        return RequestContext.system(tenants.get(slug), "test", "inside");
    }

    /** In a new transaction of the tenant, as the system. */
    <T> T in(String slug, Supplier<T> work) {
        return in(system(slug), work);
    }

    /** In a new transaction of the tenant, as this caller. */
    <T> T in(String slug, Caller caller, Supplier<T> work) {
        return in(system(slug).as(caller), work);
    }

    private <T> T in(RequestContext context, Supplier<T> work) {
        return Context.call(context, () -> transactions.inNew(work));
    }

    String schema(String slug) {
        return tenants.get(slug).schema();
    }

    Tenant tenant(String slug) {
        return tenants.get(slug);
    }

    /** The one value that a query of the running transaction gives. */
    <T> T one(Class<T> type, String sql, Object... values) {
        return transaction.handle().select(sql, values).mapTo(type).one();
    }
}
