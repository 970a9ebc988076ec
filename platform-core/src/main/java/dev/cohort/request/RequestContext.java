package dev.cohort.request;

import dev.cohort.access.Caller;
import dev.cohort.tenancy.Tenant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * What every piece of work knows of its surroundings; bound once, by {@link Context}.
 *
 * @param door where the work came in: {@code rest}, {@code ui}, {@code public}, {@code job}, {@code event}
 * @param address the caller's network address, empty for work that came from inside
 */
public record RequestContext(
        Tenant tenant, Caller caller, Locale locale, ZoneId zone, String door, String address, String requestId) {

    /** Work of the system itself for one tenant: a job, an observer, a migration. */
    public static RequestContext system(Tenant tenant, String door, String requestId) {
        return new RequestContext(tenant, Caller.SYSTEM, tenant.locale(), tenant.zone(), door, "", requestId);
    }

    public RequestContext as(Caller other) {
        return new RequestContext(tenant, other, locale, zone, door, address, requestId);
    }

    public RequestContext speaking(Locale other) {
        return new RequestContext(tenant, caller, other, zone, door, address, requestId);
    }
}
