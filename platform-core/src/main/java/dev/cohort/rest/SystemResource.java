package dev.cohort.rest;

import dev.cohort.access.Open;
import dev.cohort.module.InstalledModules;
import dev.cohort.request.Context;
import dev.cohort.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What runs here. */
@Path("system")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SystemResource {
    @Inject
    private InstalledModules installed;

    @Inject
    private Clock clock;

    /** A module that the tenant has enabled. */
    public record EnabledModule(String id, String version) {}

    /**
     * @param version of the product
     * @param tenant slug of the tenant that asks
     * @param serverTime now
     */
    public record SystemInfo(
            String product, String version, String tenant, List<EnabledModule> modules, Instant serverTime) {}

    @GET
    @Path("info")
    @Open(to = Open.To.MEMBERS, because = "tells versions and the time, nothing of the tenant's records")
    public SystemInfo info() {
        Tenant tenant = Context.tenant();
        List<EnabledModule> modules = tenant.modules().stream()
                .sorted()
                .map(installed::find)
                .flatMap(Optional::stream)
                .map(module -> new EnabledModule(module.id(), module.version()))
                .toList();
        return new SystemInfo("Cohort", Product.version(), tenant.slug(), modules, Instant.now(clock));
    }
}
