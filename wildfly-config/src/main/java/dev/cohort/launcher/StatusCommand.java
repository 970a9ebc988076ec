package dev.cohort.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "A line for each part; the exit code is 0 if all are ready, else 1.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions installation = new InstallationOptions();

    private final PrintStream out = System.out;
    private boolean allReady = true;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = installation.data();
        Optional<Settings> last = RunState.lastSettings(data);
        if (last.isEmpty() || !RunState.isRunning(data)) {
            out.println("Cohort does not run on " + data + ".");
            return 1;
        }
        Settings settings = last.get();
        if (settings.embeddedDatabase()) {
            line(
                    "PostgreSQL",
                    !Ports.isFree(settings.ports().postgres()),
                    "port " + settings.ports().postgres());
        } else {
            line("PostgreSQL", true, "elsewhere, " + settings.environment().get("COHORT_DB_URL"));
        }
        line("Keycloak", Http.status(settings.keycloakUrl() + "/realms/cohort") == 200, settings.keycloakUrl());
        line(
                "Server",
                Http.status("http://127.0.0.1:" + settings.ports().http() + "/health/ready") == 200,
                settings.tenantUrl(settings.demo() ? "demo" : "admin"));
        if (settings.mailCatcher()) {
            line(
                    "Mailbox",
                    !Ports.isFree(settings.ports().mailbox()),
                    "http://localhost:" + settings.ports().mailbox());
        }
        return allReady ? 0 : 1;
    }

    private void line(String part, boolean ready, String where) {
        allReady &= ready;
        out.printf("%-11s %-10s %s%n", part, ready ? "ready" : "not ready", where);
    }
}
