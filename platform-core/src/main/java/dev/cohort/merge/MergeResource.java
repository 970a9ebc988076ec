package dev.cohort.merge;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
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

/** Merging people, at the REST door. */
@Path("persons")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MergeResource {
    @Inject
    private PersonMerges merges;

    /** What a merge would bring together. */
    @GET
    @Path("{id}/merge")
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public MergePreview preview(@PathParam("id") UUID id, @QueryParam("with") @Nullable UUID with) {
        if (with == null) throw Problem.malformed("parameter-missing").with("parameter", "with");
        return merges.preview(id, with);
    }

    @POST
    @Path("{id}/merge")
    @Idempotent
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public MergeAnswer merge(@PathParam("id") UUID id, @Valid MergeOrder order) {
        return merges.merge(id, order);
    }

    /** Without a body: the latest merge into this person. */
    @POST
    @Path("{id}/unmerge")
    @Idempotent
    @RequiresPermission(CorePermissions.PERSON_MERGE)
    public UnmergeAnswer unmerge(@PathParam("id") UUID id, @Nullable UnmergeOrder order) {
        return merges.unmerge(id, order == null ? new UnmergeOrder(null) : order);
    }
}
