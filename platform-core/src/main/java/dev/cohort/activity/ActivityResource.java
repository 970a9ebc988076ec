package dev.cohort.activity;

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

/** What was done with records: {@code ?recordType=lead&recordId=ID} for one record's. */
@Path("activities")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ActivityResource {
    @Inject
    private Activities activities;

    @GET
    @RequiresPermission(CorePermissions.ACTIVITY_READ)
    public Page<ActivityDetails> list(@BeanParam ListParameters list) {
        return activities.list(list.query());
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.ACTIVITY_READ)
    public ActivityDetails get(@PathParam("id") UUID id) {
        return activities.get(id);
    }

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.ACTIVITY_CREATE)
    public Created<ActivityDetails> add(@Valid NewActivity activity) {
        ActivityDetails kept = activities.add(activity);
        return Created.of(kept.id(), kept);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(CorePermissions.ACTIVITY_CREATE)
    public ActivityDetails change(@PathParam("id") UUID id, @BeanParam IfMatch match, Patch<NoteText> patch) {
        return activities.change(id, match.version(), patch);
    }
}
