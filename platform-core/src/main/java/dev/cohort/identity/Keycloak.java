package dev.cohort.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.config.Config;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Json;
import dev.cohort.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of Keycloak's admin API that we need: a client and an organization per tenant, users and their membership.
 * Every call may be repeated: what exists is found, not made twice.
 */
@ApplicationScoped
public class Keycloak {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAGE = 100;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final String server = Config.get("cohort.keycloak.url", "http://127.0.0.1:8180");
    private final Clock clock;
    private volatile Token token = new Token("", Instant.EPOCH);

    @Inject
    Keycloak(Clock clock) {
        this.clock = clock;
    }

    private record Token(String value, Instant until) {}

    private record Answer(int status, String body, String location) {
        boolean is(int wanted) {
            return status == wanted;
        }
    }

    /** Whether the realm answers. */
    public boolean isUp() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/realms/cohort"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes the client through which people of this tenant log in, with exactly the tenant's own addresses. */
    public void ensureClient(Tenant tenant) {
        String url = Config.publicUrl(tenant.slug());
        Map<String, Object> client = Map.ofEntries(
                Map.entry("clientId", tenant.clientId()),
                Map.entry("name", tenant.name()),
                Map.entry("enabled", true),
                Map.entry("protocol", "openid-connect"),
                Map.entry("publicClient", false),
                Map.entry("clientAuthenticatorType", "client-secret"),
                Map.entry("secret", secretOf(tenant)),
                Map.entry("standardFlowEnabled", true),
                Map.entry("implicitFlowEnabled", false),
                Map.entry("directAccessGrantsEnabled", Config.demo()),
                Map.entry("serviceAccountsEnabled", false),
                Map.entry("fullScopeAllowed", false),
                Map.entry("redirectUris", List.of(url + "/*")),
                Map.entry("webOrigins", List.of()),
                Map.entry("rootUrl", url),
                Map.entry("baseUrl", "/"),
                Map.entry(
                        "attributes",
                        Map.of("pkce.code.challenge.method", "S256", "post.logout.redirect.uris", url + "/*")));
        Answer made = post("/clients", client);
        if (made.is(409)) {
            // It may stand from another start with another port or secret.
            String id = get("/clients?clientId=" + encoded(tenant.clientId()))
                    .get(0)
                    .get("id")
                    .asText();
            expect(send("PUT", "/clients/" + id, client), 204);
        } else {
            expect(made, 201);
        }
    }

    /** Whether this tenant's client stands with other addresses than it would be made with now: another port, another domain. */
    public boolean hasMoved(Tenant tenant) {
        JsonNode client = get("/clients?clientId=" + encoded(tenant.clientId())).path(0);
        return client.has("rootUrl") && !client.path("rootUrl").asText().equals(Config.publicUrl(tenant.slug()));
    }

    /** Makes the organization of this tenant. Its name is the slug: names are unique in Keycloak, tenants' are not. */
    public String ensureOrganization(String slug) {
        Answer made = post("/organizations", Map.of("name", slug, "alias", slug, "enabled", true));
        if (made.is(201)) return lastPart(made.location());
        expect(made, 409);
        return organizations(slug).get(0).get("id").asText();
    }

    /**
     * Makes a user, or finds the one with this e-mail.
     *
     * @param password set for demonstration users, and for a first operator whom no mail can reach
     * @param temporary whether the first login asks for another one
     * @return the subject: what tokens call this user
     */
    public String ensureUser(String email, String name, @Nullable String password, boolean temporary) {
        int space = name.indexOf(' ');
        Map<String, Object> user = Map.of(
                "username",
                email,
                "email",
                email,
                "emailVerified",
                true,
                "enabled",
                true,
                "firstName",
                space < 0 ? name : name.substring(0, space),
                "lastName",
                space < 0 ? name : name.substring(space + 1),
                "requiredActions",
                password == null ? List.of("UPDATE_PASSWORD") : List.of(),
                "credentials",
                password == null
                        ? List.of()
                        : List.of(Map.of("type", "password", "value", password, "temporary", temporary)));
        Answer made = post("/users", user);
        if (made.is(201)) return lastPart(made.location());
        expect(made, 409);
        JsonNode found = get("/users?username=" + encoded(email) + "&exact=true");
        if (found.isEmpty()) found = get("/users?email=" + encoded(email) + "&exact=true");
        return found.get(0).get("id").asText();
    }

    /** Makes a user a member of an organization; being one already is fine. */
    public void ensureMembership(String organizationId, String subject) {
        Answer made = post("/organizations/" + organizationId + "/members", subject);
        if (!made.is(409)) expect(made, 201);
    }

    /**
     * Mails an invitation in the tenant's name and language: a link to choose a password and come in.
     *
     * @throws Problem 502 {@code identity-refused}, also when the mail server does not take it
     */
    public void invite(Tenant tenant, String subject) {
        nameInMails(tenant, subject);
        String path = "/users/" + subject + "/execute-actions-email?client_id=" + encoded(tenant.clientId())
                + "&redirect_uri=" + encoded(Config.publicUrl(tenant.slug()) + "/");
        expect(send("PUT", path, List.of("UPDATE_PASSWORD")), 204);
    }

    /** Mails are made from what Keycloak knows of the user (themes/cohort/email); an update replaces all of it. */
    private void nameInMails(Tenant tenant, String subject) {
        ObjectNode user = (ObjectNode) get("/users/" + subject);
        ObjectNode attributes = user.withObject("/attributes");
        attributes.putArray("centre").add(tenant.name());
        if (!attributes.has("locale"))
            attributes.putArray("locale").add(tenant.locale().getLanguage());
        expect(send("PUT", "/users/" + subject, user), 204);
    }

    /**
     * Removes the logins that belong to this organization alone. Who belongs to another one too keeps the login, and so
     * does whoever comes from a directory of the vendor's, which is not ours to delete from.
     *
     * @return how many were removed
     */
    public int removeLogins(String slug) {
        int removed = 0;
        for (JsonNode organization : organizations(slug)) {
            String members = "/organizations/" + organization.get("id").asText() + "/members?max=" + PAGE + "&first=";
            int kept = 0;
            for (JsonNode page = get(members + kept); !page.isEmpty(); page = get(members + kept)) {
                for (JsonNode user : page) {
                    if (belongsHereAlone(user)) {
                        remove("/users/" + user.get("id").asText());
                        removed++;
                    } else {
                        kept++;
                    }
                }
            }
        }
        return removed;
    }

    private boolean belongsHereAlone(JsonNode user) {
        return !user.hasNonNull("federationLink")
                && get("/organizations/members/" + user.get("id").asText() + "/organizations")
                                .size()
                        <= 1;
    }

    /** Takes back what a tenant had: its client and its organization. */
    public void removeTenant(Tenant tenant) {
        for (JsonNode client : get("/clients?clientId=" + encoded(tenant.clientId())))
            remove("/clients/" + client.get("id").asText());
        for (JsonNode organization : organizations(tenant.slug()))
            remove("/organizations/" + organization.get("id").asText());
    }

    private JsonNode organizations(String slug) {
        return get("/organizations?search=" + encoded(slug) + "&exact=true");
    }

    /** What is gone already was removed by an earlier try. */
    private void remove(String path) {
        Answer answer = send("DELETE", path, null);
        if (!answer.is(404)) expect(answer, 204);
    }

    static String secretOf(Tenant tenant) {
        return ClientSecrets.of(tenant.slug(), Config.get("cohort.secret"));
    }

    private JsonNode get(String path) {
        Answer answer = send("GET", path, null);
        expect(answer, 200);
        try {
            return Json.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    private Answer send(String method, String path, @Nullable Object body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/admin/realms/cohort" + path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + serviceToken())
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(
                                            Json.mapper().writeValueAsString(body)))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private String serviceToken() throws IOException, InterruptedException {
        Token now = token;
        if (now.until().isAfter(Instant.now(clock))) return now.value();
        String form = "grant_type=client_credentials&client_id="
                + encoded(Config.get("cohort.keycloak.client", "cohort-server")) + "&client_secret="
                + encoded(Config.get("cohort.keycloak.secret"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server + "/realms/cohort/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200)
            throw new IllegalStateException("Keycloak refuses the server's own client (" + response.statusCode()
                    + "); check COHORT_KEYCLOAK_SECRET.");
        JsonNode answer = Json.mapper().readTree(response.body());
        long lifetime = answer.get("expires_in").asLong();
        token = new Token(
                answer.get("access_token").asText(), Instant.now(clock).plusSeconds(Math.max(5, lifetime - 60)));
        return token.value();
    }

    private static void expect(Answer answer, int wanted) {
        if (!answer.is(wanted))
            throw Problem.of(502, "identity-refused")
                    .with("status", answer.status())
                    .with(
                            "answer",
                            Optional.of(answer.body())
                                    .filter(text -> text.length() < 300)
                                    .orElse(""));
    }

    private static Problem unavailable(Exception cause) {
        return Problem.of(503, "identity-unavailable").causedBy(cause);
    }

    private static String lastPart(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
