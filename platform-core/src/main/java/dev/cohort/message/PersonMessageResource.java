package dev.cohort.message;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.ListParameters;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** A person's communication log, over all channels and records: {@code ?channel=email}. */
@Path("persons/{id}/messages")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PersonMessageResource {
    @Inject
    private PersonMessages messages;

    @GET
    @RequiresPermission(CorePermissions.MESSAGE_READ)
    public Page<MessageDetails> list(@PathParam("id") UUID id, @BeanParam ListParameters list) {
        return messages.list(id, list.query());
    }
}
