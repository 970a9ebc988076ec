package dev.cohort.observe;

import dev.cohort.config.Config;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the parts that the server needs. The database is needed always; the login server only until it was reached once:
 * who has a token can go on without it.
 */
@ApplicationScoped
public class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String UP = "up";
    private static final String DOWN = "down";

    @Resource(lookup = "java:jboss/datasources/CohortDS")
    private DataSource dataSource;

    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile boolean loginSeen;
    private volatile @Nullable Report last;

    /** What was found, part by part. */
    record Report(boolean ready, Map<String, String> parts, long at) {
        boolean isFresh() {
            return System.nanoTime() - at < PATIENCE.toNanos();
        }
    }

    /** The report of now, or of a moment ago: anybody may ask, as often as they like. */
    Report report() {
        Report known = last;
        if (known != null && known.isFresh()) return known;
        synchronized (this) {
            known = last;
            if (known == null || !known.isFresh()) last = known = ask();
            return known;
        }
    }

    private Report ask() {
        Future<Boolean> database = asking.submit(this::databaseAnswers);
        Future<Boolean> login = asking.submit(this::loginAnswers);
        boolean databaseUp = inTime(database);
        boolean loginUp = inTime(login);
        loginSeen |= loginUp;
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("database", databaseUp ? UP : DOWN);
        parts.put("login", loginUp ? UP : DOWN);
        parts.putAll(Readiness.parts());
        return new Report(databaseUp && loginSeen && Readiness.allReady(), parts, System.nanoTime());
    }

    private boolean databaseAnswers() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout((int) PATIENCE.toSeconds());
            return statement.execute("select 1");
        }
    }

    private boolean loginAnswers() throws IOException, InterruptedException {
        String address = Config.get("cohort.keycloak.url") + "/realms/cohort";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    private static boolean inTime(Future<Boolean> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            LOG.debug("A part did not answer", e);
            return false;
        }
    }

    @PreDestroy
    void close() {
        asking.shutdownNow();
        http.shutdownNow();
    }
}
