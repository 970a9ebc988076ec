package dev.cohort.reminder;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.ListParameters;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Reminders over REST. */
@Path("reminders")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReminderResource {
    @Inject
    private Reminders reminders;

    @GET
    @RequiresPermission(CorePermissions.REMINDER_READ)
    public Page<ReminderDetails> list(@BeanParam ListParameters list) {
        return reminders.list(list.query());
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.REMINDER_READ)
    public ReminderDetails get(@PathParam("id") UUID id) {
        return reminders.get(id);
    }

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.REMINDER_CHANGE)
    public Created<ReminderDetails> create(@Valid ReminderFields reminder) {
        ReminderDetails made = reminders.create(reminder);
        return Created.of(made.id(), made);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(CorePermissions.REMINDER_CHANGE)
    public ReminderDetails change(@PathParam("id") UUID id, @BeanParam IfMatch match, Patch<ReminderFields> patch) {
        return reminders.change(id, match.version(), patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(CorePermissions.REMINDER_CHANGE)
    public void delete(@PathParam("id") UUID id) {
        reminders.delete(id);
    }

    @POST
    @Path("{id}/complete")
    @Idempotent
    @RequiresPermission(CorePermissions.REMINDER_CHANGE)
    public ReminderDetails complete(@PathParam("id") UUID id) {
        return reminders.complete(id);
    }

    @POST
    @Path("{id}/reopen")
    @Idempotent
    @RequiresPermission(CorePermissions.REMINDER_CHANGE)
    public ReminderDetails reopen(@PathParam("id") UUID id) {
        return reminders.reopen(id);
    }

    @POST
    @Path("{id}/snooze")
    @Idempotent
    @RequiresPermission(CorePermissions.REMINDER_CHANGE)
    public ReminderDetails snooze(@PathParam("id") UUID id, @Valid Snooze snooze) {
        return reminders.snooze(id, snooze.until());
    }
}
