package dev.cohort.quality;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** The quality of the data over REST. */
@Path("quality")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QualityResource {
    @Inject
    private Quality quality;

    @GET
    @Path("report")
    @RequiresPermission(CorePermissions.QUALITY_READ)
    public List<QualityReport> report() {
        return quality.report();
    }

    /** The score of everything together, day by day. */
    @GET
    @Path("trend")
    @RequiresPermission(CorePermissions.QUALITY_READ)
    public List<QualityReport.Day> trend() {
        return quality.trend();
    }

    @GET
    @Path("rules")
    @RequiresPermission(CorePermissions.QUALITY_READ)
    public List<RuleState> rules() {
        return quality.rules();
    }

    /** How good a record is; 404 for one that is not looked at. */
    @GET
    @Path("records/{recordType}/{id}")
    @RequiresPermission(CorePermissions.QUALITY_READ)
    public RecordQuality of(@PathParam("recordType") String recordType, @PathParam("id") UUID id) {
        return quality.of(recordType, id).orElseThrow(() -> Problem.notFound(recordType, id));
    }

    /** Those that are not named stay as they are. */
    @PUT
    @Path("rules")
    @RequiresPermission(CorePermissions.QUALITY_CHANGE)
    public List<RuleState> change(@Valid Rules rules) {
        return quality.change(rules.rules());
    }

    /** The rules that are to be taken otherwise. */
    public record Rules(@NotNull List<@Valid RuleChange> rules) {}
}
