package dev.cohort.leads.assignment;

import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Who gets leads that nobody has. */
@Path("assignment-rules")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AssignmentRuleResource {
    @Inject
    private AssignmentRules rules;

    /** The wish of {@code PUT /assignment-rules/order}. */
    public record Order(@NotNull @Size(max = 100) List<UUID> ids) {}

    @GET
    @RequiresPermission(LeadPermissions.ASSIGN)
    public Page<AssignmentRule> list() {
        return new Page<>(rules.list(), null, null);
    }

    @POST
    @Idempotent
    @RequiresPermission(LeadPermissions.ASSIGN)
    public Created<AssignmentRule> create(@Valid RuleFields rule) {
        AssignmentRule made = rules.create(rule);
        return Created.of(made.id(), made);
    }

    @PUT
    @Path("order")
    @RequiresPermission(LeadPermissions.ASSIGN)
    public Page<AssignmentRule> order(@Valid Order order) {
        return new Page<>(rules.order(order.ids()), null, null);
    }

    /** How past leads would have been assigned; nothing is changed by asking. */
    @POST
    @Path("try")
    @Idempotent
    @RequiresPermission(LeadPermissions.ASSIGN)
    public AssignmentTry.Outcome tried(AssignmentTry.Wish wish) {
        return rules.tried(wish);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(LeadPermissions.ASSIGN)
    public AssignmentRule get(@PathParam("id") UUID id) {
        return rules.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(LeadPermissions.ASSIGN)
    public AssignmentRule change(@PathParam("id") UUID id, @BeanParam IfMatch match, Patch<RuleFields> patch) {
        return rules.change(id, match.version(), patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(LeadPermissions.ASSIGN)
    public Response delete(@PathParam("id") UUID id) {
        rules.delete(id);
        return Response.noContent().build();
    }
}
