package dev.cohort.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What other commands can know of an installation: {@code DATA/run}. The lock is held as long as the launcher lives,
 * however it ends; so a file left by a crash holds nobody up.
 */
final class RunState implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String PID = "launcher.pid";
    private static final String READY = "ready";
    private static final String STATE = "state.properties";

    private final Path folder;
    private final FileChannel lock;

    private RunState(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws Refusal when another launcher has it */
    static RunState take(Settings settings) throws IOException {
        Path folder = settings.run();
        makePrivate(settings.data());
        Files.createDirectories(folder);
        FileChannel lock = tryLock(folder)
                .orElseThrow(() -> new Refusal("Cohort already runs on " + settings.data()
                        + ": ./cohort status shows it, ./cohort down stops it."));
        Files.deleteIfExists(folder.resolve(READY));
        Files.writeString(
                folder.resolve(PID), Long.toString(ProcessHandle.current().pid()));
        Properties state = new Properties();
        state.setProperty("port", String.valueOf(settings.ports().base()));
        state.setProperty("demo", String.valueOf(settings.demo()));
        settings.environment().forEach((name, value) -> {
            // Only what tells where things are: passwords have their own file.
            if (name.matches(
                    "COHORT_(BASE_DOMAIN|PUBLIC_SCHEME|PUBLIC_PORT|DB_URL|KEYCLOAK_URL|LOGIN_URL|SMTP_HOST|SMTP_PORT)")) {
                state.setProperty(name, value);
            }
        });
        try (Writer out = Files.newBufferedWriter(folder.resolve(STATE))) {
            state.store(out, null);
        }
        return new RunState(folder, lock);
    }

    /** Made by us, it is nobody else's to look into; made by somebody else, it stays as it is. */
    private static void makePrivate(Path data) throws IOException {
        if (!Files.exists(data)) {
            Files.createDirectories(data);
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static Optional<FileChannel> tryLock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process: the same answer
        }
        channel.close();
        return Optional.empty();
    }

    void markReady() throws IOException {
        Files.writeString(folder.resolve(READY), "");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve(READY));
        Files.deleteIfExists(folder.resolve(PID));
        lock.close();
    }

    static boolean isRunning(Path data) throws IOException {
        Path folder = data.resolve("run");
        if (!Files.exists(folder.resolve(LOCK))) {
            return false;
        }
        Optional<FileChannel> free = tryLock(folder);
        if (free.isPresent()) {
            free.get().close();
        }
        return free.isEmpty();
    }

    static boolean isReady(Path data) throws IOException {
        return isRunning(data) && Files.exists(data.resolve("run").resolve(READY));
    }

    static Optional<ProcessHandle> launcher(Path data) throws IOException {
        return isRunning(data) ? Processes.read(data.resolve("run").resolve(PID)) : Optional.empty();
    }

    /** How the installation on this data directory was started last. */
    static Optional<Settings> lastSettings(Path data) throws IOException {
        Path file = data.resolve("run").resolve(STATE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties state = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            state.load(in);
        }
        Map<String, String> environment = new java.util.HashMap<>();
        state.stringPropertyNames().forEach(name -> environment.put(name, state.getProperty(name)));
        int port = Integer.parseInt(state.getProperty("port"));
        boolean demo = Boolean.parseBoolean(state.getProperty("demo"));
        return Optional.of(new Settings(data, new Ports(port), demo, environment));
    }
}
