package dev.cohort.branch;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.ListParameters;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Branches over REST. */
@Path("branches")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BranchResource {
    @Inject
    private Branches branches;

    @GET
    @RequiresPermission(CorePermissions.BRANCH_READ)
    public Page<BranchDetails> list(@BeanParam ListParameters list) {
        return branches.list(list.query());
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.BRANCH_READ)
    public BranchDetails get(@PathParam("id") UUID id) {
        return branches.get(id);
    }

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.BRANCH_CHANGE)
    public Created<BranchDetails> create(@Valid BranchFields branch) {
        BranchDetails made = branches.create(branch);
        return Created.of(made.id(), made);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(CorePermissions.BRANCH_CHANGE)
    public BranchDetails change(@PathParam("id") UUID id, @BeanParam IfMatch match, Patch<BranchFields> patch) {
        return branches.change(id, match.version(), patch);
    }
}
