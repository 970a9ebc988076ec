package dev.cohort.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a benchmark found: lines for the table, and every figure behind them. */
final class Result {
    static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final String name;
    private final Map<String, Object> machine;
    private final String loadBefore = Machine.load();
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Result(String name) {
        this.name = name;
        this.machine = Machine.facts();
    }

    /** One line of the table. */
    record Line(String measure, String asked, String reached, boolean met) {}

    Result line(String measure, String asked, String reached, boolean met) {
        lines.add(new Line(measure, asked, reached, met));
        System.out.printf("  %-34s asked %-28s reached %s%s%n", measure, asked, reached, met ? "" : "  (missed)");
        return this;
    }

    Result figure(String key, Object value) {
        figures.put(key, value);
        return this;
    }

    List<Line> lines() {
        return lines;
    }

    void write(Path folder) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", name);
        all.put("machine", machine);
        all.put("loadBefore", loadBefore);
        all.put("loadAfter", Machine.load());
        all.put("lines", lines);
        all.put("figures", figures);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(all) + "\n");
    }

    /** Two digits after the point, as much as can be believed. */
    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
