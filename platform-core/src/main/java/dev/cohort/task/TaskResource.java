package dev.cohort.task;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.export.ExportAnswer;
import dev.cohort.export.ExportFormat;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tasks over REST. */
@Path("tasks")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TaskResource {
    @Inject
    private Tasks tasks;

    @GET
    @RequiresPermission(CorePermissions.TASK_READ)
    public Page<TaskDetails> list(@BeanParam ListParameters list) {
        return tasks.list(list.query());
    }

    /** Everything of the list as a file; filters and order as in the list. {@code columns} left out, all of them. */
    @GET
    @Path("export")
    @Produces({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    @RequiresPermission(CorePermissions.TASK_EXPORT)
    public Response export(
            @QueryParam("format") @DefaultValue("csv") ExportFormat format,
            @QueryParam("columns") @Nullable String columns,
            @BeanParam ListParameters list) {
        return ExportAnswer.of(tasks.export(list.query("format", "columns"), ExportAnswer.columns(columns), format));
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.TASK_READ)
    public TaskDetails get(@PathParam("id") UUID id) {
        return tasks.get(id);
    }

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.TASK_CHANGE)
    public Created<TaskDetails> create(@Valid TaskFields task) {
        TaskDetails made = tasks.create(task);
        return Created.of(made.id(), made);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(CorePermissions.TASK_CHANGE)
    public TaskDetails change(@PathParam("id") UUID id, @BeanParam IfMatch match, Patch<TaskFields> patch) {
        return tasks.change(id, match.version(), patch);
    }

    @POST
    @Path("{id}/status")
    @Idempotent
    @RequiresPermission(CorePermissions.TASK_CHANGE)
    public TaskDetails turn(@PathParam("id") UUID id, @Valid TaskStatusChange change) {
        return tasks.turn(id, change.status());
    }
}
