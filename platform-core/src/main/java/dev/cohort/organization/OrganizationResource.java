package dev.cohort.organization;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.export.ExportAnswer;
import dev.cohort.export.ExportFormat;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organizations at the REST door; their people are {@code GET /persons?organizationId=}. */
@Path("organizations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrganizationResource {
    @Inject
    private Organizations organizations;

    @GET
    @RequiresPermission(CorePermissions.ORGANIZATION_READ)
    public Page<OrganizationDetails> list(@BeanParam ListParameters list) {
        return organizations.list(list.query());
    }

    /** Everything of the list as a file; filters and order as in the list. {@code columns} left out, all of them. */
    @GET
    @Path("export")
    @Produces({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    @RequiresPermission(CorePermissions.ORGANIZATION_EXPORT)
    public Response export(
            @QueryParam("format") @DefaultValue("csv") ExportFormat format,
            @QueryParam("columns") @Nullable String columns,
            @BeanParam ListParameters list) {
        return ExportAnswer.of(
                organizations.export(list.query("format", "columns"), ExportAnswer.columns(columns), format));
    }

    /** Brings a deleted one back. */
    @POST
    @Path("{id}/restore")
    @Idempotent
    @RequiresPermission(CorePermissions.ORGANIZATION_DELETE)
    public OrganizationDetails restore(@PathParam("id") UUID id) {
        return organizations.restore(id);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.ORGANIZATION_READ)
    public OrganizationDetails get(@PathParam("id") UUID id) {
        return organizations.get(id);
    }

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.ORGANIZATION_CHANGE)
    public Created<OrganizationDetails> create(@Valid OrganizationFields organization) {
        OrganizationDetails made = organizations.create(organization);
        return Created.of(made.id(), made);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(CorePermissions.ORGANIZATION_CHANGE)
    public OrganizationDetails change(
            @PathParam("id") UUID id, @BeanParam IfMatch match, Patch<OrganizationFields> patch) {
        return organizations.change(id, match.version(), patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(CorePermissions.ORGANIZATION_DELETE)
    public Response delete(@PathParam("id") UUID id) {
        organizations.delete(id);
        return Response.noContent().build();
    }
}
