package dev.cohort.leads.work;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.work.LeadFollowUps.FollowUps;
import dev.cohort.rest.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Tasks for all open leads at once. */
@Path("tasks/auto-create-for-leads")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LeadFollowUpResource {
    @Inject
    private LeadFollowUps followUps;

    /**
     * What is asked for.
     *
     * @param dryRun whether to count only; null for no
     */
    public record Order(@Nullable Boolean dryRun) {}

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.TASK_AUTOMATE)
    public FollowUps create(@Nullable Order order) {
        return followUps.createForAll(order != null && Boolean.TRUE.equals(order.dryRun()));
    }
}
