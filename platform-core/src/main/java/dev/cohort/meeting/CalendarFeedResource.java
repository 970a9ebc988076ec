package dev.cohort.meeting;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.meeting.CalendarFeeds.Feed;
import dev.cohort.rest.RunsAnew;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller's own calendar for other programs, over REST. */
@Path("me/calendar-feed")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CalendarFeedResource {
    @Inject
    private CalendarFeeds feeds;

    @GET
    @RequiresPermission(CorePermissions.MEETING_READ)
    public Feed get() {
        return feeds.get();
    }

    @POST
    @RunsAnew(because = "The address is a secret: no answer is kept that holds it.")
    @RequiresPermission(CorePermissions.MEETING_READ)
    public Feed renew() {
        return feeds.renew();
    }

    @DELETE
    @RequiresPermission(CorePermissions.MEETING_READ)
    public void revoke() {
        feeds.revoke();
    }
}
