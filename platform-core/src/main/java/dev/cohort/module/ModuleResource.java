package dev.cohort.module;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.module.ModuleSwitch.ModuleState;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The modules of the tenant: which there are, and whether they are on. */
@Path("modules")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ModuleResource {
    @Inject
    private ModuleSwitch modules;

    /** The wish of {@code PUT /modules/ID}. */
    public record Wish(@NotNull Boolean enabled) {}

    @GET
    @RequiresPermission(CorePermissions.MODULES_READ)
    public Page<ModuleState> list() {
        return new Page<>(modules.list(), null, null);
    }

    @PUT
    @Path("{id}")
    @RequiresPermission(CorePermissions.MODULES_CHANGE)
    public ModuleState set(@PathParam("id") String id, @Valid Wish wish) {
        return modules.set(id, wish.enabled());
    }
}
