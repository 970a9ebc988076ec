package dev.cohort.request;

import dev.cohort.access.Caller;
import dev.cohort.tenancy.Tenant;
import java.util.Optional;

/** The one place where the request context is bound and read: requests, jobs, observers and push all enter here. */
public final class Context {
    private static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();

    private Context() {}

    /**
     * The context of the work at hand.
     *
     * @throws IllegalStateException when the work runs outside any tenant, which is always a fault of ours
     */
    public static RequestContext current() {
        if (!CURRENT.isBound())
            throw new IllegalStateException(
                    "No tenant is bound to this work. Enter through dev.cohort.request.Context.");
        return CURRENT.get();
    }

    public static Optional<RequestContext> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    public static Tenant tenant() {
        return current().tenant();
    }

    public static Caller caller() {
        return current().caller();
    }

    public static <T, X extends Throwable> T call(RequestContext context, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, context).call(work);
    }

    public static void run(RequestContext context, Runnable work) {
        ScopedValue.where(CURRENT, context).run(work);
    }
}
