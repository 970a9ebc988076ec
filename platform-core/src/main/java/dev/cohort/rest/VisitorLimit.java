package dev.cohort.rest;

import dev.cohort.problem.Problem;
import dev.cohort.request.RequestContext;

/** How often visitors of one address may send something to a tenant, by whatever public door. */
public final class VisitorLimit {
    private VisitorLimit() {}

    /**
     * Counts one.
     *
     * @throws Problem 429 {@code too-many-requests}
     */
    public static void take(RequestContext context) {
        RateLimitFilter.takeVisit(context);
    }

    /**
     * Counts one of all visitors together at one door, such as a form: many addresses must not flood it either.
     *
     * @throws Problem 429 {@code too-many-requests}
     */
    public static void takeAt(RequestContext context, String door) {
        RateLimitFilter.takeAt(context, door);
    }
}
