package dev.cohort.leads.capture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.ListParameters;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came in from outside: {@code ?state=failed&source=public-form&receivedAt.gte=2026-11-20}. */
@Path("inbox")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InboxResource {
    @Inject
    private InboxDesk desk;

    /**
     * The wish of {@code POST /inbox/ID/replay}.
     *
     * @param payload what it should have said; left out, it is tried as it is
     */
    public record Correction(@Nullable JsonNode payload) {}

    @GET
    @RequiresPermission(LeadPermissions.INBOX_READ)
    public Page<InboxItem> list(@BeanParam ListParameters list) {
        return desk.list(list.query());
    }

    @GET
    @Path("counts")
    @RequiresPermission(LeadPermissions.INBOX_READ)
    public InboxCounts counts(@QueryParam("from") @Nullable LocalDate from, @QueryParam("to") @Nullable LocalDate to) {
        return desk.counts(from, to);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(LeadPermissions.INBOX_READ)
    public InboxDetails get(@PathParam("id") UUID id) {
        return desk.get(id);
    }

    @POST
    @Path("{id}/replay")
    @Idempotent
    @RequiresPermission(LeadPermissions.INBOX_FIX)
    public InboxDetails replay(@PathParam("id") UUID id, @Nullable Correction correction) {
        return desk.replay(id, correction == null ? null : correction.payload());
    }

    @POST
    @Path("{id}/ignore")
    @Idempotent
    @RequiresPermission(LeadPermissions.INBOX_FIX)
    public InboxDetails ignore(@PathParam("id") UUID id) {
        return desk.ignore(id);
    }
}
