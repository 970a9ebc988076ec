package dev.cohort.consent;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.ListParameters;
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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** What somebody has agreed to: {@code current} is where they stand, {@code items} what they said. */
@Path("persons/{id}/consents")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConsentResource {
    @Inject
    private Consents consents;

    @GET
    @RequiresPermission(CorePermissions.CONSENT_READ)
    public PersonConsents list(@PathParam("id") UUID id, @BeanParam ListParameters list) {
        return consents.list(id, list.query());
    }

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.CONSENT_CHANGE)
    public Created<ConsentStatement> add(@PathParam("id") UUID id, @Valid NewConsent said) {
        ConsentStatement kept = consents.add(id, said);
        return Created.of(kept.id(), kept);
    }
}
