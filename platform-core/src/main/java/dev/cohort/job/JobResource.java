package dev.cohort.job;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.job.Jobs.JobSummary;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.ListParameters;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The tenant's jobs, newest first. */
@Path("system/jobs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class JobResource {
    @Inject
    private Jobs jobs;

    @GET
    @RequiresPermission(CorePermissions.SYSTEM_READ)
    public Page<JobSummary> list(@BeanParam ListParameters list) {
        return jobs.list(list.query());
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.SYSTEM_READ)
    public Job get(@PathParam("id") UUID id) {
        return jobs.get(id);
    }

    @POST
    @Idempotent
    @Path("{id}/cancel")
    @RequiresPermission(CorePermissions.SYSTEM_CHANGE)
    public Job cancel(@PathParam("id") UUID id) {
        return jobs.cancel(id);
    }
}
