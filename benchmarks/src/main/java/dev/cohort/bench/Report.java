package dev.cohort.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the table of docs/performance.md anew from every result there is. */
final class Report {
    private static final String BEGIN = "<!-- results: written by ./cohort bench -->";
    private static final String END = "<!-- end of results -->";

    private Report() {}

    static void write(Path results, Path document) throws IOException {
        StringBuilder table =
                new StringBuilder(BEGIN).append("\n| measured | asked | reached | |\n|---|---|---|---|\n");
        for (Path file : files(results)) rows(Result.JSON.readTree(file.toFile()), table);
        table.append('\n');
        for (Path file : files(results)) table.append(origin(Result.JSON.readTree(file.toFile())));
        table.append(END);
        String text = Files.exists(document) ? Files.readString(document) : "# Performance\n\n" + BEGIN + END + "\n";
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) throw new IOException(document + " has no place for the results");
        Files.createDirectories(document.getParent());
        Files.writeString(document, text.substring(0, begin) + table + text.substring(end + END.length()));
    }

    private static List<Path> files(Path results) throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static void rows(JsonNode result, StringBuilder table) {
        for (JsonNode line : result.path("lines")) {
            table.append("| ").append(line.path("measure").asText());
            table.append(" | ").append(line.path("asked").asText());
            table.append(" | ").append(line.path("reached").asText());
            table.append(line.path("met").asBoolean() ? " | yes |\n" : " | **no** |\n");
        }
    }

    private static String origin(JsonNode result) {
        JsonNode machine = result.path("machine");
        return "- `" + result.path("name").asText() + "`: " + machine.path("at").asText() + ", "
                + machine.path("cores").asText() + " × "
                + machine.path("processor").asText() + ", Java "
                + machine.path("java").asText() + "; load before "
                + result.path("loadBefore").asText() + ", after "
                + result.path("loadAfter").asText() + "\n";
    }
}
