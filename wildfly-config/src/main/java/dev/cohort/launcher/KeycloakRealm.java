package dev.cohort.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What of the realm depends on how Cohort is started. The realm is imported once, at the first start; mail server and
 * password rules are set at each, so that another port or the end of the demo takes effect.
 */
final class KeycloakRealm {
    static final String ADMIN = "cohort-launcher";
    private static final String STRICT_PASSWORDS = "length(10) and notUsername and notEmail and passwordHistory(3)";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;
    private final Secrets secrets;

    KeycloakRealm(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    void bringUpToDate() throws IOException, InterruptedException {
        ObjectNode realm = JSON.createObjectNode();
        realm.put("passwordPolicy", settings.demo() ? "" : STRICT_PASSWORDS);
        ObjectNode mail = realm.putObject("smtpServer");
        mail.put("host", settings.smtpHost());
        mail.put("port", settings.smtpPort());
        mail.put("from", settings.smtpFrom());
        mail.put("fromDisplayName", "Cohort");
        mail.put("starttls", settings.given("COHORT_SMTP_STARTTLS").orElse("false"));
        settings.given("COHORT_SMTP_USER").ifPresent(user -> {
            mail.put("auth", "true");
            mail.put("user", user);
            mail.put("password", settings.required("COHORT_SMTP_PASSWORD", "when COHORT_SMTP_USER is"));
        });
        HttpRequest request = Http.request(settings.keycloakUrl() + "/admin/realms/cohort")
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .PUT(HttpRequest.BodyPublishers.ofString(realm.toString()))
                .build();
        expect(Http.CLIENT.send(request, HttpResponse.BodyHandlers.ofString()), 204);
    }

    private String adminToken() throws IOException, InterruptedException {
        String form = form(Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                ADMIN,
                "password",
                secrets.get(Secrets.KEYCLOAK_ADMIN)));
        HttpRequest request = Http.request(settings.keycloakUrl() + "/realms/master/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        JsonNode answer = JSON.readTree(expect(Http.CLIENT.send(request, HttpResponse.BodyHandlers.ofString()), 200));
        return answer.path("access_token").asText();
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String expect(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new Refusal("Keycloak answered " + answer.statusCode() + " to "
                    + answer.request().uri() + ": " + answer.body());
        }
        return answer.body();
    }
}
