package dev.cohort.privacy;

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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** Retention policies, legal holds and the log of erasures over REST. */
@Path("governance")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GovernanceResource {
    @Inject
    private Policies policies;

    @Inject
    private Holds holds;

    @Inject
    private Erasures erasures;

    @GET
    @Path("policies")
    @RequiresPermission(CorePermissions.GOVERNANCE_READ)
    public Page<Policy> policies(@BeanParam ListParameters list) {
        return policies.list(list.query());
    }

    /** For which records policies can be made. */
    @GET
    @Path("policies/kinds")
    @RequiresPermission(CorePermissions.GOVERNANCE_READ)
    public List<Policies.Kind> kinds() {
        return policies.kinds();
    }

    @GET
    @Path("policies/{id}")
    @RequiresPermission(CorePermissions.GOVERNANCE_READ)
    public Policy policy(@PathParam("id") UUID id) {
        return policies.get(id);
    }

    @POST
    @Path("policies")
    @Idempotent
    @RequiresPermission(CorePermissions.GOVERNANCE_CHANGE)
    public Created<Policy> create(@Valid PolicyFields policy) {
        Policy made = policies.create(policy);
        return Created.of(made.id(), made);
    }

    @PATCH
    @Path("policies/{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(CorePermissions.GOVERNANCE_CHANGE)
    public Policy change(@PathParam("id") UUID id, @BeanParam IfMatch match, Patch<PolicyFields> patch) {
        return policies.change(id, match.version(), patch);
    }

    @DELETE
    @Path("policies/{id}")
    @RequiresPermission(CorePermissions.GOVERNANCE_CHANGE)
    public void delete(@PathParam("id") UUID id) {
        policies.delete(id);
    }

    /** Whom a policy would forget today. */
    @GET
    @Path("policies/{id}/trial")
    @RequiresPermission(CorePermissions.GOVERNANCE_READ)
    public PolicyTrial trial(@PathParam("id") UUID id) {
        return policies.tryOut(id);
    }

    @GET
    @Path("holds")
    @RequiresPermission(CorePermissions.GOVERNANCE_READ)
    public Page<Hold> holds(@BeanParam ListParameters list) {
        return holds.list(list.query());
    }

    @POST
    @Path("holds/{id}/end")
    @Idempotent
    @RequiresPermission(CorePermissions.GOVERNANCE_CHANGE)
    public Hold end(@PathParam("id") UUID id) {
        return holds.end(id);
    }

    @GET
    @Path("erasures")
    @RequiresPermission(CorePermissions.GOVERNANCE_READ)
    public Page<Erasure> erasures(@BeanParam ListParameters list) {
        return erasures.list(list.query());
    }
}
