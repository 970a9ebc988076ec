package dev.cohort.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.launcher.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The product as it runs: on ports and a data directory of its own, in demo mode, with the example and broken modules. */
final class Cohort implements AutoCloseable {
    static final String DEMO = "demo";
    static final String CODELAB = "codelab";
    static final String VENDOR = "admin";

    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final int FIRST_PORT = 18_080;
    private static final int MANAGEMENT = 400;
    private static final List<Integer> OFFSETS = List.of(0, 100, 101, 200, 300, 301, 302, MANAGEMENT);

    private final Installation installation;
    private final int port;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private Cohort(Installation installation, int port) {
        this.installation = installation;
        this.port = port;
    }

    static Cohort start() throws IOException, InterruptedException {
        Path data = home().resolve("system-tests/target/data");
        delete(data);
        ModuleJar.installAll(data.resolve("modules"));
        int port = freePort();
        return new Cohort(Installation.start(port, data, true), port);
    }

    static Path home() {
        return Path.of(System.getProperty("cohort.home", ".."));
    }

    Installation installation() {
        return installation;
    }

    int port() {
        return port;
    }

    int managementPort() {
        return port + MANAGEMENT;
    }

    /** What the server writes for people to read. */
    Path log() {
        return home().resolve("system-tests/target/data/logs/server.log");
    }

    /** A tenant's address, with nobody logged in. */
    Site site(String slug) {
        return Site.of(port, slug + ".localhost");
    }

    /** A tenant's address as one of its demonstration members sees it: {@code owner}, {@code sales}, {@code student} … */
    Site site(String slug, String role) {
        return site(slug).tokens(() -> token(slug, role));
    }

    String token(String slug, String role) {
        String login = login(slug, role);
        return kept.compute(
                        login,
                        (who, known) -> known != null && known.isFresh()
                                ? known
                                : new Kept(
                                        tokens(slug, login).path("access_token").asText(), System.nanoTime()))
                .token();
    }

    private record Kept(String token, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < FRESH.toNanos();
        }
    }

    static String login(String slug, String role) {
        return slug.equals(VENDOR) ? role + "@cohort.example" : role + "@" + slug + ".example";
    }

    /** What Keycloak gives the tenant's client for this login, whosever it is. */
    JsonNode tokens(String slug, String login) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", "cohort-" + slug);
        form.put("client_secret", clientSecret(slug));
        form.put("username", login);
        form.put("password", "demo");
        form.put("scope", "openid organization:" + slug);
        return keycloak()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .raw("POST", "/realms/cohort/protocol/openid-connect/token", form(form))
                .json();
    }

    Site keycloak() {
        return Site.of(port + 100, "login.localhost");
    }

    /** Keycloak's administration of the realm, as the server has it. */
    Site keycloakAdmin() {
        return keycloak().token(keycloakServiceToken());
    }

    /** A token of the server's own client: of the right realm and signed, and nobody's. */
    String keycloakServiceToken() {
        Map<String, String> own = installation.serverEnvironment();
        Map<String, String> form = Map.of(
                "grant_type", "client_credentials",
                "client_id", own.get("COHORT_KEYCLOAK_CLIENT"),
                "client_secret", own.get("COHORT_KEYCLOAK_SECRET"));
        return keycloak()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .raw("POST", "/realms/cohort/protocol/openid-connect/token", form(form))
                .json()
                .path("access_token")
                .asText();
    }

    /** Makes a tenant with a member of each role; names may be used once in a run. */
    void makeTenant(String slug) {
        site(VENDOR, "operator")
                .with("Idempotency-Key", "make-" + slug)
                .post(
                        "/tenants",
                        Map.of(
                                "slug",
                                slug,
                                "name",
                                "Centre " + slug,
                                "ownerEmail",
                                "owner@" + slug + ".example",
                                "modules",
                                List.of("leads"),
                                "demoData",
                                true))
                .with(201);
    }

    Browser browser() {
        return new Browser();
    }

    @Override
    public void close() throws InterruptedException {
        installation.close();
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String clientSecret(String slug) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    installation.serverEnvironment().get("COHORT_SECRET").getBytes(UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(("oidc-client:" + slug).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first of our range where all ports of an installation are free: another run may be under way. */
    private static int freePort() {
        return IntStream.iterate(FIRST_PORT, port -> port < FIRST_PORT + 100, port -> port + 10)
                .filter(port -> OFFSETS.stream().allMatch(offset -> isFree(port + offset)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free ports from " + FIRST_PORT));
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
