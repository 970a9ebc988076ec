package dev.cohort.deleted;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.ListParameters;
import dev.cohort.rest.Page;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What was deleted at the REST door; it is brought back by the record's own {@code /restore}. */
@Path("deleted")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DeletedResource {
    @Inject
    private Deleted deleted;

    /** {@code recordType=lead}: leads, and so on; each kind asks for its own permission to delete besides. */
    @GET
    @RequiresPermission(CorePermissions.PERSON_DELETE)
    public Page<DeletedRecord> list(
            @Parameter(required = true) @QueryParam("recordType") @Nullable String recordType,
            @BeanParam ListParameters list) {
        return deleted.list(recordType, list.query("recordType"));
    }
}
