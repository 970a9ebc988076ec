package dev.cohort.rest;

import dev.cohort.access.Caller;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.IdempotencyKeys.Claim;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs an {@link Idempotent} method once per key; stands after the permission and before the service's transaction. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 150)
class IdempotencyInterceptor {
    static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    @Inject
    private HttpServletRequest request;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private Transactions transactions;

    @AroundInvoke
    @Nullable
    Object once(InvocationContext call) throws Exception {
        String key = request.getHeader(HEADER);
        if (key == null) return call.proceed();
        if (!KEY.matcher(key).matches()) throw Problem.malformed("idempotency-key-malformed");
        Claim claim = new Claim(key, member(), door(), BodyDigest.of(request));
        Outcome outcome;
        try {
            outcome = transactions.in(() -> run(claim, call));
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        if (outcome.first.isPresent()) throw new Replay(replay(outcome.first.get()));
        return outcome.result;
    }

    /** Either what the method answered now, or what it answered the first time. */
    private record Outcome(@Nullable Object result, Optional<Answer.Stored> first) {}

    private Outcome run(Claim claim, InvocationContext call) {
        // Waits here while another request with the same key is at work.
        Optional<Answer.Stored> first = keys.claim(claim);
        if (first.isPresent()) return new Outcome(null, first);
        Object result = proceed(call);
        keys.keep(claim, Answer.of(result, request.getRequestURI()).stored());
        return new Outcome(result, Optional.empty());
    }

    private static @Nullable Object proceed(InvocationContext call) {
        try {
            return call.proceed();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static Response replay(Answer.Stored stored) {
        Response.ResponseBuilder response = Response.status(stored.status()).header(REPLAYED, "true");
        if (stored.location() != null) response.header(HttpHeaders.LOCATION, stored.location());
        if (stored.etag() != null) response.header(HttpHeaders.ETAG, stored.etag());
        if (stored.body() != null)
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(stored.body());
        return response.build();
    }

    private String door() {
        String query = request.getQueryString();
        return request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** Keys belong to who sent them; visitors are told apart by their address. */
    private static UUID member() {
        RequestContext context = Context.current();
        Caller caller = context.caller();
        return caller.id() != null
                ? caller.id()
                : UUID.nameUUIDFromBytes((caller.kind() + context.address()).getBytes(StandardCharsets.UTF_8));
    }
}
