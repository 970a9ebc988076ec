package dev.cohort.job;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tenant's jobs, newest first. */
@Path("system/jobs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class JobResource {
    private static final int MOST = 500;

    private final Jobs jobs;

    @Inject
    public JobResource(Jobs jobs) {
        this.jobs = jobs;
    }

    /** A page of jobs; {@code next} is the cursor of the one that follows. */
    public record JobPage(List<Job> items, @Nullable UUID next) {}

    @GET
    @RequiresPermission(CorePermissions.SYSTEM_READ)
    public JobPage list(@QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") @Nullable UUID after) {
        int size = Math.clamp(limit, 1, MOST);
        List<Job> items = jobs.list(size, after);
        return new JobPage(items, items.size() < size ? null : items.getLast().id());
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.SYSTEM_READ)
    public Job get(@PathParam("id") UUID id) {
        return jobs.get(id);
    }

    @POST
    @Path("{id}/cancel")
    @RequiresPermission(CorePermissions.SYSTEM_CHANGE)
    public Job cancel(@PathParam("id") UUID id) {
        return jobs.cancel(id);
    }
}
