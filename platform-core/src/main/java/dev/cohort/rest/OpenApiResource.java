package dev.cohort.rest;

import dev.cohort.access.OnVendorHost;
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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The API's own description: of core, and of the modules that the tenant has. */
@Path("openapi.json")
@ApplicationScoped
public class OpenApiResource {
    // One document for each set of modules that some tenant has; there are few.
    private final Map<Set<Class<?>>, String> documents = new ConcurrentHashMap<>();

    @Inject
    private InstalledModules modules;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Open(to = Open.To.MEMBERS, because = "describes doors, not records; each door asks for its own permission")
    public String document() {
        Tenant tenant = Context.tenant();
        Set<Class<?>> resources =
                modules.resources().stream().filter(isThereFor(tenant)).collect(Collectors.toUnmodifiableSet());
        return documents.computeIfAbsent(resources, OpenApiDocument::write);
    }

    private Predicate<Class<?>> isThereFor(Tenant tenant) {
        return type -> type.isAnnotationPresent(Path.class)
                && (tenant.isVendor() || !type.isAnnotationPresent(OnVendorHost.class))
                && modules.moduleOf(type).map(tenant::hasModule).orElse(true);
    }
}
