package dev.cohort.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stops everything; the data stays.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Mixin
    private InstallationOptions installation = new InstallationOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = installation.data();
        Optional<ProcessHandle> launcher = RunState.launcher(data);
        if (launcher.isPresent()) {
            out.println("Stopping Cohort (pid " + launcher.get().pid() + ") …");
            Child.stop(launcher.get(), PATIENCE);
            out.println("Stopped; the data is in " + data + ".");
        } else if (!stopLeftOvers(data)) {
            out.println("Cohort does not run on " + data + ".");
        }
        return 0;
    }

    /** A launcher that was killed leaves nothing, unless its watchdog was killed with it. */
    private boolean stopLeftOvers(Path data) throws IOException, InterruptedException {
        Optional<Settings> last = RunState.lastSettings(data);
        if (last.isEmpty()) {
            return false;
        }
        Secrets secrets = Secrets.open(data.resolve("secrets.properties"));
        boolean found = false;
        for (Part part : List.of(
                new WildFly(last.get(), secrets, Home.find()),
                new Keycloak(last.get(), secrets, Home.find()),
                new Postgres(last.get(), secrets, Home.find()))) {
            Optional<ProcessHandle> process = part.leftOver();
            if (process.isPresent()) {
                found = true;
                out.println("Stopping what an earlier run left behind: " + part.title() + " (pid "
                        + process.get().pid() + ")");
                if (part instanceof Postgres) {
                    part.stop();
                } else {
                    Child.stop(process.get(), Duration.ofSeconds(45));
                }
            }
        }
        return found;
    }
}
