package dev.cohort.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the launcher as a program of its own, shows what it says until everything is ready, and leaves it alone. */
final class Detached {
    private static final long PAUSE_MILLIS = 100;

    private final Settings settings;
    private final Path log;
    private int shown;

    Detached(Settings settings) {
        this.settings = settings;
        this.log = settings.logs().resolve("launcher.out");
    }

    int start(PrintStream out) throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        Process launcher = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        while (launcher.isAlive() && !RunState.isReady(settings.data())) {
            show(out);
            Thread.sleep(PAUSE_MILLIS);
        }
        if (launcher.isAlive()) {
            Thread.sleep(PAUSE_MILLIS); // its last words
        }
        show(out);
        return launcher.isAlive() ? 0 : 1;
    }

    /** A session of its own where the system can: closing the terminal must not end it. */
    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "trap '' INT HUP; if command -v setsid > /dev/null; then exec setsid \"$@\"; else exec \"$@\"; fi",
                "sh"));
        command.add(Java.program());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--data",
                settings.data().toString(),
                "--port",
                String.valueOf(settings.ports().base())));
        if (!settings.demo()) {
            command.add("--no-demo");
        }
        return command;
    }

    private void show(PrintStream out) throws IOException {
        String all = Files.readString(log, StandardCharsets.UTF_8);
        out.print(all.substring(shown));
        out.flush();
        shown = all.length();
    }
}
