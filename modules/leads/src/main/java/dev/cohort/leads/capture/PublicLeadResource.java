package dev.cohort.leads.capture;

import dev.cohort.access.Open;
import dev.cohort.request.Context;
import dev.cohort.rest.BodyLimit;
import dev.cohort.rest.Idempotent;
import dev.cohort.rest.VisitorLimit;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door of the centre's own web pages: anybody may enquire. */
@Path("public/leads")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PublicLeadResource {
    static final String SOURCE = "public-form";
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_HEADER = 500;

    @Inject
    private Inbox inbox;

    /** Under which id an enquiry is kept. */
    public record Receipt(UUID received) {}

    @POST
    @Idempotent
    @BodyLimit(MOST_BYTES)
    @Open(to = Open.To.VISITORS, because = "Whoever is interested in a course enquires without a login.")
    @ApiResponse(
            responseCode = "202",
            description = "Kept, and taken up in a moment",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Receipt.class)))
    public Response receive(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Enquiry.class)))
                    byte[] enquiry,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent,
            @HeaderParam("Referer") @Nullable String referer,
            @HeaderParam("Origin") @Nullable String origin) {
        VisitorLimit.takeAt(Context.current(), SOURCE);
        Map<String, String> headers = new LinkedHashMap<>();
        keep(headers, "userAgent", userAgent);
        keep(headers, "referer", referer);
        keep(headers, "origin", origin);
        String body = new String(enquiry, StandardCharsets.UTF_8);
        UUID received = inbox.receive(new Arrival(SOURCE, contentType, headers, body, key));
        return Response.accepted(new Receipt(received)).build();
    }

    private static void keep(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) headers.put(name, value.substring(0, Math.min(value.length(), MOST_HEADER)));
    }
}
