package dev.cohort.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Starts everything and says where to log in.", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions installation = new InstallationOptions();

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port of the server; the others follow from it (default: 8080).")
    private int port;

    @Option(names = "--detach", description = "Return once everything is ready, and leave it running.")
    private boolean detach;

    @Option(
            names = "--no-demo",
            description = "Nothing of the demo: no demo tenants, no known passwords, no mail catcher.")
    private boolean noDemo;

    private static final int INTERRUPTED = 130;

    private final PrintStream out = System.out;
    private volatile boolean toldToStop;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = new Settings(installation.data(), new Ports(port), !noDemo, System.getenv());
        if (RunState.isReady(settings.data())) {
            out.println("Cohort already runs on " + settings.data() + ".");
            new Welcome(RunState.lastSettings(settings.data()).orElse(settings)).print(out);
            return 0;
        }
        return detach ? new Detached(settings).start(out) : stay(settings);
    }

    private int stay(Settings settings) throws IOException, InterruptedException {
        Progress progress = new Progress(out);
        Installation running = Installation.claim(settings, progress);
        // Before anything runs: a Ctrl-C in the middle of the start stops what has been started.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
        try {
            running.start();
        } catch (IOException | RuntimeException failure) {
            if (toldToStop) {
                return INTERRUPTED; // what fails while everything is being stopped is no news
            }
            throw failure;
        }
        progress.say("Everything is ready");
        new Welcome(settings).print(out);
        Optional<String> ended = running.awaitEndOfAny();
        if (ended.isPresent()) {
            running.stop();
            throw new Refusal(ended.get() + " ended by itself, so the rest was stopped; the logs are in "
                    + settings.logs() + ".");
        }
        return 0;
    }

    private void stop(Installation running) {
        if (!running.isStopping()) {
            toldToStop = true;
            out.println("Stopping …");
        }
        try {
            running.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
