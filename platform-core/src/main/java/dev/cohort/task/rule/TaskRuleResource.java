package dev.cohort.task.rule;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import dev.cohort.task.rule.TaskTriggers.TriggerSummary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import org.jspecify.annotations.Nullable;

/** The automation of tasks over REST. */
@Path("tasks")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TaskRuleResource {
    private static final int MONTH = 30;

    @Inject
    private TaskRules rules;

    @Inject
    private TaskTriggers triggers;

    @Inject
    private AutomationFigures figures;

    /**
     * A rule to be tried.
     *
     * @param days how far back; null for 30
     */
    public record Trial(
            @NotNull @Valid TaskRuleFields rule,
            @Nullable @Min(1) @Max(366) Integer days) {}

    @GET
    @Path("automation-stats")
    @RequiresPermission(CorePermissions.TASK_READ)
    public AutomationStats stats() {
        return figures.stats();
    }

    @GET
    @Path("triggers")
    @RequiresPermission(CorePermissions.TASK_READ)
    public Page<TriggerSummary> triggers() {
        return new Page<>(triggers.all(), null, null);
    }

    @GET
    @Path("rules")
    @RequiresPermission(CorePermissions.TASK_READ)
    public Page<TaskRuleDetails> list() {
        return new Page<>(rules.list(), null, null);
    }

    @GET
    @Path("rules/{id}")
    @RequiresPermission(CorePermissions.TASK_READ)
    public TaskRuleDetails get(@PathParam("id") UUID id) {
        return rules.get(id);
    }

    @POST
    @Path("rules")
    @Idempotent
    @RequiresPermission(CorePermissions.TASK_AUTOMATE)
    public Created<TaskRuleDetails> create(@Valid TaskRuleFields rule) {
        TaskRuleDetails made = rules.create(rule);
        return Created.of(made.id(), made);
    }

    @POST
    @Path("rules/try-out")
    @Idempotent
    @RequiresPermission(CorePermissions.TASK_AUTOMATE)
    public TaskRules.TryOut tryOut(@Valid Trial trial) {
        return rules.tryOut(trial.rule(), trial.days() == null ? MONTH : trial.days());
    }

    @PATCH
    @Path("rules/{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(CorePermissions.TASK_AUTOMATE)
    public TaskRuleDetails change(@PathParam("id") UUID id, @BeanParam IfMatch match, Patch<TaskRuleFields> patch) {
        return rules.change(id, match.version(), patch);
    }

    @DELETE
    @Path("rules/{id}")
    @RequiresPermission(CorePermissions.TASK_AUTOMATE)
    public void delete(@PathParam("id") UUID id) {
        rules.delete(id);
    }
}
