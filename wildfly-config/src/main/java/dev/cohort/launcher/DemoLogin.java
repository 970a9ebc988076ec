package dev.cohort.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Access tokens by login and password, for scripts; only demo installations grant them. */
final class DemoLogin {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;
    private final Secrets secrets;

    DemoLogin(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** @throws Refusal when this is no demo, the login is wrong, or belongs to another tenant */
    String token(String slug, String login, String password) throws IOException, InterruptedException {
        if (!settings.demo()) {
            throw new Refusal("Tokens by password are for demo data only; here, use an API key or a browser login.");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", "cohort-" + slug);
        form.put("client_secret", clientSecret(secrets.get(Secrets.MASTER), slug));
        form.put("username", login);
        form.put("password", password);
        form.put("scope", "openid organization:" + slug);
        HttpRequest request = Http.request(settings.keycloakUrl() + "/realms/cohort/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(KeycloakRealm.form(form)))
                .build();
        JsonNode answer = JSON.readTree(send(request));
        if (answer.has("error")) {
            throw new Refusal("No token for " + login + " on " + slug + ": "
                    + answer.path("error_description")
                            .asText(answer.path("error").asText()) + ".");
        }
        String token = answer.path("access_token").asText();
        requireMember(token, slug, login);
        return token;
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return Http.CLIENT
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (java.net.ConnectException e) {
            throw new Refusal("Keycloak does not answer at " + settings.keycloakUrl() + ": is Cohort up?", e);
        }
    }

    /** Keycloak gives anybody's token to any client; it only leaves the organization out. */
    private static void requireMember(String token, String slug, String login) throws IOException {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        JsonNode organization = JSON.readTree(claims).path("organization");
        boolean member = organization.has(slug);
        for (JsonNode one : organization) {
            member |= one.asText().equals(slug);
        }
        if (!member) {
            throw new Refusal(login + " is not a member of " + slug + ".");
        }
    }

    /** As the server makes it when it creates the tenant's client. */
    static String clientSecret(String master, String slug) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] code = mac.doFinal(("oidc-client:" + slug).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
