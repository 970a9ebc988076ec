package dev.cohort.mail;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The tenant's own mail servers. */
@Path("mail-account")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MailAccountResource {
    @Inject
    private MailDesk desk;

    @GET
    @RequiresPermission(CorePermissions.SETTINGS_READ)
    public MailSettings get() {
        return desk.get();
    }

    @PUT
    @RequiresPermission(CorePermissions.SETTINGS_CHANGE)
    public MailSettings set(@Valid MailSettings wanted) {
        return desk.set(wanted);
    }
}
