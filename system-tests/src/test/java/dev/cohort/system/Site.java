package dev.cohort.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** One address of the product, with the headers that each call to it carries. Paths are below {@code /api/v1}. */
final class Site {
    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final Map<String, String> headers;
    private final Supplier<String> token;

    private Site(int port, Map<String, String> headers, Supplier<String> token) {
        this.port = port;
        this.headers = headers;
        this.token = token;
    }

    static Site of(int port, String host) {
        return new Site(port, Map.of("Host", host + ":" + port), () -> null);
    }

    Site with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Site(port, more, token);
    }

    Site token(String token) {
        return tokens(() -> token);
    }

    /** Asked for a token at each call: they live for minutes, suites for longer. */
    Site tokens(Supplier<String> tokens) {
        return new Site(port, headers, tokens);
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** A body is sent as it is when it is a publisher or a string, else as JSON; null is none. */
    Answer send(String method, String path, Object body) {
        return raw(method, "/api/v1" + path, body);
    }

    /** Any path of the site. */
    Answer raw(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .method(method, publisher(body));
        if (body instanceof Multipart multipart) request.header("Content-Type", multipart.type());
        else if (body != null && !headers.containsKey("Content-Type"))
            request.header("Content-Type", "application/json");
        headers.forEach(request::header);
        String bearer = token.get();
        if (bearer != null) request.header("Authorization", "Bearer " + bearer);
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher publisher(Object body) {
        try {
            return switch (body) {
                case null -> BodyPublishers.noBody();
                case BodyPublisher publisher -> publisher;
                case Multipart multipart -> BodyPublishers.ofByteArray(multipart.bytes());
                case String text -> BodyPublishers.ofString(text);
                default -> BodyPublishers.ofByteArray(Answer.JSON.writeValueAsBytes(body));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
