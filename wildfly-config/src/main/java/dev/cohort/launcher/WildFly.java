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
import java.util.stream.Stream;

/** The server with the application. The provisioned server is only read; what it writes is in {@code DATA/wildfly}. */
final class WildFly implements Part {
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.security",
            "java.util",
            "java.util.concurrent");

    private final Settings settings;
    private final Home home;
    private final ServerEnvironment environment;
    private final Path base;
    private final Child child;

    WildFly(Settings settings, Secrets secrets, Home home) {
        this.settings = settings;
        this.home = home;
        this.environment = new ServerEnvironment(settings, secrets);
        this.base = settings.data().resolve("wildfly");
        this.child = new Child("server", settings);
    }

    @Override
    public String title() {
        return "Server";
    }

    @Override
    public void start() throws IOException, InterruptedException {
        layOut();
        child.start(command(), processEnvironment(), base);
        String ready = "http://127.0.0.1:" + settings.ports().http() + "/health/ready";
        if (!Http.await200(ready, () -> child.isAlive() && deploymentFailure().isEmpty(), Duration.ofMinutes(10))) {
            String why = deploymentFailure().orElse(notReady() + Logs.tail(log(), 12));
            throw new Refusal("The server did not become ready; " + log() + " says more:\n" + why);
        }
    }

    /** The configuration is derived: copied at each start, so that an update of the program is an update of it. */
    private void layOut() throws IOException {
        Folders.delete(base.resolve("configuration"));
        Folders.delete(base.resolve("deployments"));
        Folders.delete(base.resolve("tmp"));
        Folders.copy(home.server().resolve("standalone/configuration"), base.resolve("configuration"));
        Files.createDirectories(base.resolve("deployments"));
        Files.createDirectories(settings.logs());
        Files.copy(home.war(), base.resolve("deployments/cohort.war"));
        installModules(settings.data().resolve("modules"));
        environment.writeProperties(base.resolve("configuration/cohort.properties"));
    }

    /** The modules that come with this version take the place of those that came with the last; others stay. */
    private void installModules(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path jar : home.moduleJars()) {
            String name = jar.getFileName().toString();
            String artifact = name.replaceFirst("-\\d.*", "");
            try (Stream<Path> installed = Files.list(folder)) {
                for (Path old : installed.toList()) {
                    if (old.getFileName()
                            .toString()
                            .matches(java.util.regex.Pattern.quote(artifact) + "-\\d.*\\.jar")) {
                        Files.delete(old);
                    }
                }
            }
            Files.copy(jar, folder.resolve(name));
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(Java.program(), Child.mark("server", settings)));
        command.addAll(List.of(
                "-Xms256m",
                "-Xmx" + settings.given("COHORT_HEAP").orElse("1g"),
                "-XX:MetaspaceSize=128m",
                "-XX:+UseG1GC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+HeapDumpOnOutOfMemoryError",
                "-XX:HeapDumpPath=" + settings.logs(),
                "-Djava.awt.headless=true",
                "-Djava.net.preferIPv4Stack=true",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=java.se",
                "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
                "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
                "--add-opens=java.naming/javax.naming=ALL-UNNAMED",
                "--add-opens=java.management/javax.management=ALL-UNNAMED"));
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        settings.given("COHORT_JAVA_OPTS").ifPresent(options -> command.addAll(List.of(options.split("\\s+"))));
        command.addAll(List.of(
                "-Dorg.jboss.boot.log.file=" + settings.logs().resolve("server.log"),
                "-Dlogging.configuration="
                        + base.resolve("configuration/logging.properties").toUri(),
                "-jar",
                home.server().resolve("jboss-modules.jar").toString(),
                "-mp",
                home.server().resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + home.server(),
                "-Djboss.server.base.dir=" + base,
                "-Djboss.server.log.dir=" + settings.logs(),
                "--properties="
                        + base.resolve("configuration/cohort.properties").toUri()));
        return command;
    }

    private Map<String, String> processEnvironment() {
        Map<String, String> all = new HashMap<>(environment.values());
        all.put("JAVA_HOME", Java.home().toString());
        return all;
    }

    /** What the server itself says it still waits for. */
    private String notReady() throws InterruptedException {
        String body = Http.body("http://127.0.0.1:" + settings.ports().http() + "/health/ready");
        return body.isEmpty() ? "" : body + "\n";
    }

    /** What the deployment scanner says of a WAR that does not deploy. */
    private Optional<String> deploymentFailure() {
        Path failed = base.resolve("deployments/cohort.war.failed");
        return Files.exists(failed) ? Optional.of(Logs.tail(failed, 12)) : Optional.empty();
    }

    private Path log() {
        return settings.logs().resolve(environment.logFile());
    }

    @Override
    public void stop() throws InterruptedException {
        child.stop(Duration.ofSeconds(45));
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
