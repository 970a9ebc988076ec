package dev.cohort.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final Home home;
    private final Secrets secrets;
    private final Postgres postgres;
    private final Keycloak keycloak;
    private final WildFly server;
    private final RunState state;
    private @Nullable MailCatcher mailCatcher;
    private @Nullable Watchdog watchdog;
    private volatile boolean stopping;
    private boolean stopped;

    private Installation(Settings settings, Progress progress) throws IOException {
        this.settings = settings;
        this.progress = progress;
        this.home = Home.find();
        home.requireBuilt();
        this.state = RunState.take(settings);
        this.secrets = Secrets.open(settings.data().resolve("secrets.properties"));
        this.postgres = new Postgres(settings, secrets, home);
        this.keycloak = new Keycloak(settings, secrets, home);
        this.server = new WildFly(settings, secrets, home);
    }

    /** Starts everything on the loopback address; returns once {@code /health/ready} answers 200. */
    public static Installation start(int port, Path dataDirectory, boolean demo)
            throws IOException, InterruptedException {
        Installation installation =
                claim(new Settings(dataDirectory, new Ports(port), demo, System.getenv()), Progress.silent());
        installation.start();
        return installation;
    }

    /**
     * Takes the data directory, and starts nothing yet.
     *
     * @throws Refusal when Cohort already runs on it
     */
    static Installation claim(Settings settings, Progress progress) throws IOException {
        return new Installation(settings, progress);
    }

    /** @throws Refusal when a port is taken or a part does not start; then nothing is left running */
    void start() throws IOException, InterruptedException {
        boolean started = false;
        try {
            startParts();
            state.markReady();
            started = true;
        } finally {
            if (!started) {
                stop();
            }
        }
    }

    private void startParts() throws IOException, InterruptedException {
        stopLeftOvers();
        Ports.requireFree(portsToTake());
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

    /** Both need only the database: the server does not ask for Keycloak before it is ready to be asked. */
    private void startTogether() throws InterruptedException {
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        CompletableFuture<Void> failure = new CompletableFuture<>();
        if (settings.embeddedKeycloak()) {
            starting.add(inBackground(keycloak, settings.ports().keycloak(), failure));
        }
        starting.add(inBackground(server, settings.ports().http(), failure));
        CompletableFuture<Void> all = CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new));
        try {
            awaitWithWords(CompletableFuture.anyOf(all, failure));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    /** A person who sees nothing happen for long starts pressing keys. */
    private void awaitWithWords(CompletableFuture<?> end) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                end.get(20, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                progress.say("… still starting (the first start makes databases and takes longer)");
            }
        }
    }

    private CompletableFuture<Void> inBackground(Part part, int port, CompletableFuture<Void> failure) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        Thread.ofVirtual().name("start " + part.title()).start(() -> {
            try {
                part.start();
                progress.say(part.title() + " ready, port " + port);
                result.complete(null);
            } catch (IOException | InterruptedException | RuntimeException e) {
                failure.completeExceptionally(e);
            }
        });
        return result;
    }

    private void stopLeftOvers() throws IOException, InterruptedException {
        for (Part part : List.of(server, keycloak)) {
            Optional<ProcessHandle> found = part.leftOver();
            if (found.isPresent()) {
                progress.say("Stopping what an earlier run left behind: " + part.title() + " (pid "
                        + found.get().pid() + ")");
                Child.stop(found.get(), Duration.ofSeconds(15));
            }
        }
    }

    private Map<String, Integer> portsToTake() throws IOException {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        wanted.put("server", settings.ports().http());
        wanted.put("server management", settings.ports().management());
        if (settings.embeddedKeycloak()) {
            wanted.put("Keycloak", settings.ports().keycloak());
            wanted.put("Keycloak management", settings.ports().keycloakManagement());
        }
        if (settings.embeddedDatabase() && postgres.leftOver().isEmpty()) {
            wanted.put("PostgreSQL", settings.ports().postgres());
        }
        if (settings.mailCatcher()) {
            wanted.put("mail catcher", settings.ports().smtp());
            wanted.put("mail catcher, IMAP", settings.ports().imap());
            wanted.put("mailbox page", settings.ports().mailbox());
        }
        return wanted;
    }

    /** Waits until one of the parts ends by itself, and returns its name; nothing when all were told to stop. */
    public Optional<String> awaitEndOfAny() throws InterruptedException {
        Map<String, CompletableFuture<?>> ends = new LinkedHashMap<>();
        for (Part part : List.of(server, keycloak, postgres)) {
            if (part.isAlive()) {
                ends.put(part.title(), part.onExit());
            }
        }
        try {
            CompletableFuture.anyOf(ends.values().toArray(CompletableFuture[]::new))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return stopping
                ? Optional.empty()
                : ends.entrySet().stream()
                        .filter(end -> end.getValue().isDone())
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    /** Stops everything the clean way: server and Keycloak, then the database. The data stays. */
    public void stop() throws InterruptedException {
        stopping = true;
        synchronized (state) {
            if (stopped) {
                return;
            }
            Thread other = Thread.ofVirtual().start(() -> stop(keycloak));
            stop(server);
            other.join();
            stop(postgres);
            if (mailCatcher != null) {
                mailCatcher.stop();
            }
            if (watchdog != null) {
                watchdog.dismiss();
            }
            release();
            stopped = true;
        }
    }

    private static void stop(Part part) {
        try {
            part.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        try {
            state.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isStopping() {
        return stopping;
    }

    /** Ends all parts at once, as a power cut would. */
    public void kill() throws InterruptedException {
        stopping = true;
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
