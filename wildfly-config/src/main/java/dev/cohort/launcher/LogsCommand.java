package dev.cohort.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "logs", description = "Shows what the parts write.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    private static final long PAUSE_MILLIS = 300;

    @Mixin
    private InstallationOptions installation = new InstallationOptions();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing new lines.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            description = "How many lines of each part (default: 100).")
    private int lines;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = installation.data().resolve("logs");
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("postgres", folder.resolve("postgres.log"));
        files.put("keycloak", folder.resolve("keycloak.log"));
        files.put("server", newer(folder.resolve("server.log"), folder.resolve("server.json")));
        files.values().removeIf(file -> !Files.exists(file));
        if (files.isEmpty()) {
            throw new Refusal("There are no logs in " + folder + " yet.");
        }
        files.forEach((part, file) -> print(part, Logs.tail(file, lines)));
        if (follow) {
            follow(files);
        }
        return 0;
    }

    /** The server writes one of the two, as COHORT_LOG_FORMAT says. */
    private static Path newer(Path text, Path json) throws IOException {
        boolean jsonIsNewer = Files.exists(json)
                && Files.size(json) > 0
                && (!Files.exists(text)
                        || Files.getLastModifiedTime(json).compareTo(Files.getLastModifiedTime(text)) > 0);
        return jsonIsNewer ? json : text;
    }

    private void print(String part, String text) {
        text.lines().forEach(line -> out.printf("%-8s | %s%n", part, line));
        out.flush();
    }

    /** Until Ctrl-C. */
    private void follow(Map<String, Path> files) throws IOException, InterruptedException {
        Map<String, Long> read = new LinkedHashMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            read.put(file.getKey(), Files.size(file.getValue()));
        }
        while (true) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                long from = read.getOrDefault(file.getKey(), 0L);
                read.put(file.getKey(), printFrom(from, file.getKey(), file.getValue()));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private long printFrom(long from, String part, Path file) throws IOException {
        long size = Files.exists(file) ? Files.size(file) : 0;
        long start = size < from ? 0 : from; // shorter than before: a new file took its place
        if (size == start) {
            return size;
        }
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            byte[] fresh = new byte[(int) Math.min(size - start, 1 << 20)];
            reader.seek(start);
            reader.readFully(fresh);
            int complete = new String(fresh, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
            print(part, new String(fresh, 0, complete, StandardCharsets.UTF_8));
            return start + complete;
        }
    }
}
