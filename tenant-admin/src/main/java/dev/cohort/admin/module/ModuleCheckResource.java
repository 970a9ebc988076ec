package dev.cohort.admin.module;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.OnVendorHost;
import dev.cohort.access.RequiresPermission;
import dev.cohort.module.ModuleCheck;
import dev.cohort.rest.RunsAnew;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The vendor's look at a module before it is installed. */
@Path("modules/verify")
@OnVendorHost
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ModuleCheckResource {
    @Inject
    private ModuleCheck check;

    /**
     * Which jar.
     *
     * @param file its name in the folder {@code incoming} of the modules folder
     */
    public record Candidate(@NotNull String file) {}

    @POST
    @RunsAnew(because = "it looks and changes nothing")
    @RequiresPermission(CorePermissions.MODULES_INSTALL)
    public ModuleCheck.Verdict verify(@Valid Candidate candidate) {
        return check.verify(candidate.file());
    }
}
