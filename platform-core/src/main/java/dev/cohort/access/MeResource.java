package dev.cohort.access;

import dev.cohort.module.InstalledModules;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who am I, and what may I. */
@Path("me")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    /** The caller's own particulars. */
    public record Me(Person member, List<String> roles, Map<String, Scope> permissions, Place tenant, String locale) {}

    /** The member behind the token. */
    public record Person(
            @Nullable UUID id,
            String name,
            @Nullable String email,
            @Nullable UUID teamId,
            Set<UUID> branchIds) {}

    /** The tenant the request came to. */
    public record Place(
            String slug, String name, String timeZone, String currency, String region, List<String> modules) {}

    @Inject
    private InstalledModules modules;

    @GET
    @Open(to = Open.To.MEMBERS, because = "everybody may know their own rights")
    public Me get() {
        RequestContext context = Context.current();
        Caller caller = context.caller();
        Tenant tenant = context.tenant();
        return new Me(
                new Person(caller.id(), caller.name(), caller.email(), caller.teamId(), caller.branchIds()),
                caller.roles().stream().sorted().toList(),
                permissions(caller, tenant),
                new Place(
                        tenant.slug(),
                        tenant.name(),
                        tenant.zone().getId(),
                        tenant.currency(),
                        tenant.region(),
                        tenant.modules().stream().sorted().toList()),
                context.locale().toLanguageTag());
    }

    /** What a role grants of a module that is off is kept for the day it is switched on again, and counts for nothing. */
    private Map<String, Scope> permissions(Caller caller, Tenant tenant) {
        Map<String, Scope> permissions = new TreeMap<>(caller.grants());
        permissions.keySet().retainAll(modules.permissionsAt(tenant));
        return permissions;
    }
}
