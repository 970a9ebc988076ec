package dev.cohort.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = new Settings(installation.data(), new Ports(port), !noDemo, System.getenv());
        PrintStream out = System.out;
        CountDownLatch stopped = new CountDownLatch(1);
        Installation running = Installation.start(settings, new Progress(out));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                out.println("Stopping …");
                running.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                stopped.countDown();
            }
        }));
        out.println("ready " + running.url("demo") + detach);
        String ended = running.awaitEndOfAny();
        if (stopped.await(0, TimeUnit.SECONDS)) {
            return 0;
        }
        throw new Refusal(ended + " ended unexpectedly; its log is in " + settings.logs() + ".");
    }
}
