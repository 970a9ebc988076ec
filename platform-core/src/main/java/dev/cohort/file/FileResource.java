package dev.cohort.file;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.problem.Problem;
import dev.cohort.rest.BodyLimit;
import dev.cohort.rest.Created;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.Page;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files on records over REST. */
@Path("files")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FileResource {
    private static final long LARGEST = 1L << 30;
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    @Inject
    private Files files;

    @GET
    @RequiresPermission(CorePermissions.FILE_READ)
    public Page<RecordFile> list(
            @Parameter(required = true) @QueryParam("recordType") @Nullable String recordType,
            @Parameter(required = true) @QueryParam("recordId") @Nullable UUID recordId) {
        return new Page<>(files.of(type(recordType), id(recordId)), null, null);
    }

    /** One part, {@code file}. */
    @POST
    @Idempotent
    @BodyLimit(LARGEST)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RequiresPermission(CorePermissions.FILE_CHANGE)
    public Created<RecordFile> add(
            @Parameter(required = true) @QueryParam("recordType") @Nullable String recordType,
            @Parameter(required = true) @QueryParam("recordId") @Nullable UUID recordId,
            List<EntityPart> parts) {
        EntityPart file = parts.stream()
                .filter(part -> part.getName().equals("file"))
                .findFirst()
                .orElseThrow(() -> Problem.invalid().at("file", "required"));
        RecordFile made =
                files.add(type(recordType), id(recordId), file.getFileName().orElse("file"), file.getContent());
        return Created.of(made.id(), made);
    }

    private static String type(@Nullable String recordType) {
        if (recordType == null || recordType.isBlank()) throw Problem.invalid().at("recordType", "required");
        return recordType;
    }

    private static UUID id(@Nullable UUID recordId) {
        if (recordId == null) throw Problem.invalid().at("recordId", "required");
        return recordId;
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.FILE_READ)
    public RecordFile get(@PathParam("id") UUID id) {
        return files.get(id);
    }

    /** The bytes, or with {@code Range} one part of them. It is always saved, never shown as a page. */
    @GET
    @Path("{id}/content")
    @Produces(MediaType.WILDCARD)
    @RequiresPermission(CorePermissions.FILE_READ)
    public Response content(@PathParam("id") UUID id, @HeaderParam("Range") @Nullable String range) {
        RecordFile file = files.get(id);
        Matcher asked = RANGE.matcher(range == null ? "" : range.strip());
        boolean part =
                asked.matches() && !(asked.group(1).isEmpty() && asked.group(2).isEmpty());
        long from = part ? from(asked, file.size()) : 0;
        long to = part ? to(asked, file.size()) : file.size() - 1;
        if (part && (from > to || from >= file.size()))
            return Response.status(416)
                    .header("Content-Range", "bytes */" + file.size())
                    .build();
        StreamingOutput content = out -> files.send(id, from, to - from + 1, out);
        Response.ResponseBuilder answer = Response.status(part ? 206 : 200)
                .entity(content)
                .type(file.mediaType())
                .header("Accept-Ranges", "bytes")
                .header("Content-Length", to - from + 1)
                .header("Content-Disposition", disposition(file.name()))
                .header("X-Content-Type-Options", "nosniff");
        if (part) answer.header("Content-Range", "bytes " + from + "-" + to + "/" + file.size());
        return answer.build();
    }

    private static long from(Matcher range, long size) {
        if (range.group(1).isEmpty()) return Math.max(0, size - Long.parseLong(range.group(2)));
        return Long.parseLong(range.group(1));
    }

    private static long to(Matcher range, long size) {
        if (range.group(1).isEmpty() || range.group(2).isEmpty()) return size - 1;
        return Math.min(size - 1, Long.parseLong(range.group(2)));
    }

    /** RFC 6266: a plain name for old readers, the true one for the others. */
    private static String disposition(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String whole = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(CorePermissions.FILE_CHANGE)
    public Response delete(@PathParam("id") UUID id) {
        files.delete(id);
        return Response.noContent().build();
    }

    /** Brings a deleted file back. */
    @POST
    @Path("{id}/restore")
    @Idempotent
    @RequiresPermission(CorePermissions.FILE_CHANGE)
    public RecordFile restore(@PathParam("id") UUID id) {
        return files.restore(id);
    }
}
