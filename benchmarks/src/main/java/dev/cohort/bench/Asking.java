package dev.cohort.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** Requests one after the other on one connection, as one person sends them who types; the times of the answers. */
record Asking(double median, double p95, double slowest) {

    /** A request by its number. */
    record Question(String method, String path, String body) {}

    static Asking of(Site site, String slug, String token, int warmUp, int times, IntFunction<Question> questions)
            throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(site.headers(slug, token));
        headers.put("Content-Type", "application/json");
        double[] millis = new double[times];
        try (HttpConnection connection = new HttpConnection(site.port())) {
            for (int i = -warmUp; i < times; i++) {
                Question question = questions.apply(Math.floorMod(i, times));
                byte[] body = question.body().getBytes(StandardCharsets.UTF_8);
                long start = System.nanoTime();
                HttpConnection.Answer answer =
                        connection.send(question.method(), "/api/v1" + question.path(), headers, body);
                double taken = (System.nanoTime() - start) / 1e6;
                if (answer.status() >= 300)
                    throw new IllegalStateException(
                            question + " was answered " + answer.status() + ": " + answer.text());
                if (i >= 0) millis[i] = taken;
            }
        }
        Arrays.sort(millis);
        return new Asking(millis[times / 2], millis[(int) (times * 0.95)], millis[times - 1]);
    }

    /** A line of the table: the 95th percentile is what counts. */
    void tell(Result result, String measure, double asked) {
        result.line(
                measure,
                String.format(Locale.ROOT, "≤ %.0f ms", asked),
                String.format(Locale.ROOT, "%.1f ms, p95 %.1f ms, slowest %.1f ms", median, p95, slowest),
                p95 <= asked);
        result.figure(
                measure,
                Map.of(
                        "medianMillis", Result.rounded(median),
                        "p95Millis", Result.rounded(p95),
                        "slowestMillis", Result.rounded(slowest)));
    }
}
