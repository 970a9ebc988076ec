package dev.cohort.leads.pipeline;

import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.LeadPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The way of a lead over REST. */
@Path("leads/pipeline")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PipelineResource {
    @Inject
    private Pipelines pipelines;

    @GET
    @RequiresPermission(LeadPermissions.READ)
    public Pipeline get() {
        return pipelines.get();
    }

    @PUT
    @RequiresPermission(LeadPermissions.PIPELINE)
    public Pipeline change(@Valid Pipeline pipeline) {
        return pipelines.change(pipeline);
    }
}
