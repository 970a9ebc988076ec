package dev.cohort.mail;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The mailbox that answers come into: how it does, and a look into it at once. */
@Path("mailbox")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MailboxResource {
    @Inject
    private MailDesk desk;

    @GET
    @RequiresPermission(CorePermissions.SYSTEM_READ)
    public MailboxStatus get() {
        return desk.mailbox();
    }

    @POST
    @Path("read")
    @Idempotent
    @RequiresPermission(CorePermissions.SYSTEM_CHANGE)
    public MailboxStatus read() {
        return desk.read();
    }
}
