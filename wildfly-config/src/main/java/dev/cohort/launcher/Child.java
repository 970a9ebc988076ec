package dev.cohort.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A Java program that the launcher runs: its output goes to a file, its process id to another, by which a later start (or
 * the watchdog) knows it again.
 */
final class Child {
    private final Path log;
    private final Path pidFile;
    private final String mark;
    private @Nullable ProcessHandle process;

    Child(String name, Settings settings) {
        this.log = settings.logs().resolve(name + ".out");
        this.pidFile = settings.run().resolve(name + ".pid");
        this.mark = mark(name, settings);
    }

    /** An argument of its command line by which the process is recognised, whoever looks. */
    static String mark(String name, Settings settings) {
        return "-Dcohort." + name + "=" + settings.data();
    }

    void start(List<String> command, Map<String, String> environment, Path directory) throws IOException {
        Files.createDirectories(log.getParent());
        Files.createDirectories(pidFile.getParent());
        // Ctrl-C reaches the whole terminal group: the launcher alone decides the order in which things stop.
        List<String> shielded = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        shielded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(shielded).directory(directory.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("COHORT_") || key.startsWith("KC_"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        process = builder.start().toHandle();
        Path fresh = pidFile.resolveSibling(pidFile.getFileName() + ".new");
        Files.writeString(fresh, Long.toString(process.pid()));
        Files.move(fresh, pidFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    Path log() {
        return log;
    }

    CompletableFuture<?> onExit() {
        return process == null ? new CompletableFuture<>() : process.onExit();
    }

    void stop(Duration patience) throws InterruptedException {
        if (process != null) {
            stop(process, patience);
        }
        forget();
    }

    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd(process, Duration.ofSeconds(10));
        }
        forget();
    }

    /** What an earlier run of this installation left behind, if it is still there. */
    Optional<ProcessHandle> leftOver() throws IOException {
        return Processes.read(pidFile).filter(found -> Processes.mentions(found, mark));
    }

    static void stop(ProcessHandle process, Duration patience) throws InterruptedException {
        process.destroy();
        if (!awaitEnd(process, patience)) {
            process.destroyForcibly();
            awaitEnd(process, Duration.ofSeconds(10));
        }
    }

    /** False when it still runs. */
    static boolean awaitEnd(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
