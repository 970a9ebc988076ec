package dev.cohort.access;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Asks {@link Access} before a method that carries {@link RequiresPermission} runs, and before its transaction begins. */
@RequiresPermission("")
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class PermissionInterceptor {

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        RequiresPermission needed = call.getMethod().getAnnotation(RequiresPermission.class);
        if (needed == null) needed = call.getMethod().getDeclaringClass().getAnnotation(RequiresPermission.class);
        if (needed == null)
            needed = call.getTarget().getClass().getSuperclass().getAnnotation(RequiresPermission.class);
        if (needed == null) throw new IllegalStateException("No permission named on " + call.getMethod());
        Access.require(needed.value());
        return call.proceed();
    }
}
