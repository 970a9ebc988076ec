package dev.cohort.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A running Cohort: PostgreSQL, Keycloak, the server and in demo mode a mail catcher, on one data directory. Used by
 * {@code ./cohort up} and, in the same way, by tests:
 *
 * <pre>{@code
 * try (Installation cohort = Installation.start(9080, folder, true)) {
 *     cohort.url("demo");          // http://demo.localhost:9080
 *     cohort.killServer();         // as a crash would
 *     cohort.startServer();
 * }
 * }</pre>
 */
public final class Installation implements AutoCloseable {
    private final Settings settings;
    private final Progress progress;
    private final Secrets secrets;
    private final Postgres postgres;
    private final Keycloak keycloak;
    private final WildFly server;
    private final FileChannel lock;
    private @Nullable MailCatcher mailCatcher;
    private @Nullable Watchdog watchdog;

    private Installation(Settings settings, Progress progress, Home home) throws IOException {
        this.settings = settings;
        this.progress = progress;
        home.requireBuilt();
        Files.createDirectories(settings.run());
        this.lock = lock(settings);
        this.secrets = Secrets.open(settings.data().resolve("secrets.properties"));
        this.postgres = new Postgres(settings, secrets, home);
        this.keycloak = new Keycloak(settings, secrets, home);
        this.server = new WildFly(settings, secrets, home);
    }

    /** Starts everything on the loopback address; returns once {@code /health/ready} answers 200. */
    public static Installation start(int port, Path dataDirectory, boolean demo)
            throws IOException, InterruptedException {
        return start(new Settings(dataDirectory, new Ports(port), demo, System.getenv()), Progress.silent());
    }

    /** @throws Refusal when a port is taken, a part does not start, or Cohort already runs on this data directory */
    public static Installation start(Settings settings, Progress progress) throws IOException, InterruptedException {
        Home home = Home.find();
        Installation installation = new Installation(settings, progress, home);
        boolean started = false;
        try {
            installation.startAll(home);
            started = true;
            return installation;
        } finally {
            if (!started) {
                installation.stop();
            }
        }
    }

    private void startAll(Home home) throws IOException, InterruptedException {
        stopLeftOvers();
        Ports.requireFree(portsToTake());
        Files.writeString(
                settings.run().resolve("port"), String.valueOf(settings.ports().base()));
        watchdog = Watchdog.start(settings);
        if (settings.mailCatcher()) {
            mailCatcher = MailCatcher.start(settings.ports());
        }
        if (settings.embeddedDatabase()) {
            postgres.start();
            progress.say("PostgreSQL " + (postgres.wasAdopted() ? "taken over from an earlier run" : "ready")
                    + ", port " + settings.ports().postgres());
        }
        if (settings.embeddedKeycloak()) {
            Keycloak.prepare(home);
        }
        startTogether();
    }

    /** The server does not wait for Keycloak: it answers without, until the first login. */
    private void startTogether() throws InterruptedException {
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        CompletableFuture<Void> failure = new CompletableFuture<>();
        if (settings.embeddedKeycloak()) {
            starting.add(inBackground(
                    keycloak, "Keycloak ready, port " + settings.ports().keycloak(), failure));
        }
        starting.add(
                inBackground(server, "Server ready, port " + settings.ports().http(), failure));
        CompletableFuture<Void> all = CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, failure).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private CompletableFuture<Void> inBackground(Part part, String done, CompletableFuture<Void> failure) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        Thread.ofVirtual().name("start " + part.title()).start(() -> {
            try {
                part.start();
                progress.say(done);
                result.complete(null);
            } catch (IOException | InterruptedException | RuntimeException e) {
                failure.completeExceptionally(e);
            }
        });
        return result;
    }

    private void stopLeftOvers() throws IOException, InterruptedException {
        for (Child child : List.of(server.child(), keycloak.child())) {
            Optional<ProcessHandle> found = child.leftOver();
            if (found.isPresent()) {
                progress.say("Stopping what an earlier run left behind: "
                        + child.log().getFileName().toString().replace(".out", "") + " (pid "
                        + found.get().pid() + ")");
                Child.stop(found.get(), java.time.Duration.ofSeconds(15));
            }
        }
    }

    private Map<String, Integer> portsToTake() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("server", settings.ports().http());
        ports.put("server management", settings.ports().management());
        if (settings.embeddedKeycloak()) {
            ports.put("Keycloak", settings.ports().keycloak());
            ports.put("Keycloak management", settings.ports().keycloakManagement());
        }
        if (settings.mailCatcher()) {
            ports.put("mail catcher", settings.ports().smtp());
            ports.put("mail catcher, IMAP", settings.ports().imap());
            ports.put("mailbox page", settings.ports().mailbox());
        }
        return ports;
    }

    /** Held as long as this process lives, so a file left by a crash holds nobody up. */
    private static FileChannel lock(Settings settings) throws IOException {
        Path file = settings.run().resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock held = channel.tryLock();
            if (held == null) {
                throw new OverlappingFileLockException();
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new Refusal("Cohort already runs on " + settings.data()
                    + ": ./cohort status shows it, ./cohort down stops it.");
        }
        Files.writeString(
                settings.run().resolve("launcher.pid"),
                Long.toString(ProcessHandle.current().pid()));
        return channel;
    }

    /** Waits until one of the parts ends by itself, and returns its name. */
    public String awaitEndOfAny() throws InterruptedException {
        Map<CompletableFuture<?>, String> ends = new LinkedHashMap<>();
        ends.put(server.onExit(), server.title());
        if (settings.embeddedKeycloak()) {
            ends.put(keycloak.onExit(), keycloak.title());
        }
        if (settings.embeddedDatabase()) {
            ends.put(postgres.onExit(), postgres.title());
        }
        try {
            CompletableFuture.anyOf(ends.keySet().toArray(CompletableFuture[]::new))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return ends.entrySet().stream()
                .filter(end -> end.getKey().isDone())
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Stops everything the clean way: server and Keycloak, then the database. The data stays. */
    public void stop() throws InterruptedException {
        Thread stopping = Thread.ofVirtual().start(() -> quietly(keycloak));
        quietly(server);
        stopping.join();
        if (settings.embeddedDatabase()) {
            quietly(postgres);
        }
        if (mailCatcher != null) {
            mailCatcher.stop();
        }
        if (watchdog != null) {
            watchdog.dismiss();
        }
        release();
    }

    private static void quietly(Part part) {
        try {
            part.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        try {
            Files.deleteIfExists(settings.run().resolve("launcher.pid"));
            lock.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Ends all parts at once, as a power cut would. */
    public void kill() throws InterruptedException {
        server.kill();
        keycloak.kill();
        postgres.kill();
        stop();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    public void killServer() throws InterruptedException {
        server.kill();
    }

    public void stopServer() throws InterruptedException {
        server.stop();
    }

    public void startServer() throws IOException, InterruptedException {
        server.start();
    }

    public void killDatabase() throws InterruptedException {
        postgres.kill();
    }

    public void startDatabase() throws IOException, InterruptedException {
        postgres.start();
    }

    public void killKeycloak() throws InterruptedException {
        keycloak.kill();
    }

    public void startKeycloak() throws IOException, InterruptedException {
        keycloak.start();
    }

    public Settings settings() {
        return settings;
    }

    /** Address of a tenant, {@code admin} for the vendor. */
    public String url(String slug) {
        return settings.tenantUrl(slug);
    }

    /** What the server was given, e.g. {@code COHORT_DB_URL}; for tests that look behind it. */
    public Map<String, String> serverEnvironment() {
        return new ServerEnvironment(settings, secrets).values();
    }
}
