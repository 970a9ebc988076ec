package dev.cohort.person;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.export.ExportAnswer;
import dev.cohort.export.ExportFormat;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.ListParameters;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People at the REST door. */
@Path("persons")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PersonResource {
    @Inject
    private People people;

    /** {@code role=lead}: only people who have such a record. */
    @GET
    @RequiresPermission(CorePermissions.PERSON_READ)
    public Page<PersonSummary> list(@BeanParam ListParameters list, @QueryParam("role") @Nullable String role) {
        return people.list(list.query("role"), role);
    }

    /** Everybody of the list as a file; filters and order as in the list. {@code columns} left out, all of them. */
    @GET
    @Path("export")
    @Produces({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    @RequiresPermission(CorePermissions.PERSON_EXPORT)
    public Response export(
            @QueryParam("format") @DefaultValue("csv") ExportFormat format,
            @QueryParam("columns") @Nullable String columns,
            @QueryParam("role") @Nullable String role,
            @BeanParam ListParameters list) {
        return ExportAnswer.of(
                people.export(list.query("format", "columns", "role"), role, ExportAnswer.columns(columns), format));
    }

    /** The id of somebody who was merged answers with whom they have become. */
    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.PERSON_READ)
    public PersonDetails get(@PathParam("id") UUID id) {
        return people.get(id);
    }

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.PERSON_CREATE)
    public Created<PersonDetails> create(PersonProfile person) {
        PersonDetails made = people.create(person);
        return Created.of(made.id(), made);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(CorePermissions.PERSON_CHANGE)
    public PersonDetails change(@PathParam("id") UUID id, @BeanParam IfMatch match, Patch<PersonProfile> patch) {
        return people.change(id, match.version(), patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(CorePermissions.PERSON_DELETE)
    public Response delete(@PathParam("id") UUID id) {
        people.delete(id);
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/restore")
    @Idempotent
    @RequiresPermission(CorePermissions.PERSON_DELETE)
    public PersonDetails restore(@PathParam("id") UUID id) {
        return people.restore(id);
    }
}
