package dev.cohort.notification;

import dev.cohort.access.Open;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How the member wants to be told: in the application, by e-mail at once, or once a day. */
@Path("notification-preferences")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Open(to = Open.To.MEMBERS, because = "everybody decides for themselves how they are told")
public class NotificationPreferenceResource {
    @Inject
    private NotificationPreferences preferences;

    @GET
    public Page<NotificationPreference> list() {
        return new Page<>(preferences.list(), null, null);
    }

    @PUT
    @Path("{kind}")
    public Page<NotificationPreference> set(@PathParam("kind") String kind, @Valid NotificationWish wish) {
        return new Page<>(preferences.set(kind, wish), null, null);
    }
}
