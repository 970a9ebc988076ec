package dev.cohort.notification;

import dev.cohort.access.Open;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.ListParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The member's own notifications; {@code ?readAt=} lists those that are not read yet. */
@Path("notifications")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Open(to = Open.To.MEMBERS, because = "everybody reads what they themselves were told, and nothing else")
public class NotificationResource {
    @Inject
    private Notifications notifications;

    @GET
    public NotificationPage list(@BeanParam ListParameters list) {
        return notifications.list(list.query());
    }

    @POST
    @Path("{id}/read")
    @Idempotent
    public Notification read(@PathParam("id") UUID id) {
        return notifications.read(id);
    }

    @POST
    @Path("read-all")
    @Idempotent
    public void readAll() {
        notifications.readAll();
    }
}
