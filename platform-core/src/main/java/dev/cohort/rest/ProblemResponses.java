package dev.cohort.rest;

import dev.cohort.observe.RequestId;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** A problem as an answer of the REST API. */
final class ProblemResponses {
    private ProblemResponses() {}

    static Response of(Throwable failure) {
        Problem problem = Failures.problem(failure);
        Locale locale = Context.find().map(RequestContext::locale).orElse(Locale.ENGLISH);
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(ProblemWriter.TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(ProblemBody.of(problem, locale, RequestId.current()));
        ProblemWriter.retryAfter(problem).ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        if (problem.status() == 401) response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return response.build();
    }
}
