package dev.cohort.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.Created;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** What is known of a person, over REST. */
@Path("persons")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PrivacyResource {
    @Inject
    private Privacy privacy;

    @Inject
    private Holds holds;

    /** Everything that is stored about the person. */
    @GET
    @Path("{id}/export")
    @RequiresPermission(CorePermissions.PERSON_EXPORT)
    public ObjectNode export(@PathParam("id") UUID id) {
        return privacy.export(id);
    }

    /** The same to be read and printed. */
    @GET
    @Path("{id}/export.pdf")
    @Produces("application/pdf")
    @RequiresPermission(CorePermissions.PERSON_EXPORT)
    public Response pdf(@PathParam("id") UUID id) {
        return Response.ok(PersonalPdf.of(privacy.export(id)))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"person-" + id + ".pdf\"")
                .build();
    }

    @POST
    @Path("{id}/erase")
    @Idempotent
    @RequiresPermission(CorePermissions.PERSON_ERASE)
    public Erasure erase(@PathParam("id") UUID id, @Valid ErasureOrder order) {
        return order.isTry() ? privacy.tryErasing(id) : privacy.erase(id, order.reason());
    }

    @POST
    @Path("{id}/holds")
    @Idempotent
    @RequiresPermission(CorePermissions.GOVERNANCE_CHANGE)
    public Created<Hold> hold(@PathParam("id") UUID id, @Valid HoldFields hold) {
        Hold made = holds.hold(id, hold);
        return Created.of(made.id(), made);
    }
}
