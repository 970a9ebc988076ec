package dev.cohort.imports;

import dev.cohort.access.Open;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Accepted;
import dev.cohort.rest.BodyLimit;
import dev.cohort.rest.Checks;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files brought in from outside the browser. */
@Path("imports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Open(to = Open.To.MEMBERS, because = "each record type has a permission of its own, which the service asks for")
public class ImportResource {
    private static final int MAX_OPTIONS = 1 << 20;

    @Inject
    private Imports imports;

    @Inject
    private ImportUndos undos;

    @Context
    private @Nullable Providers providers;

    @GET
    public Page<ImportStatus> list(@BeanParam ListParameters list) {
        return imports.list(list.query());
    }

    /**
     * Parts: {@code file}, and {@code options} as JSON, which may be left out. Of a spreadsheet the sheet of that name is
     * taken, else the first.
     */
    @POST
    @Idempotent
    @BodyLimit(ImportFiles.MAX_SIZE + MAX_OPTIONS)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Accepted<ImportStatus> create(
            @QueryParam("recordType") @Nullable String recordType,
            @QueryParam("sheet") @Nullable String sheet,
            List<EntityPart> parts) {
        if (recordType == null || recordType.isBlank()) throw Problem.invalid().at("recordType", "required");
        ImportOptions options = ImportOptions.NONE;
        EntityPart file = null;
        for (EntityPart part : parts) {
            switch (part.getName()) {
                case "file" -> file = part;
                case "options" -> options = options(part);
                default ->
                    throw Problem.malformed("unknown-field")
                            .with("field", part.getName())
                            .at(part.getName(), "unknown-field");
            }
        }
        if (file == null) throw Problem.invalid().at("file", "required");
        ImportStatus status =
                imports.bringIn(recordType, file.getFileName().orElse("import.csv"), file.getContent(), sheet, options);
        return Accepted.of(status.id(), status);
    }

    @GET
    @Path("{id}")
    public ImportStatus get(@PathParam("id") UUID id) {
        return imports.status(id);
    }

    @GET
    @Path("{id}/report")
    public ImportReport report(@PathParam("id") UUID id) {
        return imports.report(id);
    }

    @GET
    @Path("{id}/failures.csv")
    @Produces("text/csv")
    public Response failures(@PathParam("id") UUID id) {
        return csv("failures", imports.status(id), out -> imports.failures(id, out));
    }

    /** The rows whose records the undo has left alone. */
    @GET
    @Path("{id}/kept.csv")
    @Produces("text/csv")
    public Response kept(@PathParam("id") UUID id) {
        return csv("kept", imports.status(id), out -> undos.kept(id, out));
    }

    private static Response csv(String what, ImportStatus status, StreamingOutput rows) {
        return Response.ok(rows, "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + what + "-" + status.id() + ".csv\"")
                .build();
    }

    @POST
    @Path("{id}/cancel")
    @Idempotent
    public ImportStatus cancel(@PathParam("id") UUID id) {
        return imports.cancel(id);
    }

    /** Goes on in the background; ask for the import itself how far it is. */
    @POST
    @Path("{id}/undo")
    @Idempotent
    public Accepted<ImportStatus> undo(@PathParam("id") UUID id) {
        return Accepted.of("/api/v1/imports/" + id, undos.undo(id));
    }

    /** Read by the same rules as every other body, whatever type the client gave the part. */
    private ImportOptions options(EntityPart part) {
        if (providers == null) throw new IllegalStateException("JAX-RS has not injected its providers");
        MessageBodyReader<ImportOptions> reader = providers.getMessageBodyReader(
                ImportOptions.class, ImportOptions.class, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        try (InputStream content = part.getContent()) {
            byte[] json = content.readNBytes(MAX_OPTIONS + 1);
            if (json.length > MAX_OPTIONS) throw Problem.of(413, "too-large").with("limit", MAX_OPTIONS);
            if (new String(json, java.nio.charset.StandardCharsets.UTF_8).isBlank()) return ImportOptions.NONE;
            ImportOptions options = reader.readFrom(
                    ImportOptions.class,
                    ImportOptions.class,
                    new Annotation[0],
                    MediaType.APPLICATION_JSON_TYPE,
                    new MultivaluedHashMap<>(),
                    new ByteArrayInputStream(json));
            return Checks.valid(options);
        } catch (IOException e) {
            throw new UncheckedIOException("The options cannot be read", e);
        }
    }
}
