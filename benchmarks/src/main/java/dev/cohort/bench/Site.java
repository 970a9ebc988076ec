package dev.cohort.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.launcher.Installation;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The installation under test: started on its own data and ports, and asked as any client asks it. */
final class Site implements AutoCloseable {
    static final String OPERATOR = "operator@cohort.example";
    private static final byte[] NOTHING = {};

    private final Installation installation;
    private final Path data;
    private final int port;

    private Site(Installation installation, Path data, int port) {
        this.installation = installation;
        this.data = data;
        this.port = port;
    }

    static Site start(Options options) throws IOException, InterruptedException {
        System.out.println("Starting Cohort on " + options.data() + ", port " + options.port());
        Files.createDirectories(options.data());
        return new Site(Installation.start(options.port(), options.data(), true), options.data(), options.port());
    }

    int port() {
        return port;
    }

    Installation installation() {
        return installation;
    }

    String host(String slug) {
        return slug + ".localhost:" + port;
    }

    long serverPid() throws IOException {
        return Long.parseLong(Files.readString(data.resolve("run/server.pid")).strip());
    }

    long keycloakPid() throws IOException {
        return Long.parseLong(Files.readString(data.resolve("run/keycloak.pid")).strip());
    }

    long postmasterPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    }

    Cpu cpu() throws IOException {
        return Cpu.of(serverPid(), postmasterPid());
    }

    /** The database as its superuser: to look behind the product, and for what the floor needs. */
    Connection database() throws IOException, SQLException {
        Properties secrets = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve("secrets.properties"))) {
            secrets.load(in);
        }
        return DriverManager.getConnection(
                installation.serverEnvironment().get("COHORT_DB_URL"),
                "postgres",
                secrets.getProperty("postgres.password"));
    }

    /** A demo login's access token, by its password. */
    String token(String slug, String login) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", "cohort-" + slug);
        form.put("client_secret", clientSecret(slug));
        form.put("username", login);
        form.put("password", "demo");
        form.put("scope", "openid organization:" + slug);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + (port + 100) + "/realms/cohort/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            JsonNode answer = Result.JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            if (!answer.has("access_token")) throw new IllegalStateException("No token for " + login + ": " + answer);
            return answer.get("access_token").asText();
        }
    }

    private String clientSecret(String slug) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            String secret =
                    Objects.requireNonNull(installation.serverEnvironment().get("COHORT_SECRET"));
            byte[] master = secret.getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            byte[] code = mac.doFinal(("oidc-client:" + slug).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param token empty for a visitor */
    Map<String, String> headers(String slug, String token) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Host", host(slug), "Accept", "application/json"));
        if (!token.isEmpty()) headers.put("Authorization", "Bearer " + token);
        return headers;
    }

    /** @throws IllegalStateException when it is refused: a benchmark of failures would be a fast one */
    JsonNode get(String slug, String token, String path) throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            return json(connection.send("GET", "/api/v1" + path, headers(slug, token), NOTHING));
        }
    }

    JsonNode post(String slug, String token, String path, String type, byte[] body) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(headers(slug, token));
        headers.put("Content-Type", type);
        try (HttpConnection connection = new HttpConnection(port)) {
            return json(connection.send("POST", "/api/v1" + path, headers, body));
        }
    }

    JsonNode createTenant(String operatorToken, String slug) throws IOException {
        String body = Result.JSON
                .createObjectNode()
                .put("slug", slug)
                .put("name", "Benchmark " + slug)
                .put("ownerEmail", owner(slug))
                .toString();
        return post("admin", operatorToken, "/tenants", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static String owner(String slug) {
        return "owner@" + slug + ".example";
    }

    private static JsonNode json(HttpConnection.Answer answer) throws IOException {
        if (answer.status() >= 300)
            throw new IllegalStateException("The server answered " + answer.status() + ": " + answer.text());
        return Result.JSON.readTree(answer.body());
    }

    @Override
    public void close() throws InterruptedException {
        installation.stop();
    }
}
