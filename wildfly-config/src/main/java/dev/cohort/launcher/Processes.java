package dev.cohort.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds processes again by the files that name them. */
final class Processes {
    private Processes() {}

    /** The living process whose id is on the first line of the file. */
    static Optional<ProcessHandle> read(Path pidFile) throws IOException {
        try {
            return Files.readString(pidFile)
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .filter(text -> text.matches("\\d{1,9}"))
                    .flatMap(text -> ProcessHandle.of(Long.parseLong(text)))
                    .filter(ProcessHandle::isAlive);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Process ids are used again: what the file names is ours only when its command line says so. */
    static boolean mentions(ProcessHandle process, String text) {
        return commandLine(process).contains(text);
    }

    private static String commandLine(ProcessHandle process) {
        try {
            Path proc = Path.of("/proc/" + process.pid() + "/cmdline");
            if (Files.isReadable(proc)) {
                return new String(Files.readAllBytes(proc), StandardCharsets.UTF_8).replace('\0', ' ');
            }
            Process ps = new ProcessBuilder("ps", "-ww", "-o", "args=", "-p", Long.toString(process.pid())).start();
            String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            ps.waitFor(5, TimeUnit.SECONDS);
            return answer;
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
