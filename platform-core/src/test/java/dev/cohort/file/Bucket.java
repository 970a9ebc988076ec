package dev.cohort.file;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** A bucket in this process that speaks as much of S3 as files need, and refuses what is not signed (AWS4-HMAC-SHA256). */
final class Bucket implements AutoCloseable {
    static final String KEY = "files";
    private static final String SECRET = "a secret of the test";
    private static final String NAME = "cohort";

    final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final HttpServer server;

    Bucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    ObjectStore store(String secret) {
        return ObjectStore.of(
                NAME,
                Optional.of(URI.create("http://localhost:" + server.getAddress().getPort())),
                "eu-central-1",
                Optional.of(AwsBasicCredentials.create(KEY, secret)),
                "centre",
                true);
    }

    ObjectStore store() {
        return store(SECRET);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            byte[] body = call.getRequestBody().readAllBytes();
            if (!isSigned(call, body)) {
                send(call, 403, "<Error><Code>SignatureDoesNotMatch</Code></Error>".getBytes(StandardCharsets.UTF_8));
                return;
            }
            String key =
                    call.getRequestURI().getPath().substring(NAME.length() + 1).replaceFirst("^/", "");
            switch (call.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(key, body);
                    call.getResponseHeaders().set("ETag", "\"x\"");
                    send(call, 200, new byte[0]);
                }
                case "DELETE" -> {
                    objects.remove(key);
                    send(call, 204, new byte[0]);
                }
                default -> get(call, key);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void get(HttpExchange call, String key) throws IOException {
        if (key.isEmpty()) {
            list(call);
            return;
        }
        byte[] object = objects.get(key);
        if (object == null) {
            send(call, 404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        String range = call.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(call, 200, object);
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-");
        int from = Integer.parseInt(ends[0]);
        int to = Math.min(object.length - 1, Integer.parseInt(ends[1]));
        call.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + object.length);
        send(call, 206, Arrays.copyOfRange(object, from, to + 1));
    }

    private void list(HttpExchange call) throws IOException {
        String prefix = Arrays.stream(call.getRequestURI().getQuery().split("&"))
                .filter(each -> each.startsWith("prefix="))
                .map(each -> each.substring("prefix=".length()))
                .findFirst()
                .orElse("");
        String contents = objects.entrySet().stream()
                .filter(each -> each.getKey().startsWith(prefix))
                .map(each -> "<Contents><Key>" + each.getKey() + "</Key><LastModified>2026-01-01T00:00:00.000Z"
                        + "</LastModified><Size>" + each.getValue().length + "</Size></Contents>")
                .collect(Collectors.joining());
        call.getResponseHeaders().set("Content-Type", "application/xml");
        send(
                call,
                200,
                ("<?xml version=\"1.0\"?><ListBucketResult><IsTruncated>false</IsTruncated>" + contents
                                + "</ListBucketResult>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange call, int status, byte[] body) throws IOException {
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) call.getResponseBody().write(body);
    }

    /** As Amazon describes it: "Authenticating Requests: Using the Authorization Header (AWS Signature Version 4)". */
    private static boolean isSigned(HttpExchange call, byte[] body) throws GeneralSecurityException {
        String said = call.getRequestHeaders().getFirst("Authorization");
        if (said == null || !said.startsWith("AWS4-HMAC-SHA256 ")) return false;
        Map<String, String> parts = Arrays.stream(
                        said.substring("AWS4-HMAC-SHA256 ".length()).split(", *"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        String payload = call.getRequestHeaders().getFirst("x-amz-content-sha256");
        // Whoever sends no body need not sign one.
        boolean unsigned = body.length == 0 && payload.equals("UNSIGNED-PAYLOAD");
        if (!unsigned && !payload.equals(HexFormat.of().formatHex(sha(body)))) return false;
        String[] scope = parts.get("Credential").split("/", 2);
        String signed = parts.get("SignedHeaders");
        String headers = Arrays.stream(signed.split(";"))
                .map(name -> name + ":"
                        + String.join(",", call.getRequestHeaders().get(name)).strip() + "\n")
                .collect(Collectors.joining());
        String query = Optional.ofNullable(call.getRequestURI().getRawQuery()).orElse("");
        String sorted = query.isEmpty()
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(each -> each.contains("=") ? each : each + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
        String request = String.join(
                "\n", call.getRequestMethod(), call.getRequestURI().getRawPath(), sorted, headers, signed, payload);
        String text = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                call.getRequestHeaders().getFirst("x-amz-date"),
                scope[1],
                HexFormat.of().formatHex(sha(request.getBytes(StandardCharsets.UTF_8))));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String step : scope[1].split("/")) key = hmac(key, step);
        return scope[0].equals(KEY) && HexFormat.of().formatHex(hmac(key, text)).equals(parts.get("Signature"));
    }

    private static byte[] sha(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
