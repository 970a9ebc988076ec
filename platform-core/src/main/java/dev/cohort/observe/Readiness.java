package dev.cohort.observe;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Which parts of the start are done; the server takes requests when all that were announced are. */
public final class Readiness {
    /** Bringing the schemas up to date: announced from the start, so that no request comes before it. */
    public static final String MIGRATIONS = "migrations";

    private static final String READY = "ready";
    private static final Map<String, String> PARTS = new ConcurrentHashMap<>(Map.of(MIGRATIONS, "not yet begun"));

    private Readiness() {}

    /** Announces a part that must be ready. */
    public static void expect(String part) {
        PARTS.putIfAbsent(part, "not yet begun");
    }

    public static void ready(String part) {
        PARTS.put(part, READY);
    }

    /** @param why a few words for an operator; no secrets, it is shown without a login */
    public static void notReady(String part, String why) {
        PARTS.put(part, why);
    }

    static boolean allReady() {
        return PARTS.values().stream().allMatch(READY::equals);
    }

    /** Part to its state, sorted. */
    static Map<String, String> parts() {
        return new TreeMap<>(PARTS);
    }
}
