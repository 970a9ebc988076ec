package dev.cohort.example;

import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.Accepted;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.ListParameters;
import dev.cohort.rest.Page;
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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The notice board over REST. */
@Path("notices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NoticeResource {
    @Inject
    private Notices notices;

    @GET
    @RequiresPermission(ExampleModule.READ)
    public Page<NoticeSummary> list(@BeanParam ListParameters list) {
        return notices.list(list.query());
    }

    @POST
    @Idempotent
    @RequiresPermission(ExampleModule.POST)
    public Created<NoticeSummary> post(@Valid NewNotice notice) {
        NoticeSummary posted = notices.post(notice);
        return Created.of(posted.id(), posted);
    }

    /** What clears the board: {@code GET /system/jobs/ID} tells how far it is. */
    public record Clearing(UUID job) {}

    @POST
    @Path("clear")
    @Idempotent
    @RequiresPermission(ExampleModule.POST)
    public Accepted<Clearing> clear() {
        UUID job = notices.clear();
        return Accepted.of("/api/v1/system/jobs/" + job, new Clearing(job));
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(ExampleModule.POST)
    public void takeDown(@PathParam("id") UUID id) {
        notices.takeDown(id);
    }
}
