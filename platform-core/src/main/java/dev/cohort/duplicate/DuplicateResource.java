package dev.cohort.duplicate;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.person.PersonProfile;
import dev.cohort.rest.Accepted;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.ListParameters;
import dev.cohort.rest.Page;
import dev.cohort.rest.RunsAnew;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People who may be one, at the REST door; merging stands at the person. */
@Path("duplicates")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DuplicateResource {
    @Inject
    private DuplicateQueue queue;

    @Inject
    private DuplicateCheck check;

    @GET
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public Page<DuplicatePair> list(@BeanParam ListParameters list) {
        return queue.list(list.query());
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public DuplicatePair get(@PathParam("id") UUID id) {
        return queue.get(id);
    }

    /** {@code person}: who this is already. In the body and not in the address, which stands in every log. */
    @POST
    @Path("check")
    @RunsAnew(because = "it looks and changes nothing")
    @RequiresPermission(CorePermissions.PERSON_CREATE)
    public DuplicateCheck.Answer check(PersonProfile person, @QueryParam("person") @Nullable UUID self) {
        return check.check(person, self);
    }

    @POST
    @Path("{id}/dismiss")
    @Idempotent
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public DuplicatePair dismiss(@PathParam("id") UUID id, @Valid Dismissal dismissal) {
        return queue.dismiss(id, dismissal.kind());
    }

    @POST
    @Path("{id}/reopen")
    @Idempotent
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public DuplicatePair reopen(@PathParam("id") UUID id) {
        return queue.reopen(id);
    }

    /** How far the look through everybody is, or when the last one ended. */
    @GET
    @Path("scan")
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public DuplicateQueue.Scan scanned() {
        return queue.state();
    }

    @POST
    @Path("scan")
    @Idempotent
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public Accepted<DuplicateQueue.Scan> scan() {
        return Accepted.of("/api/v1/duplicates/scan", queue.scan());
    }
}
