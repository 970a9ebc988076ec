package dev.cohort.message;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.rest.BodyLimit;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.ListParameters;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Messages of all channels: {@code ?direction=out&status=failed}, {@code ?personId=ID} for one person's log. */
@Path("messages")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MessageResource {
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    @Inject
    private MessageDesk desk;

    @GET
    @RequiresPermission(CorePermissions.MESSAGE_READ)
    public Page<MessageDetails> list(@BeanParam ListParameters list) {
        return desk.list(list.query());
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.MESSAGE_READ)
    public MessageDetails get(@PathParam("id") UUID id) {
        return desk.get(id);
    }

    @GET
    @Path("{id}/files/{file}")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
    @RequiresPermission(CorePermissions.MESSAGE_READ)
    public Response file(@PathParam("id") UUID id, @PathParam("file") UUID file) {
        Attachment attachment = desk.file(id, file);
        String name =
                URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8).replace("+", "%20");
        // Never shown in the browser: whoever sent it may have put a page of their own into it.
        return Response.ok(attachment.content(), MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .build();
    }

    @POST
    @Idempotent
    @BodyLimit(MOST_BYTES)
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public Created<MessageDetails> write(@Valid MessageDraft draft) {
        MessageDetails written = desk.write(draft);
        return Created.of(written.id(), written);
    }

    @POST
    @Path("{id}/retry")
    @Idempotent
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public MessageDetails retry(@PathParam("id") UUID id) {
        return desk.retry(id);
    }

    @POST
    @Path("{id}/cancel")
    @Idempotent
    @RequiresPermission(CorePermissions.MESSAGE_SEND)
    public MessageDetails cancel(@PathParam("id") UUID id) {
        return desk.cancel(id);
    }
}
