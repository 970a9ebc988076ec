package dev.cohort.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The vendor's REST interface, as the operator of the demo or with the token in {@code COHORT_TOKEN}. */
final class VendorApi {
    private static final String OPERATOR = "operator@cohort.example";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([A-Za-z0-9][A-Za-z0-9.-]*)\"");

    private final Settings settings;
    private final String token;

    VendorApi(Settings settings, String token) {
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

    JsonNode json(String method, String path, @Nullable JsonNode body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, "application/json");
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        }
        HttpResponse<byte[]> answer = send(request, HttpResponse.BodyHandlers.ofByteArray());
        requireSuccess(answer, answer.body());
        return answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    /**
     * Fetches a ZIP file by POST. It goes to disk as it comes, and has its name only once it is whole.
     *
     * @param usual its name, should the server name none
     * @param wanted where to, if that was said
     */
    Path download(String path, Path usual, @Nullable Path wanted) throws IOException, InterruptedException {
        if (wanted != null && Files.exists(wanted)) {
            throw new Refusal(wanted + " is there already: name another file, or move that one away.");
        }
        Path folder = Objects.requireNonNullElse(
                wanted == null ? null : wanted.toAbsolutePath().getParent(),
                Path.of("").toAbsolutePath());
        Path part = Files.createTempFile(folder, "export-", ".part");
        try {
            HttpResponse<Path> answer = send(
                    request(path, "application/zip, application/json;q=0.9").POST(HttpRequest.BodyPublishers.noBody()),
                    HttpResponse.BodyHandlers.ofFile(part));
            if (answer.statusCode() >= 300) {
                requireSuccess(answer, Files.readAllBytes(part));
            }
            requireWhole(part);
            Path target = wanted == null ? folder.resolve(named(answer).orElse(usual.toString())) : wanted;
            return Files.move(part, target);
        } catch (FileAlreadyExistsException e) {
            throw new Refusal(e.getFile() + " is there already: name another file, or move that one away.", e);
        } catch (IOException e) {
            throw new Refusal("The export could not be fetched whole; nothing was written. " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A ZIP file that broke off lacks its table of contents, which stands at the end. */
    private static void requireWhole(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() == 0) {
                throw new Refusal("The export is empty; nothing was written.");
            }
        } catch (IOException e) {
            throw new Refusal("The export did not arrive whole; nothing was written. Try again.", e);
        }
    }

    private static Optional<String> named(HttpResponse<?> answer) {
        Matcher name = FILE_NAME.matcher(
                answer.headers().firstValue("Content-Disposition").orElse(""));
        return name.find() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private HttpRequest.Builder request(String path, String accept) {
        // The system need not know names like admin.localhost: they all are this machine.
        return Http.request("http://127.0.0.1:" + settings.ports().http() + "/api/v1" + path)
                .header("Host", URI.create(settings.tenantUrl("admin")).getAuthority())
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept)
                .timeout(Duration.ofHours(1));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        try {
            return Http.CLIENT.send(request.build(), body);
        } catch (ConnectException e) {
            throw new Refusal(
                    "The server does not answer on port " + settings.ports().http() + ": is Cohort up?", e);
        }
    }

    /** A refusal in the server's own words. */
    private static void requireSuccess(HttpResponse<?> answer, byte[] body) throws IOException {
        if (answer.statusCode() < 300) {
            return;
        }
        JsonNode problem = isJson(answer) ? JSON.readTree(body) : JSON.createObjectNode();
        StringBuilder message = new StringBuilder(problem.path("detail").asText("The server gave no reason."));
        append(message.append(" (").append(answer.statusCode()), " ", problem.path("code"));
        message.append(')');
        for (JsonNode error : problem.path("errors")) {
            append(message, "\n  ", error.path("field"));
            append(message, ": ", error.path("message"));
        }
        throw new Refusal(message.toString());
    }

    private static boolean isJson(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").contains("json");
    }

    private static void append(StringBuilder message, String before, JsonNode text) {
        String value = Objects.requireNonNullElse(text.asText(), "");
        if (!value.isEmpty()) {
            message.append(before).append(value);
        }
    }
}
