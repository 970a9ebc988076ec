package dev.cohort.leads.capture;

import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.capture.PersonTouches.PersonTouched;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Where a person came from, over all their leads: {@code first} and {@code last} touch, and all in between. */
@Path("persons/{id}/touches")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PersonTouchResource {
    @Inject
    private PersonTouches touches;

    @GET
    @RequiresPermission(LeadPermissions.READ)
    public PersonTouched touches(@PathParam("id") UUID id) {
        return touches.of(id);
    }
}
