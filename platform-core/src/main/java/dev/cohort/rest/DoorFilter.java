package dev.cohort.rest;

import dev.cohort.access.Access;
import dev.cohort.access.Caller;
import dev.cohort.access.OnVendorHost;
import dev.cohort.access.Open;
import dev.cohort.observe.Routes;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.tenancy.Tenant;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * The guard before one resource method: is it there for this tenant, and may this caller pass. The interceptor of the
 * resource asks again; this one holds where a resource is no bean.
 */
@Priority(Priorities.AUTHORIZATION)
final class DoorFilter implements ContainerRequestFilter {
    private final String route;
    private final Optional<String> module;
    private final boolean vendorOnly;
    private final Optional<String> permission;
    private final Optional<Open> open;

    DoorFilter(String route, Optional<String> module, Class<?> type, Method method) {
        this.route = route;
        this.module = module;
        this.vendorOnly = type.isAnnotationPresent(OnVendorHost.class);
        // What stands on the method counts before what stands on the class.
        boolean ownOpen = method.isAnnotationPresent(Open.class);
        this.permission = ownOpen ? Optional.empty() : Doors.permission(type, method);
        this.open = Doors.open(type, method);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(Routes.ATTRIBUTE, route);
        Tenant tenant = Context.tenant();
        if (vendorOnly && !tenant.isVendor()) throw Problem.of(404, "no-such-path");
        module.filter(id -> !tenant.hasModule(id)).ifPresent(id -> {
            throw Problem.of(404, "module-not-enabled").with("module", id);
        });
        Caller caller = Context.caller();
        if (permission.isPresent()) {
            if (caller.kind() == Caller.Kind.VISITOR) throw Problem.of(401, "login-needed");
            Access.require(permission.get());
        } else {
            pass(open.orElseThrow(() -> Problem.forbidden("door-closed")), caller);
        }
    }

    private static void pass(Open door, Caller caller) {
        if (door.to() == Open.To.MEMBERS && caller.kind() == Caller.Kind.VISITOR) throw Problem.of(401, "login-needed");
    }
}
