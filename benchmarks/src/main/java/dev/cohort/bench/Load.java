package dev.cohort.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends requests over eight connections, each after the answer to the one before. */
final class Load implements AutoCloseable {
    static final int CONNECTIONS = 8;

    private final List<HttpConnection> connections = new ArrayList<>();
    private final ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
    private final Map<String, String> headers;
    private final Map<String, String> headersWithBody;
    private final CpuMeter meter;

    /** Where the processor time of what is under load can be read. */
    interface CpuMeter {
        Cpu read() throws IOException;
    }

    Load(int port, Map<String, String> headers, CpuMeter meter) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) connections.add(new HttpConnection(port));
        this.headers = headers;
        this.headersWithBody = new LinkedHashMap<>(headers);
        headersWithBody.put("Content-Type", "application/json");
        this.meter = meter;
    }

    /** @param ifMatch the version that is changed; empty when the request does not ask for one */
    record Request(String method, String target, String ifMatch, String body) {}

    /** What is sent, and what becomes of the answer. */
    interface Kind {
        /** @param connection who asks: records that are changed belong to one connection each */
        Request next(int connection, int number);

        default void answered(int connection, int number, HttpConnection.Answer answer) {}
    }

    /** Milliseconds of processor time are a request's; the median and the 95th percentile are what a client waited. */
    record Outcome(
            int requests,
            double programCpu,
            double compilerCpu,
            double databaseCpu,
            double perSecond,
            double p50,
            double p95) {
        double cpu() {
            return programCpu + databaseCpu;
        }

        /** Of several rounds, each figure's own median. */
        static Outcome median(List<Outcome> rounds) {
            return new Outcome(
                    rounds.stream().mapToInt(Outcome::requests).sum(),
                    Statistics.median(rounds, Outcome::programCpu),
                    Statistics.median(rounds, Outcome::compilerCpu),
                    Statistics.median(rounds, Outcome::databaseCpu),
                    Statistics.median(rounds, Outcome::perSecond),
                    Statistics.median(rounds, Outcome::p50),
                    Statistics.median(rounds, Outcome::p95));
        }

        Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("requests", requests);
            figures.put("cpuMillis", Result.rounded(cpu()));
            figures.put("cpuMillisProgram", Result.rounded(programCpu));
            figures.put("cpuMillisCompilers", Result.rounded(compilerCpu));
            figures.put("cpuMillisDatabase", Result.rounded(databaseCpu));
            figures.put("requestsPerSecond", Result.rounded(perSecond));
            figures.put("p50Millis", Result.rounded(p50));
            figures.put("p95Millis", Result.rounded(p95));
            return figures;
        }
    }

    Outcome run(Kind kind, int requests) throws IOException, InterruptedException {
        long[] nanos = new long[requests];
        AtomicInteger next = new AtomicInteger();
        Cpu before = meter.read();
        long start = System.nanoTime();
        List<Future<?>> working = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int connection = i;
            working.add(senders.submit(() -> {
                for (int at = next.getAndIncrement(); at < requests; at = next.getAndIncrement())
                    nanos[at] = one(kind, connection, at);
                return null;
            }));
        }
        await(working);
        double seconds = (System.nanoTime() - start) / 1e9;
        // What a request leaves to do after its answer belongs to it.
        Thread.sleep(300);
        Cpu used = meter.read().since(before);
        Arrays.sort(nanos);
        return new Outcome(
                requests,
                used.program() * 1_000 / requests,
                used.compilers() * 1_000 / requests,
                used.database() * 1_000 / requests,
                requests / seconds,
                nanos[requests / 2] / 1e6,
                nanos[(int) (requests * 0.95)] / 1e6);
    }

    private long one(Kind kind, int connection, int number) throws IOException {
        Request request = kind.next(connection, number);
        Map<String, String> sent = headers;
        if (!request.method().equals("GET")) sent = headersWithBody;
        if (!request.ifMatch().isEmpty()) {
            sent = new LinkedHashMap<>(sent);
            sent.put("If-Match", request.ifMatch());
        }
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        long start = System.nanoTime();
        HttpConnection.Answer answer = connections.get(connection).send(request.method(), request.target(), sent, body);
        long taken = System.nanoTime() - start;
        if (answer.status() >= 300)
            throw new IllegalStateException(request + " was answered " + answer.status() + ": " + answer.text());
        kind.answered(connection, number, answer);
        return taken;
    }

    private static void await(List<Future<?>> working) throws InterruptedException {
        for (Future<?> one : working) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("The load broke off", e.getCause());
            }
        }
    }

    @Override
    public void close() throws IOException {
        senders.shutdownNow();
        for (HttpConnection connection : connections) connection.close();
    }
}
