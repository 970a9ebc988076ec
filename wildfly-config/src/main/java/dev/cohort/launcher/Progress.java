package dev.cohort.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** One line for each step that is done, with the seconds since the start. */
public final class Progress {
    private final PrintStream out;
    private final long start = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** For tests, which show what they do themselves. */
    public static Progress silent() {
        return new Progress(
                new PrintStream(PrintStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
    }

    void say(String line) {
        synchronized (out) {
            out.printf(Locale.ROOT, "  %5.1f s  %s%n", elapsed().toNanos() / 1e9, line);
            out.flush();
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
