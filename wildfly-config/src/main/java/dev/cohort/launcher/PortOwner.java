package dev.cohort.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Names the process that listens on a port, as {@code java (pid 123)}. */
final class PortOwner {
    private static final String LISTENING = "0A";

    private PortOwner() {}

    static String of(int port) {
        return pid(port).map(PortOwner::describe).orElse("another process");
    }

    static Optional<Long> pid(int port) {
        return Files.isReadable(Path.of("/proc/net/tcp")) ? fromProc(port) : fromLsof(port);
    }

    private static String describe(long pid) {
        String command = ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(path -> String.valueOf(Path.of(path).getFileName()))
                .orElse("a process");
        return command + " (pid " + pid + ")";
    }

    private static Optional<Long> fromProc(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            sockets.addAll(listeningSockets(Path.of(table), port));
        }
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes
                    .map(ProcessHandle::pid)
                    .filter(pid -> holdsOne(pid, sockets))
                    .findFirst();
        }
    }

    /** The columns of the kernel's table: local address in hexadecimal, state in the 4th, inode in the 10th. */
    private static Set<String> listeningSockets(Path table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        Set<String> found = new HashSet<>();
        try {
            for (String line : Files.readAllLines(table)) {
                String[] column = line.strip().split("\\s+");
                if (column.length > 9 && column[1].endsWith(suffix) && column[3].equals(LISTENING)) {
                    found.add("socket:[" + column[9] + "]");
                }
            }
        } catch (IOException e) {
            return Set.of(); // no such table: then no such protocol
        }
        return found;
    }

    private static boolean holdsOne(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path file : open) {
                if (Files.isSymbolicLink(file)
                        && sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false; // ended meanwhile, or another user's
        }
        return false;
    }

    private static Optional<Long> fromLsof(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
            String answer = new String(lsof.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            lsof.waitFor(5, TimeUnit.SECONDS);
            return answer.lines().findFirst().map(Long::valueOf);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
