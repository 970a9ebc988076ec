package dev.cohort.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.Caller;
import dev.cohort.access.OnVendorHost;
import dev.cohort.access.Open;
import dev.cohort.access.RequiresPermission;
import dev.cohort.access.Scope;
import dev.cohort.module.InstalledModules;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantStatus;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.jboss.resteasy.spi.ResteasyProviderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The providers and guards together, as JAX-RS calls them, without a server. */
class RestStackTest {
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final String ROOM = "{\"name\":\"Blue\",\"capacity\":12}";

    enum Size {
        VERY_LARGE
    }

    public record Room(String name, @Nullable Integer capacity) {}

    public record RoomDetails(UUID id, String name, int version) implements Versioned {}

    /** Stands for the resources that features write. */
    @Path("rooms")
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.APPLICATION_JSON)
    public static class RoomResource {
        @GET
        @RequiresPermission("room:read")
        public Page<Room> list(@BeanParam ListParameters list, @QueryParam("day") @Nullable LocalDate day) {
            ListQuery query = list.query("day");
            return new Page<>(List.of(new Room("Blue " + day, query.limit())), null, null);
        }

        @GET
        @Path("{id}")
        @RequiresPermission("room:read")
        public RoomDetails get(@PathParam("id") UUID id) {
            return new RoomDetails(id, "Blue", 3);
        }

        @POST
        @Idempotent
        @RequiresPermission("room:change")
        public Created<RoomDetails> create(Room room) {
            return Created.of(ID, new RoomDetails(ID, room.name(), 0));
        }

        @POST
        @Path("counts")
        @Idempotent
        @BodyLimit(10)
        @RequiresPermission("room:change")
        public Accepted<RoomDetails> count(JsonNode what) {
            return Accepted.of(ID, new RoomDetails(ID, "", 0));
        }

        @PATCH
        @Path("{id}")
        @Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
        @RequiresPermission("room:change")
        public RoomDetails change(@PathParam("id") UUID id, @BeanParam IfMatch match, Patch<Room> patch) {
            Versioned.check(match.version(), 3);
            return new RoomDetails(id, patch.on(new Room("Blue", 12)).name(), 4);
        }

        @DELETE
        @Path("{id}")
        @RequiresPermission("room:change")
        public void remove(@PathParam("id") UUID id) {
            throw Problem.notFound("room", id);
        }

        @GET
        @Path("closed")
        public String closed() {
            return "secret";
        }

        @GET
        @Path("broken")
        @Open(to = Open.To.VISITORS, because = "a test")
        public String broken(@QueryParam("size") @Nullable Size size) {
            throw new IllegalStateException("select password from member");
        }

        @GET
        @Path("mine")
        @Open(to = Open.To.MEMBERS, because = "a test")
        public String mine() {
            return "{}";
        }

        @POST
        @Path("few")
        @Idempotent
        @RateLimit(perMinute = 2)
        @Open(to = Open.To.VISITORS, because = "a test")
        public void few() {}
    }

    /** A resource of the vendor. */
    @Path("plans")
    @OnVendorHost
    public static class PlanResource {
        @GET
        @Open(to = Open.To.MEMBERS, because = "a test")
        @Produces(MediaType.APPLICATION_JSON)
        public String list() {
            return "[]";
        }
    }

    /** A resource of a module. */
    @Path("courses")
    public static class CourseResource {
        @GET
        @Open(to = Open.To.MEMBERS, because = "a test")
        @Produces(MediaType.APPLICATION_JSON)
        public String list() {
            return "[]";
        }
    }

    private static final class Modules extends InstalledModules {
        @Override
        public Optional<String> moduleOf(Class<?> type) {
            return type == CourseResource.class ? Optional.of("training") : Optional.empty();
        }
    }

    private final Dispatcher dispatcher = MockDispatcherFactory.createDispatcher();
    private Caller caller = member(Map.of("room:read", Scope.ALL, "room:change", Scope.ALL));
    private Set<String> modules = Set.of();
    private String slug = "demo";

    @BeforeEach
    void deploy() {
        ResteasyProviderFactory factory = dispatcher.getProviderFactory();
        factory.registerProviderInstance(new Doors(new Modules()));
        for (Class<?> provider : List.of(
                JsonProvider.class,
                ProblemMapper.class,
                FailureMapper.class,
                ViolationMapper.class,
                WebFailureMapper.class,
                AnswerFilter.class,
                BodyDigest.class,
                Parameters.class)) factory.registerProvider(provider);
        for (Class<?> resource : List.of(RoomResource.class, PlanResource.class, CourseResource.class))
            dispatcher.getRegistry().addPerRequestResource(resource);
    }

    @Test
    void listsTakeTheirParameters() throws Exception {
        MockHttpResponse response = send(MockHttpRequest.get("/rooms?limit=7&day=2026-11-20"));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString())
                .isEqualTo("{\"items\":[{\"name\":\"Blue 2026-11-20\",\"capacity\":7}],\"next\":null}");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "RateLimit-Limit")).isEqualTo("3000");
    }

    @Test
    void aRecordCarriesItsVersionAsEtag() throws Exception {
        assertThat(header(send(MockHttpRequest.get("/rooms/" + ID)), "ETag")).isEqualTo("\"3\"");
    }

    @Test
    void aCreationTellsWhere() throws Exception {
        MockHttpResponse response = send(json(MockHttpRequest.post("/rooms"), ROOM));
        assertThat(response.getStatus()).isEqualTo(201);
        assertThat(header(response, "Location")).endsWith("/rooms/" + ID);
        assertThat(header(response, "ETag")).isEqualTo("\"0\"");
        assertThat(tree(response).path("name").asText()).isEqualTo("Blue");
    }

    @Test
    void workThatGoesOnIsAccepted() throws Exception {
        MockHttpResponse response = send(json(MockHttpRequest.post("/rooms/counts"), "{}"));
        assertThat(response.getStatus()).isEqualTo(202);
        assertThat(header(response, "Location")).endsWith("/rooms/counts/" + ID);
    }

    @Test
    void aChangeNeedsItsVersion() throws Exception {
        String path = "/rooms/" + ID;
        assertProblem(send(json(MockHttpRequest.patch(path), ROOM)), 428, "if-match-missing");
        assertProblem(send(json(MockHttpRequest.patch(path).header("If-Match", "\"2\""), ROOM)), 412, "stale-version");
        assertProblem(send(json(MockHttpRequest.patch(path).header("If-Match", "\"x\""), ROOM)), 412, "stale-version");
        MockHttpResponse changed =
                send(json(MockHttpRequest.patch(path).header("If-Match", "\"3\""), "{\"name\":\"Red\"}"));
        assertThat(tree(changed).path("name").asText()).isEqualTo("Red");
        assertThat(header(changed, "ETag")).isEqualTo("\"4\"");
        assertProblem(
                send(json(MockHttpRequest.patch(path).header("If-Match", "*"), "{\"color\":1}")), 400, "unknown-field");
    }

    @Test
    void parameterThatNothingTakesIsNamed() throws Exception {
        MockHttpResponse refused = send(MockHttpRequest.get("/rooms/" + ID + "?colour=blue"));
        assertProblem(refused, 400, "unknown-field");
        assertThat(tree(refused).path("field").asText()).isEqualTo("colour");
        assertProblem(send(json(MockHttpRequest.post("/rooms?dryrun=true"), ROOM)), 400, "unknown-field");
    }

    @Test
    void badBodiesAreNamed() throws Exception {
        assertProblem(send(json(MockHttpRequest.post("/rooms"), "{")), 400, "malformed-json");
        assertProblem(send(json(MockHttpRequest.post("/rooms"), "{\"nmae\":\"x\"}")), 400, "unknown-field");
        assertProblem(send(json(MockHttpRequest.post("/rooms"), "{\"capacity\":\"x\"}")), 400, "wrong-type");
        assertProblem(
                send(json(MockHttpRequest.post("/rooms/counts"), "{\"a\":\"" + "x".repeat(20) + "\"}")),
                413,
                "too-large");
    }

    @Test
    void badParametersAreNamed() throws Exception {
        assertProblem(send(MockHttpRequest.get("/rooms/17")), 404, "no-such-path");
        assertProblem(send(MockHttpRequest.get("/rooms?day=yesterday")), 400, "wrong-type");
        assertProblem(send(MockHttpRequest.get("/rooms/broken?size=tiny")), 400, "wrong-type");
        assertProblem(send(MockHttpRequest.get("/rooms?limit=501")), 400, "limit-out-of-range");
    }

    @Test
    void whatJaxRsRefusesIsAProblemToo() throws Exception {
        assertProblem(send(MockHttpRequest.get("/nothing")), 404, "no-such-path");
        MockHttpResponse response = send(MockHttpRequest.delete("/rooms"));
        assertProblem(response, 405, "method-not-allowed");
        assertThat(header(response, "Allow")).contains("GET");
        assertProblem(send(MockHttpRequest.get("/rooms").accept("text/csv")), 406, "not-acceptable");
        assertProblem(
                send(MockHttpRequest.post("/rooms")
                        .contentType("text/plain")
                        .content("x".getBytes(StandardCharsets.UTF_8))),
                415,
                "unsupported-media-type");
    }

    @Test
    void anUnexpectedFailureTellsNothing() throws Exception {
        MockHttpResponse response = send(MockHttpRequest.get("/rooms/broken?size=very_large"));
        assertProblem(response, 500, "unexpected");
        assertThat(response.getContentAsString()).doesNotContain("password").contains("req-1");
    }

    @Test
    void aProblemOfAServiceIsAnswered() throws Exception {
        MockHttpResponse response = send(MockHttpRequest.delete("/rooms/" + ID));
        assertProblem(response, 404, "not-found");
        assertThat(tree(response).path("id").asText()).isEqualTo(ID.toString());
    }

    @Test
    void doorsAskForTheirPermission() throws Exception {
        caller = member(Map.of());
        MockHttpResponse response = send(MockHttpRequest.get("/rooms"));
        assertProblem(response, 403, "permission-missing");
        assertThat(tree(response).path("permission").asText()).isEqualTo("room:read");
        caller = Caller.VISITOR;
        assertProblem(send(MockHttpRequest.get("/rooms")), 401, "login-needed");
        assertProblem(send(MockHttpRequest.get("/rooms/mine")), 401, "login-needed");
    }

    @Test
    void aDoorWithoutADeclarationStaysClosed() throws Exception {
        assertProblem(send(MockHttpRequest.get("/rooms/closed")), 403, "door-closed");
        assertThat(Doors.faults(List.of(RoomResource.class)))
                .singleElement()
                .asString()
                .contains("closed stays closed");
    }

    @Test
    void aModuleIsThereWhereItIsEnabled() throws Exception {
        assertProblem(send(MockHttpRequest.get("/courses")), 404, "module-not-enabled");
        modules = Set.of("training");
        assertThat(send(MockHttpRequest.get("/courses")).getStatus()).isEqualTo(200);
    }

    @Test
    void theVendorsResourcesAreOnTheVendorsHostOnly() throws Exception {
        assertProblem(send(MockHttpRequest.get("/plans")), 404, "no-such-path");
        slug = Tenant.VENDOR_SLUG;
        assertThat(send(MockHttpRequest.get("/plans")).getStatus()).isEqualTo(200);
    }

    @Test
    void tooManyRequestsAreToldWhenToComeBack() throws Exception {
        caller = member(Map.of());
        assertThat(send(MockHttpRequest.post("/rooms/few")).getStatus()).isEqualTo(204);
        assertThat(send(MockHttpRequest.post("/rooms/few")).getStatus()).isEqualTo(204);
        MockHttpResponse third = send(MockHttpRequest.post("/rooms/few"));
        assertProblem(third, 429, "too-many-requests");
        assertThat(Integer.parseInt(header(third, "Retry-After"))).isBetween(1, 60);
        caller = member(Map.of());
        assertThat(send(MockHttpRequest.post("/rooms/few")).getStatus()).isEqualTo(204);
    }

    private MockHttpResponse send(MockHttpRequest request) {
        MockHttpResponse response = new MockHttpResponse();
        RequestContext context = new RequestContext(
                new Tenant(
                        ID,
                        slug,
                        slug,
                        "t_" + slug,
                        TenantStatus.ACTIVE,
                        modules,
                        Locale.ENGLISH,
                        ZoneOffset.UTC,
                        "EUR",
                        "DE",
                        "#000000"),
                caller,
                Locale.ENGLISH,
                ZoneOffset.UTC,
                "rest",
                "127.0.0.1",
                "req-1");
        Context.run(context, () -> dispatcher.invoke(request, response));
        return response;
    }

    private static Caller member(Map<String, Scope> grants) {
        return new Caller(
                Caller.Kind.MEMBER, UUID.randomUUID(), "Ann", "ann@demo.example", null, Set.of(), Set.of(), grants);
    }

    private static MockHttpRequest json(MockHttpRequest request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertProblem(MockHttpResponse response, int status, String code) throws Exception {
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(status);
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        JsonNode body = tree(response);
        assertThat(body.path("code").asText()).isEqualTo(code);
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(body.path("requestId").asText()).isEqualTo("req-1");
        assertThat(body.path("detail").asText()).isNotEmpty().doesNotContain("{");
    }

    private static String header(MockHttpResponse response, String name) {
        return String.valueOf(response.getOutputHeaders().getFirst(name));
    }

    private static JsonNode tree(MockHttpResponse response) throws JsonProcessingException, java.io.IOException {
        return Json.mapper().readTree(response.getContentAsString());
    }
}
