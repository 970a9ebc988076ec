package dev.cohort.rest;

import dev.cohort.access.Caller;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import io.github.bucket4j.TimeMeter;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Limits requests: of a member over all doors together, of a visitor by address, and at a door that has its own limit. */
final class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final RateLimits LIMITS = new RateLimits(TimeMeter.SYSTEM_NANOTIME);
    private static final String TAKEN = "cohort.rate-limit";

    private final String door;
    private final @Nullable RateLimit own;

    RateLimitFilter(String door, @Nullable RateLimit own) {
        this.door = door;
        this.own = own;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Context.find().ifPresent(context -> {
            boolean visitor = context.caller().kind() == Caller.Kind.VISITOR;
            take(request, key(context), visitor ? RateLimits.PUBLIC : RateLimits.MEMBER);
            if (own != null) take(request, key(context) + " " + door, own.perMinute());
        });
    }

    private static String key(RequestContext context) {
        Caller caller = context.caller();
        Object who = caller.id() == null ? context.address() : caller.id();
        return context.tenant().slug() + " " + caller.kind() + " " + who;
    }

    private static void take(ContainerRequestContext request, String key, int perMinute) {
        if (perMinute <= 0) return;
        RateLimits.Taken taken = LIMITS.take(key, perMinute);
        request.setProperty(TAKEN, taken);
        require(taken, perMinute);
    }

    /** The same buckets for pages outside REST. */
    static void takeVisit(RequestContext context) {
        if (RateLimits.PUBLIC > 0) require(LIMITS.take(key(context), RateLimits.PUBLIC), RateLimits.PUBLIC);
    }

    static void takeAt(RequestContext context, String door) {
        if (RateLimits.FORM <= 0) return;
        String key = context.tenant().slug() + " door " + door;
        require(LIMITS.take(key, RateLimits.FORM), RateLimits.FORM);
    }

    private static void require(RateLimits.Taken taken, int perMinute) {
        if (!taken.allowed())
            throw Problem.of(429, "too-many-requests")
                    .with("limit", perMinute)
                    .with("retryAfter", Math.max(1, taken.retryAfter()));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(TAKEN) instanceof RateLimits.Taken taken)) return;
        response.getHeaders().putSingle("RateLimit-Limit", taken.limit());
        response.getHeaders().putSingle("RateLimit-Remaining", taken.remaining());
        response.getHeaders().putSingle("RateLimit-Reset", taken.reset());
    }
}
