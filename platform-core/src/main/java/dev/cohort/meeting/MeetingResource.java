package dev.cohort.meeting;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.problem.Problem;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Meetings over REST. */
@Path("meetings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MeetingResource {
    @Inject
    private Meetings meetings;

    @GET
    @RequiresPermission(CorePermissions.MEETING_READ)
    public Page<MeetingDetails> list(@BeanParam ListParameters list) {
        return meetings.list(list.query());
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.MEETING_READ)
    public MeetingDetails get(@PathParam("id") UUID id) {
        return meetings.get(id);
    }

    @POST
    @Idempotent
    @RequiresPermission(CorePermissions.MEETING_CHANGE)
    public Created<MeetingDetails> create(@Valid MeetingFields meeting) {
        MeetingDetails made = meetings.create(meeting);
        return Created.of(made.id(), made);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
    @RequiresPermission(CorePermissions.MEETING_CHANGE)
    public MeetingDetails change(
            @PathParam("id") UUID id,
            @QueryParam("scope") @Nullable String scope,
            @BeanParam IfMatch match,
            Patch<MeetingFields> patch) {
        return meetings.change(id, match.version(), patch, scope(scope));
    }

    /** What another rule would make of the series, before it is changed. */
    @GET
    @Path("{id}/replan")
    @RequiresPermission(CorePermissions.MEETING_CHANGE)
    public SeriesChange replanned(
            @PathParam("id") UUID id,
            @QueryParam("recurrence") @Nullable String recurrence,
            @QueryParam("start") @Nullable String start,
            @QueryParam("scope") @Nullable String scope) {
        if (recurrence == null) throw Problem.malformed("parameter-missing").with("parameter", "recurrence");
        return meetings.replanned(id, recurrence, time(start), scope(scope == null ? "following" : scope));
    }

    private static @Nullable LocalDateTime time(@Nullable String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid().at("start", "unknown-value", "value", text).causedBy(e);
        }
    }

    @POST
    @Path("{id}/status")
    @Idempotent
    @RequiresPermission(CorePermissions.MEETING_CHANGE)
    public MeetingDetails turn(
            @PathParam("id") UUID id, @QueryParam("scope") @Nullable String scope, @Valid MeetingStatusChange change) {
        return meetings.turn(id, change, scope(scope));
    }

    /** Which of a series: {@code this}, {@code following} or {@code all}. */
    private static Scope scope(@Nullable String name) {
        if (name == null) return Scope.THIS;
        return switch (name) {
            case "this" -> Scope.THIS;
            case "following" -> Scope.FOLLOWING;
            case "all" -> Scope.ALL;
            default -> throw Problem.invalid().at("scope", "unknown-value", "value", name);
        };
    }

    @POST
    @Path("{id}/invitees/{invitee}/response")
    @Idempotent
    @RequiresPermission(CorePermissions.MEETING_READ)
    public MeetingDetails respond(
            @PathParam("id") UUID id, @PathParam("invitee") UUID invitee, @Valid ResponseChange change) {
        return meetings.respond(id, invitee, change.response());
    }
}
