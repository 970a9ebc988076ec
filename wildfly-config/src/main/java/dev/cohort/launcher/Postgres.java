package dev.cohort.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The embedded PostgreSQL: its cluster is {@code DATA/postgres}. It is driven by its own programs, so that its data is as
 * safe as that of any other PostgreSQL: fsync on, passwords, the loopback address only.
 */
final class Postgres implements Part {
    static final String MAJOR = "18";
    private static final String INCLUDE = "include 'cohort.conf'";

    private final Settings settings;
    private final Secrets secrets;
    private final PostgresBinaries binaries;
    private final Path cluster;
    private boolean adopted;

    Postgres(Settings settings, Secrets secrets, Home home) {
        this.settings = settings;
        this.secrets = secrets;
        this.binaries = new PostgresBinaries(home.postgres());
        this.cluster = settings.data().resolve("postgres");
    }

    @Override
    public String title() {
        return "PostgreSQL";
    }

    @Override
    public void start() throws IOException, InterruptedException {
        binaries.unpack();
        Files.createDirectories(settings.logs());
        if (!Files.exists(cluster)) {
            initialise();
        }
        requireVersion();
        adopted = adopt();
        if (!adopted) {
            Ports.requireFree(java.util.Map.of(title(), settings.ports().postgres()));
            Files.writeString(
                    cluster.resolve("cohort.conf"),
                    PostgresConfiguration.text(settings.ports().postgres()));
            keepLogSmall();
            run(List.of("pg_ctl", "start", "-s", "-w", "-t", "600", "-D", cluster.toString(), "-l", log().toString()));
        }
        new PostgresAccounts(settings.ports().postgres(), secrets).bringUpToDate();
    }

    /** A PostgreSQL that outlived its launcher is taken over, unless it listens somewhere else than is wanted now. */
    private boolean adopt() throws IOException, InterruptedException {
        Optional<ProcessHandle> running = process();
        if (running.isEmpty()) {
            return false;
        }
        List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
        boolean samePort = lines.size() > 7
                && lines.get(3).strip().equals(String.valueOf(settings.ports().postgres()))
                && lines.get(7).strip().equals("ready");
        if (!samePort) {
            stop();
        }
        return samePort;
    }

    boolean wasAdopted() {
        return adopted;
    }

    /** Made aside and moved: a start that was cut off leaves nothing that looks like a cluster. */
    private void initialise() throws IOException, InterruptedException {
        Path fresh = cluster.resolveSibling("postgres.new");
        Folders.delete(fresh);
        Path password = Files.createTempFile(
                settings.data(),
                "initdb",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, secrets.get(Secrets.SUPERUSER));
            run(List.of(
                    "initdb",
                    "-D",
                    fresh.toString(),
                    "-U",
                    "postgres",
                    "--pwfile",
                    password.toString(),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions"));
        } finally {
            Files.deleteIfExists(password);
        }
        Path configuration = fresh.resolve("postgresql.conf");
        Files.writeString(configuration, Files.readString(configuration) + "\n" + INCLUDE + "\n");
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireVersion() throws IOException {
        String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR)) {
            throw new Refusal("The data in " + cluster + " is of PostgreSQL " + version + ", this Cohort brings "
                    + MAJOR + ": dump it with the old version and load it into a new data directory.");
        }
    }

    /** Runs one of PostgreSQL's programs to its end; their own words are the best explanation when they fail. */
    private void run(List<String> command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, and owns the same files.
            line.addAll(List.of("unshare", "-U"));
        }
        line.add(binaries.program(command.getFirst()).toString());
        line.addAll(command.subList(1, command.size()));
        Path output = Files.createTempFile("cohort-postgres", ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(key -> key.startsWith("PG") || key.startsWith("COHORT_"));
            Process process = builder.start();
            if (!process.waitFor(15, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new Refusal("PostgreSQL: " + command.getFirst() + " failed: "
                        + Files.readString(output, StandardCharsets.UTF_8).strip() + "\n" + Logs.tail(log(), 8));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    @Override
    public void stop() throws InterruptedException {
        Optional<ProcessHandle> running = process();
        if (running.isEmpty()) {
            return;
        }
        // "Fast": sessions are ended, everything is written, the next start needs no recovery.
        signal("INT", running.get());
        if (!Child.awaitEnd(running.get(), Duration.ofSeconds(60))) {
            signal("QUIT", running.get());
            Child.awaitEnd(running.get(), Duration.ofSeconds(10));
        }
    }

    @Override
    public void kill() throws InterruptedException {
        Optional<ProcessHandle> running = process();
        if (running.isPresent()) {
            List<ProcessHandle> backends = running.get().children().toList();
            running.get().destroyForcibly();
            backends.forEach(ProcessHandle::destroyForcibly);
            Child.awaitEnd(running.get(), Duration.ofSeconds(10));
        }
    }

    @Override
    public boolean isAlive() {
        return process().isPresent();
    }

    @Override
    public CompletableFuture<?> onExit() {
        return process()
                .<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @Override
    public Optional<ProcessHandle> leftOver() {
        return process();
    }

    private Path log() {
        return settings.logs().resolve("postgres.log");
    }

    private Optional<ProcessHandle> process() {
        try {
            return Processes.read(cluster.resolve("postmaster.pid"))
                    .filter(found -> Processes.mentions(found, cluster.toString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void signal(String name, ProcessHandle process) throws InterruptedException {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void keepLogSmall() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > 20_000_000) {
            Files.move(log(), log().resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
