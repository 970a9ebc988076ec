package dev.cohort.savedview;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.IfMatch;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Saved views over REST: the caller's own and those that are shared. */
@Path("views")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SavedViewResource {
    @Inject
    private SavedViews views;

    @GET
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public Page<SavedView> list(@QueryParam("list") @Nullable String list) {
        return new Page<>(views.all(list), null, null);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public SavedView get(@PathParam("id") UUID id) {
        return views.get(id);
    }

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public Created<SavedView> create(@Valid ViewSpec view) {
        SavedView made = views.create(view);
        return Created.of(made.id(), made);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public SavedView change(@PathParam("id") UUID id, @BeanParam IfMatch match, Patch<ViewSpec> patch) {
        return views.change(id, match.version(), patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public Response delete(@PathParam("id") UUID id) {
        views.delete(id);
        return Response.noContent().build();
    }

    @POST
    @Path("order")
    @Idempotent
    @RequiresPermission(CorePermissions.VIEW_SAVE)
    public Page<SavedView> order(@Valid ViewOrder order) {
        return new Page<>(views.order(order), null, null);
    }
}
