package dev.cohort.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The few HTTP calls that the launcher makes to its own parts. */
final class Http {
    static {
        // Tenants are told apart by host, and the JVM does not resolve *.localhost.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final long PAUSE_MILLIS = 200;

    private Http() {}

    /** A request of this client, which may name the host it means. */
    static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address));
    }

    /** The status of the answer, 0 when there is none. */
    static int status(String address) throws InterruptedException {
        try {
            HttpRequest request =
                    request(address).timeout(Duration.ofSeconds(10)).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The text of the answer whatever its status, empty when there is none. */
    static String body(String address) throws InterruptedException {
        try {
            HttpRequest request =
                    request(address).timeout(Duration.ofSeconds(10)).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        }
    }

    /** True once the address answers 200; false when the program ends before, or it takes longer than that. */
    static boolean await200(String address, BooleanSupplier alive, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (status(address) == 200) {
                return true;
            }
            if (!alive.getAsBoolean()) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }
}
