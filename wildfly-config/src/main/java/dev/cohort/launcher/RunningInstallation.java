package dev.cohort.launcher;

import java.io.IOException;
import java.nio.file.Path;

/** What a command needs that talks to an installation which another process runs. */
record RunningInstallation(Settings settings, Secrets secrets) {

    static RunningInstallation on(Path data) throws IOException {
        Settings settings = RunState.lastSettings(data)
                .filter(found -> isRunning(data))
                .orElseThrow(() -> new Refusal("Cohort does not run on " + data + ": start it with ./cohort up."));
        return new RunningInstallation(settings, Secrets.open(data.resolve("secrets.properties")));
    }

    private static boolean isRunning(Path data) {
        try {
            return RunState.isRunning(data);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String token(String slug, String login) throws IOException, InterruptedException {
        String password = java.util.Objects.requireNonNullElse(System.getenv("COHORT_PASSWORD"), "demo");
        return new DemoLogin(settings, secrets).token(slug, login, password);
    }
}
