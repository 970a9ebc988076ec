package dev.cohort.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Ends the parts when the launcher is killed outright. A small shell process that waits on a pipe which only the launcher
 * holds: however the launcher ends, the pipe closes, and what is still there is stopped: server and Keycloak first, then
 * the database.
 */
final class Watchdog {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            run=$1; cluster=$2; mark=$3
            cat > /dev/null
            ours() { [ -n "$1" ] && ps -ww -o args= -p "$1" 2>/dev/null | grep -qF -e "$2"; }
            stop() {
              pid=$(head -n 1 "$2" 2>/dev/null) || return 0
              ours "$pid" "$3" || return 0
              kill "-$1" "$pid" 2>/dev/null
            }
            gone() { pid=$(head -n 1 "$1" 2>/dev/null) || return 0; ! ours "$pid" "$2"; }
            for part in server keycloak; do stop TERM "$run/$part.pid" "-Dcohort.$part=$mark"; done
            for part in server keycloak; do
              for i in $(seq 150); do gone "$run/$part.pid" "-Dcohort.$part=$mark" && break; sleep 0.1; done
              stop KILL "$run/$part.pid" "-Dcohort.$part=$mark"
            done
            stop INT "$cluster/postmaster.pid" "$cluster"
            """;

    private final Process process;
    private final OutputStream pipe;

    private Watchdog(Process process) {
        this.process = process;
        this.pipe = process.getOutputStream();
    }

    static Watchdog start(Settings settings) throws IOException {
        Files.createDirectories(settings.logs());
        Path log = settings.logs().resolve("watchdog.out");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "/bin/sh",
                "-c",
                SCRIPT,
                "cohort-watchdog",
                settings.run().toString(),
                settings.data().resolve("postgres").toString(),
                settings.data().toString()));
        return new Watchdog(
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
    }

    /** After everything has been stopped: it finds nothing and ends. */
    void dismiss() throws InterruptedException {
        try {
            pipe.close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
        process.waitFor(5, java.util.concurrent.TimeUnit.SECONDS);
    }
}
