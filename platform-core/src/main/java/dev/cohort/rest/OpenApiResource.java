package dev.cohort.rest;

import dev.cohort.access.Open;
import dev.cohort.request.Context;
import dev.cohort.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
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

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Open(value = Open.To.VISITORS, because = "a description of the API, which client generators fetch without a login")
    public String document() {
        Tenant tenant = Context.tenant();
        Set<Class<?>> resources = CohortApplication.resources().stream()
                .filter(isThereFor(tenant))
                .collect(Collectors.toUnmodifiableSet());
        return documents.computeIfAbsent(resources, OpenApiDocument::write);
    }

    private static Predicate<Class<?>> isThereFor(Tenant tenant) {
        return type -> (tenant.isVendor() || !type.isAnnotationPresent(VendorOnly.class))
                && ModuleResources.moduleOf(type).map(tenant::hasModule).orElse(true);
    }
}
