package dev.cohort.organization;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.bulk.BulkEdit;
import dev.cohort.bulk.BulkEdits;
import dev.cohort.bulk.BulkOrder;
import dev.cohort.rest.Accepted;
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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The same change to many organizations at the REST door. */
@Path("organizations/bulk")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrganizationBulkResource {
    @Inject
    private BulkEdits edits;

    /** With {@code dryRun} it is only told what would come of it; else ask for it until {@code state} is done. */
    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.ORGANIZATION_CHANGE)
    public Accepted<BulkEdit> start(@Valid BulkOrder order) {
        BulkEdit edit = edits.start(Organizations.RECORD, order);
        return edit.id() == null ? Accepted.of("/api/v1/organizations/bulk", edit) : Accepted.of(edit.id(), edit);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.ORGANIZATION_CHANGE)
    public BulkEdit get(@PathParam("id") UUID id) {
        return edits.get(Organizations.RECORD, id);
    }

    @POST
    @Path("{id}/undo")
    @Idempotent
    @RequiresPermission(CorePermissions.ORGANIZATION_CHANGE)
    public Accepted<BulkEdit> undo(@PathParam("id") UUID id) {
        return Accepted.of("/api/v1/organizations/bulk/" + id, edits.undo(Organizations.RECORD, id));
    }
}
