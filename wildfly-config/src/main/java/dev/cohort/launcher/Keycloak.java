package dev.cohort.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The embedded Keycloak: logins of all tenants, in a database of its own. */
final class Keycloak implements Part {
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--health-enabled=true", "--metrics-enabled=true");

    private final Settings settings;
    private final Secrets secrets;
    private final Path home;
    private final Child child;

    Keycloak(Settings settings, Secrets secrets, Home home) {
        this.settings = settings;
        this.secrets = secrets;
        this.home = home.keycloak();
        this.child = new Child("keycloak", settings);
    }

    @Override
    public String title() {
        return "Keycloak";
    }

    /** Fits Keycloak to PostgreSQL, once per installation of the program: half a minute that no start has to wait for. */
    static void prepare(Home home) throws IOException, InterruptedException {
        Path stamp = home.keycloak().resolve("data/built-with");
        String wanted = String.join(" ", BUILD_OPTIONS);
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", home.keycloak().resolve("bin/kc.sh").toString(), "build"));
        command.addAll(BUILD_OPTIONS);
        Path log = Files.createTempFile("cohort-keycloak-build", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", Java.home().toString());
        Process process = builder.start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new Refusal("Keycloak could not be built: " + Logs.tail(log, 15));
        }
        Files.createDirectories(stamp.getParent());
        Files.writeString(stamp, wanted);
        Files.delete(log);
    }

    @Override
    public void start() throws IOException, InterruptedException {
        // Keycloak goes on serving the style sheets that it compressed first, whatever the theme has become.
        Folders.delete(home.resolve("data/tmp/kc-gzip-cache"));
        child.start(command(), environment(), home);
        boolean ready = Http.await200(settings.keycloakUrl() + "/realms/cohort", child::isAlive, Duration.ofMinutes(5));
        if (!ready) {
            throw new Refusal("Keycloak did not start; its log " + log() + " ends with:\n" + logTail());
        }
        new KeycloakRealm(settings, secrets).bringUpToDate();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(Java.program(), Child.mark("keycloak", settings)));
        command.addAll(List.of(
                "-Xms64m",
                "-Xmx256m",
                "-XX:MetaspaceSize=96M",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8"));
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        if (settings.demo()) {
            // Compiling less takes 7 of 17 CPU seconds off the start; passwords of many people want the full compiler.
            command.add("-XX:TieredStopAtLevel=1");
        }
        // Without it each connection that a restarted database has broken costs somebody a login that fails.
        command.add("-Dquarkus.datasource.jdbc.validate-on-borrow=true");
        settings.given("COHORT_KEYCLOAK_JAVA_OPTS")
                .ifPresent(options -> command.addAll(List.of(options.split("\\s+"))));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + settings.ports().keycloak(),
                "--http-management-port=" + settings.ports().keycloakManagement(),
                "--hostname=" + settings.loginUrl(),
                "--hostname-backchannel-dynamic=true",
                "--db-url=" + databaseUrl(),
                "--db-username=" + databaseUser(),
                "--db-pool-initial-size=2",
                "--db-pool-max-size=20",
                "--log=file",
                "--log-file=" + log()));
        settings.given("COHORT_TRUSTED_PROXIES")
                .ifPresent(proxies ->
                        command.addAll(List.of("--proxy-headers=xforwarded", "--proxy-trusted-addresses=" + proxies)));
        return command;
    }

    /** Passwords go by the environment: a command line can be read by every user of the machine. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_DB_PASSWORD", databasePassword());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakRealm.ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get(Secrets.KEYCLOAK_ADMIN));
        environment.put("COHORT_KEYCLOAK_SECRET", secrets.get(Secrets.KEYCLOAK_CLIENT));
        environment.put("JAVA_HOME", Java.home().toString());
        return environment;
    }

    private String databaseUrl() {
        return settings.embeddedDatabase()
                ? "jdbc:postgresql://127.0.0.1:" + settings.ports().postgres() + "/"
                        + PostgresAccounts.KEYCLOAK_DATABASE
                : settings.required("COHORT_KEYCLOAK_DB_URL", WITHOUT_DATABASE);
    }

    private static final String WITHOUT_DATABASE = "when COHORT_DB_URL is set and COHORT_KEYCLOAK_URL is not";

    private String databaseUser() {
        return settings.embeddedDatabase()
                ? PostgresAccounts.KEYCLOAK
                : settings.required("COHORT_KEYCLOAK_DB_USER", WITHOUT_DATABASE);
    }

    private String databasePassword() {
        return settings.embeddedDatabase()
                ? secrets.get(Secrets.KEYCLOAK_DATABASE)
                : settings.required("COHORT_KEYCLOAK_DB_PASSWORD", WITHOUT_DATABASE);
    }

    private Path log() {
        return settings.logs().resolve("keycloak.log");
    }

    private String logTail() {
        String written = Logs.tail(log(), 8);
        return written.isEmpty() ? Logs.tail(child.log(), 8) : written;
    }

    @Override
    public void stop() throws InterruptedException {
        child.stop(Duration.ofSeconds(30));
    }

    @Override
    public void kill() throws InterruptedException {
        child.kill();
    }

    @Override
    public boolean isAlive() {
        return child.isAlive();
    }

    @Override
    public CompletableFuture<?> onExit() {
        return child.onExit();
    }

    @Override
    public Optional<ProcessHandle> leftOver() throws IOException {
        return child.leftOver();
    }
}
