package dev.cohort.leads;

import dev.cohort.access.RequiresPermission;
import dev.cohort.export.ExportAnswer;
import dev.cohort.export.ExportFormat;
import dev.cohort.leads.LeadLists.BoardFilter;
import dev.cohort.leads.capture.LeadTouches;
import dev.cohort.leads.capture.LeadTouches.Touched;
import dev.cohort.leads.scoring.LeadScoring;
import dev.cohort.leads.scoring.ScoreOfLead;
import dev.cohort.leads.speed.LeadSpeed;
import dev.cohort.leads.speed.LeadSpeeds;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leads at the REST door. */
@Path("leads")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LeadResource {
    @Inject
    private Leads leads;

    @Inject
    private LeadLists lists;

    @Inject
    private LeadExports exports;

    @Inject
    private LeadFunnels funnels;

    @Inject
    private LeadTimelines timelines;

    @Inject
    private LeadStatuses statuses;

    @Inject
    private LeadSpeeds speeds;

    @Inject
    private LeadTouches touches;

    @Inject
    private LeadScoring scoring;

    @GET
    @RequiresPermission(LeadPermissions.READ)
    public Page<LeadSummary> list(@BeanParam ListParameters parameters) {
        return lists.list(parameters.query());
    }

    /** Also 201 where the enquiry was added to a lead that was there already: its Location is that lead's. */
    @POST
    @Idempotent
    @RequiresPermission(LeadPermissions.CREATE)
    public Created<LeadDetails> create(
            LeadFields lead, @QueryParam("onDuplicate") @DefaultValue("refuse") OnDuplicate onDuplicate) {
        LeadDetails made = leads.create(lead, onDuplicate);
        return Created.of(made.id(), made);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(LeadPermissions.READ)
    public LeadDetails get(@PathParam("id") UUID id) {
        return leads.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(LeadPermissions.CHANGE)
    public LeadDetails change(@PathParam("id") UUID id, @BeanParam IfMatch match, Patch<LeadFields> patch) {
        return leads.change(id, match.version(), patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(LeadPermissions.DELETE)
    public Response delete(@PathParam("id") UUID id) {
        leads.delete(id);
        return Response.noContent().build();
    }

    /** Brings a deleted lead back. */
    @POST
    @Path("{id}/restore")
    @Idempotent
    @RequiresPermission(LeadPermissions.DELETE)
    public LeadDetails restore(@PathParam("id") UUID id) {
        return leads.restore(id);
    }

    @POST
    @Path("{id}/status")
    @Idempotent
    @RequiresPermission(LeadPermissions.CHANGE)
    public LeadDetails status(@PathParam("id") UUID id, @Valid StatusChange change) {
        return leads.moveTo(id, change);
    }

    @GET
    @Path("{id}/timeline")
    @RequiresPermission(LeadPermissions.READ)
    public LeadTimeline timeline(@PathParam("id") UUID id) {
        return timelines.timeline(id);
    }

    @GET
    @Path("{id}/score")
    @RequiresPermission(LeadPermissions.READ)
    public ScoreOfLead score(@PathParam("id") UUID id) {
        return scoring.of(id);
    }

    @GET
    @Path("board")
    @RequiresPermission(LeadPermissions.READ)
    public LeadBoard board(
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("owner") @Nullable UUID owner,
            @QueryParam("branch") @Nullable UUID branch,
            @QueryParam("source") @Nullable String source,
            @QueryParam("q") @Nullable String q) {
        return lists.board(limit, new BoardFilter(owner, branch, source, q));
    }

    @GET
    @Path("funnel")
    @RequiresPermission(LeadPermissions.READ)
    public LeadFunnel funnel(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("owner") @Nullable UUID owner,
            @QueryParam("branch") @Nullable UUID branch) {
        return funnels.funnel(from, to, owner, branch);
    }

    /** Every lead of the list as a file; filters and order as in the list. {@code columns} left out, all of them. */
    @GET
    @Path("export")
    @Produces({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    @RequiresPermission(LeadPermissions.EXPORT)
    public Response export(
            @QueryParam("format") @DefaultValue("csv") ExportFormat format,
            @QueryParam("columns") @Nullable String columns,
            @BeanParam ListParameters parameters) {
        return ExportAnswer.of(
                exports.export(parameters.query("format", "columns"), ExportAnswer.columns(columns), format));
    }

    /** How soon leads that came from one day to another were answered; by default those of the last 30 days. */
    @GET
    @Path("speed")
    @RequiresPermission(LeadPermissions.READ)
    public LeadSpeed speed(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("owner") @Nullable UUID owner,
            @QueryParam("branch") @Nullable UUID branch) {
        return speeds.of(from, to, owner, branch);
    }

    /** Where the lead came from, each time its person turned to the centre. */
    @GET
    @Path("{id}/touches")
    @RequiresPermission(LeadPermissions.READ)
    public Touched touches(@PathParam("id") UUID id) {
        return touches.of(id);
    }

    @GET
    @Path("statuses")
    @RequiresPermission(LeadPermissions.READ)
    public List<LeadStatus> statuses() {
        return statuses.all();
    }
}
