package dev.cohort.launcher;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One of the programs that make up an installation. */
interface Part {
    String title();

    /** Returns once it answers. */
    void start() throws IOException, InterruptedException;

    /** Stops it the clean way; harmless when it does not run. */
    void stop() throws InterruptedException;

    /** As a power cut would, for tests of what comes after. */
    void kill() throws InterruptedException;

    boolean isAlive();

    /** What an earlier run of this installation left running. */
    Optional<ProcessHandle> leftOver() throws IOException;

    /** Completes when it ends, for whatever reason. */
    CompletableFuture<?> onExit();
}
