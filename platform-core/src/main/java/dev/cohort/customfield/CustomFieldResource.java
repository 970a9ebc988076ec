package dev.cohort.customfield;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tenant's own fields over REST. */
@Path("custom-fields")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CustomFieldResource {
    @Inject
    private CustomFields fields;

    /** All of them, in their order, the archived ones too. */
    @GET
    @RequiresPermission(CorePermissions.FIELDS_READ)
    public Page<FieldDefinition> list(@QueryParam("recordType") @Nullable String recordType) {
        return new Page<>(fields.all(recordType), null, null);
    }

    /** What records hold values under without there being a field. */
    @GET
    @Path("found")
    @RequiresPermission(CorePermissions.FIELDS_CHANGE)
    public Page<FoundField> found(@QueryParam("recordType") @DefaultValue("lead") String recordType) {
        return new Page<>(fields.found(recordType), null, null);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.FIELDS_READ)
    public FieldDefinition get(@PathParam("id") UUID id) {
        return fields.get(id);
    }

    /** How many records hold a value, and how many of those would not fit. */
    @GET
    @Path("{id}/use")
    @RequiresPermission(CorePermissions.FIELDS_CHANGE)
    public FieldUse use(@PathParam("id") UUID id, @QueryParam("kind") @Nullable FieldKind kind) {
        return fields.use(id, kind);
    }

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.FIELDS_CHANGE)
    public Created<FieldDefinition> create(@Valid FieldSpec field) {
        FieldDefinition made = fields.create(field);
        return Created.of(made.id(), made);
    }

    /** {@code anyway=true} changes the kind also where some values do not fit: those stay as they are. */
    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(CorePermissions.FIELDS_CHANGE)
    public FieldDefinition change(
            @PathParam("id") UUID id,
            @BeanParam IfMatch match,
            @QueryParam("anyway") @DefaultValue("false") boolean anyway,
            Patch<FieldSpec> patch) {
        return fields.change(id, match.version(), patch, anyway);
    }

    /** Only one that no record holds a value of; others are archived. */
    @DELETE
    @Path("{id}")
    @RequiresPermission(CorePermissions.FIELDS_CHANGE)
    public Response delete(@PathParam("id") UUID id) {
        fields.delete(id);
        return Response.noContent().build();
    }

    @POST
    @Path("order")
    @Idempotent
    @RequiresPermission(CorePermissions.FIELDS_CHANGE)
    public Page<FieldDefinition> order(@Valid FieldOrder order) {
        List<FieldDefinition> ordered = fields.order(order);
        return new Page<>(ordered, null, null);
    }
}
