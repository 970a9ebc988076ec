package dev.cohort.launcher;

import java.nio.file.Path;

/** The Java that runs the launcher runs the servers, too. */
final class Java {
    private Java() {}

    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    static String program() {
        return home().resolve("bin/java").toString();
    }
}
