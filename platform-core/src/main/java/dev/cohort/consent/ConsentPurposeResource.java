package dev.cohort.consent;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.Open;
import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What people can agree to, and in which words. */
@Path("consent-purposes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConsentPurposeResource {
    @Inject
    private ConsentPurposes purposes;

    @GET
    @Open(to = Open.To.MEMBERS, because = "the names of the purposes stand wherever consent does")
    public Page<ConsentPurpose> list() {
        return new Page<>(purposes.list(), null, null);
    }

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.SETTINGS_CHANGE)
    public Created<ConsentPurpose> add(@Valid NewPurpose wanted) {
        ConsentPurpose made = purposes.add(wanted);
        return Created.of(made.key(), made);
    }

    @GET
    @Path("texts")
    @RequiresPermission(CorePermissions.SETTINGS_READ)
    public Page<ConsentText> texts() {
        return new Page<>(purposes.texts(), null, null);
    }

    @POST
    @Path("texts")
    @Idempotent
    @RequiresPermission(CorePermissions.SETTINGS_CHANGE)
    public Created<ConsentText> write(@Valid NewConsentText wanted) {
        ConsentText made = purposes.write(wanted);
        return Created.of(made.version(), made);
    }
}
