package dev.cohort.meeting;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.meeting.BookingPages.OwnPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller's own page for bookings, over REST. */
@Path("me/booking-page")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BookingPageResource {
    @Inject
    private BookingPages pages;

    @GET
    @RequiresPermission(CorePermissions.MEETING_READ)
    public OwnPage get() {
        return pages.mine();
    }

    @PUT
    @RequiresPermission(CorePermissions.MEETING_CHANGE)
    public OwnPage save(@Valid BookingPageFields page) {
        return pages.save(page);
    }
}
