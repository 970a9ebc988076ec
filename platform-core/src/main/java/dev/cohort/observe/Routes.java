package dev.cohort.observe;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Names requests by their route and not by their path, so that there is a handful of names whatever is asked for. */
public final class Routes {
    /** Request attribute that a door sets to its path template. */
    public static final String ATTRIBUTE = "cohort.route";

    private static final Set<String> VERBS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> OWN = Set.of("api", "health", "metrics", "VAADIN");

    private Routes() {}

    static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String route) return "/api/v1" + route;
        String path = request.getRequestURI().substring(request.getContextPath().length());
        int end = path.indexOf('/', 1);
        String first = path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
        return OWN.contains(first) ? "/" + first : "/ui";
    }

    static String verb(HttpServletRequest request) {
        return VERBS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
    }
}
