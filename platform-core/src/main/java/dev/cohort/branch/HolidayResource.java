package dev.cohort.branch;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
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

/** Holidays over REST. */
@Path("holidays")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HolidayResource {
    @Inject
    private Holidays holidays;

    @GET
    @RequiresPermission(CorePermissions.BRANCH_READ)
    public Page<Holiday> list(@BeanParam ListParameters list) {
        return holidays.list(list.query());
    }

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.BRANCH_CHANGE)
    public Created<Holiday> add(@Valid HolidayFields holiday) {
        Holiday made = holidays.add(holiday);
        return Created.of(made.id(), made);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(CorePermissions.BRANCH_CHANGE)
    public void remove(@PathParam("id") UUID id) {
        holidays.remove(id);
    }
}
