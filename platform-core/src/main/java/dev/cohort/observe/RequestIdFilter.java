package dev.cohort.observe;

import io.micrometer.core.instrument.Timer;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The outermost filter: gives each request its id, one line in the access log, and its place in the metrics. */
public class RequestIdFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger ACCESS = LoggerFactory.getLogger("dev.cohort.access-log");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = RequestId.of(request);
        long began = System.nanoTime();
        MDC.put(RequestId.KEY, id);
        response.setHeader(RequestId.HEADER, id);
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) request.getAsyncContext().addListener(new WhenDone(request, response, began));
            else done(request, response, began);
            RequestId.unmark();
        }
    }

    private static void done(HttpServletRequest request, HttpServletResponse response, long began) {
        long nanos = System.nanoTime() - began;
        Timer.builder("http.server.requests")
                .tag("method", Routes.verb(request))
                .tag("route", Routes.of(request))
                .tag("status", response.getStatus() / 100 + "xx")
                .register(Metrics.registry())
                .record(nanos, TimeUnit.NANOSECONDS);
        // The query is left out: it may hold a name or an address.
        if (ACCESS.isInfoEnabled())
            ACCESS.info(
                    "{} {} {} {} ms",
                    request.getMethod(),
                    request.getRequestURI(),
                    response.getStatus(),
                    TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    /** Counts a request that went on after its thread had left. */
    private record WhenDone(HttpServletRequest request, HttpServletResponse response, long began)
            implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            done(request, response, began);
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
