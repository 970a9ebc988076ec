package dev.cohort.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a job stands still until a test lets it go on. */
@ApplicationScoped
public class Gates {
    private static final int SECONDS = 30;

    private final Map<UUID, Gate> gates = new ConcurrentHashMap<>();

    private record Gate(CountDownLatch reached, CountDownLatch open) {}

    private Gate gate(UUID id) {
        return gates.computeIfAbsent(id, key -> new Gate(new CountDownLatch(1), new CountDownLatch(1)));
    }

    void pass(UUID id) throws InterruptedException {
        gate(id).reached().countDown();
        if (!gate(id).open().await(SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("Nobody opened");
    }

    /** Waits until somebody stands before the gate. */
    public void awaitReached(UUID id) throws InterruptedException {
        if (!gate(id).reached().await(SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("Nobody came");
    }

    public void open(UUID id) {
        gate(id).open().countDown();
    }
}
