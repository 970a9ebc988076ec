package dev.cohort.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The vendor's REST interface, as the operator of the demo or with the token in {@code COHORT_TOKEN}. */
final class VendorApi {
    private static final String OPERATOR = "operator@cohort.example";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;
    private final String token;

    private VendorApi(Settings settings, String token) {
        this.settings = settings;
        this.token = token;
    }

    static VendorApi of(RunningInstallation installation) throws IOException, InterruptedException {
        @Nullable String given = System.getenv("COHORT_TOKEN");
        if (given == null && !installation.settings().demo()) {
            throw new Refusal(
                    "Set COHORT_TOKEN to an operator's access token or API key: only demo data has a known one.");
        }
        String token = given == null ? installation.token("admin", OPERATOR) : given;
        return new VendorApi(installation.settings(), token);
    }

    /** The body of the answer, which may be no JSON at all (an export). */
    HttpResponse<byte[]> call(String method, String path, @Nullable JsonNode body)
            throws IOException, InterruptedException {
        // The system need not know names like admin.localhost: they all are this machine.
        HttpRequest.Builder request = Http.request(
                        "http://127.0.0.1:" + settings.ports().http() + "/api/v1" + path)
                .header("Host", URI.create(settings.tenantUrl("admin")).getAuthority())
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/zip;q=0.9, */*;q=0.1")
                .timeout(Duration.ofMinutes(10));
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        }
        try {
            HttpResponse<byte[]> answer = Http.CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            requireSuccess(answer);
            return answer;
        } catch (ConnectException e) {
            throw new Refusal(
                    "The server does not answer on port " + settings.ports().http() + ": is Cohort up?", e);
        }
    }

    JsonNode json(String method, String path, @Nullable JsonNode body) throws IOException, InterruptedException {
        byte[] answer = call(method, path, body).body();
        return answer.length == 0 ? JSON.createObjectNode() : JSON.readTree(answer);
    }

    /** A refusal in the server's own words. */
    private static void requireSuccess(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() < 300) {
            return;
        }
        JsonNode problem = isJson(answer) ? JSON.readTree(answer.body()) : JSON.createObjectNode();
        StringBuilder message = new StringBuilder("The server answered " + answer.statusCode());
        append(message, " ", problem.path("code"));
        append(message, ": ", problem.path("title"));
        append(message, " ", problem.path("detail"));
        for (JsonNode error : problem.path("errors")) {
            append(message, "\n  ", error.path("field"));
            append(message, ": ", error.path("message"));
        }
        throw new Refusal(message.toString());
    }

    static boolean isJson(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").contains("json");
    }

    private static void append(StringBuilder message, String before, JsonNode text) {
        String value = Objects.requireNonNullElse(text.asText(), "");
        if (!value.isEmpty()) {
            message.append(before).append(value);
        }
    }
}
