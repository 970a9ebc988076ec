package dev.cohort.identity;

import java.util.List;

/** Which paths ask for a login, and which kind. */
public final class Doors {
    private static final List<String> OPEN = List.of(
            "/health/",
            "/metrics",
            "/VAADIN/build/",
            "/VAADIN/static/",
            "/aura/",
            "/styles/",
            "/scripts/",
            "/webjars/",
            "/icons/",
            "/favicon",
            "/signed-out",
            "/robots.txt");

    private Doors() {}

    /** Served to anybody, without a tenant's data: probes, scripts, styles, the page after logging out. */
    public static boolean isOpenToAll(String path) {
        return OPEN.stream().anyMatch(path::startsWith);
    }

    static boolean isLogout(String path) {
        return path.equals("/logout");
    }

    public static boolean isApi(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    /** Doors for visitors: those of the tenant's public pages. */
    public static boolean isPublicApi(String path) {
        return path.startsWith("/api/v1/public/");
    }

    /** Paths that only probes use, outside any tenant. */
    public static boolean isProbe(String path) {
        return path.startsWith("/health/") || path.equals("/metrics");
    }
}
