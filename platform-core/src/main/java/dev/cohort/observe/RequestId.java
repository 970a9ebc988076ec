package dev.cohort.observe;

import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** The id that ties an answer to its lines in the log. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    static final String KEY = "requestId";
    static final String TENANT = "tenant";
    static final String MEMBER = "member";
    private static final String ATTRIBUTE = "cohort.request-id";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestId() {}

    /** The id of this request: the caller's own where it is harmless, else a new one; the same whenever it is asked. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) return known;
        String given = request.getHeader(HEADER);
        String id = given != null && SANE.matcher(given).matches() ? given : next();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** A new id, for work that no request started. */
    public static String next() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The id of the work at hand; empty outside any. */
    public static String current() {
        return Context.find().map(RequestContext::requestId).orElseGet(() -> {
            String logged = MDC.get(KEY);
            return logged == null ? "" : logged;
        });
    }

    /** Lets the lines logged from here on tell whose work it is. */
    public static void mark(RequestContext context) {
        MDC.put(KEY, context.requestId());
        MDC.put(TENANT, context.tenant().slug());
        MDC.put(
                MEMBER,
                context.caller().id() == null
                        ? context.caller().name()
                        : String.valueOf(context.caller().id()));
    }

    /** Does work that no request waits for, with its lines in the log marked; after it they are as they were before. */
    public static <T, X extends Throwable> T marked(RequestContext context, ScopedValue.CallableOp<T, X> work)
            throws X {
        Map<String, String> before = MDC.getCopyOfContextMap();
        mark(context);
        try {
            return work.call();
        } finally {
            if (before == null) MDC.clear();
            else MDC.setContextMap(before);
        }
    }

    /** Ends what {@link #mark} began. */
    public static void unmark() {
        MDC.remove(KEY);
        MDC.remove(TENANT);
        MDC.remove(MEMBER);
    }
}
