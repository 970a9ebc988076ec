package dev.cohort.admin.tenant;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.OnVendorHost;
import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.ListParameters;
import dev.cohort.rest.Page;
import dev.cohort.rest.RunsAnew;
import dev.cohort.tenancy.NewTenant;
import dev.cohort.tenancy.TenantDirectory;
import dev.cohort.tenancy.TenantSummary;
import dev.cohort.tenancy.export.ExportFile;
import dev.cohort.tenancy.export.TenantExports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/** The vendor's tenants. */
@Path("tenants")
@OnVendorHost
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TenantResource {
    @Inject
    private TenantDirectory tenants;

    @Inject
    private TenantExports exports;

    @GET
    @RequiresPermission(CorePermissions.TENANT_READ)
    public Page<TenantSummary> list(@BeanParam ListParameters list) {
        return tenants.list(list.query());
    }

    @GET
    @Path("{slug}")
    @RequiresPermission(CorePermissions.TENANT_READ)
    public TenantSummary get(@PathParam("slug") String slug) {
        return tenants.get(slug);
    }

    /** Answers when the tenant is usable. */
    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.TENANT_CREATE)
    public Created<TenantSummary> create(@Valid NewTenant wanted) {
        TenantSummary made = tenants.create(wanted);
        return Created.of(made.slug(), made);
    }

    @POST
    @Path("{slug}/suspend")
    @Idempotent
    @RequiresPermission(CorePermissions.TENANT_CHANGE)
    public TenantSummary suspend(@PathParam("slug") String slug) {
        return tenants.suspend(slug);
    }

    @POST
    @Path("{slug}/resume")
    @Idempotent
    @RequiresPermission(CorePermissions.TENANT_CHANGE)
    public TenantSummary resume(@PathParam("slug") String slug) {
        return tenants.resume(slug);
    }

    /** Everything of the tenant: a ZIP with a CSV file for each table and a manifest. */
    @POST
    @Path("{slug}/export")
    @RunsAnew(because = "it reads; a second one is a newer one")
    @Produces("application/zip")
    @RequiresPermission(CorePermissions.TENANT_EXPORT)
    public Response export(@PathParam("slug") String slug) {
        ExportFile file = exports.take(slug);
        StreamingOutput bytes = out -> exports.send(file, out);
        return Response.ok(bytes, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .build();
    }

    /** Closes the tenant, which is removed when the time of retention is over; {@code now=true} removes it at once. */
    @DELETE
    @Path("{slug}")
    @RequiresPermission(CorePermissions.TENANT_DELETE)
    public TenantSummary delete(
            @PathParam("slug") String slug,
            @QueryParam("now") boolean now,
            @QueryParam("confirm") @Nullable String confirm) {
        return now ? tenants.removeNow(slug, confirm) : tenants.close(slug);
    }
}
