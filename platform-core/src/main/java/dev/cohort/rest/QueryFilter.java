package dev.cohort.rest;

import dev.cohort.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Refuses query parameters that a resource method does not take: a misspelt filter that is passed over answers another
 * question than was asked. Lists look at theirs themselves.
 */
@Priority(Priorities.USER)
final class QueryFilter implements ContainerRequestFilter {
    private final boolean list;
    private final List<String> known;

    QueryFilter(Method method) {
        this.list = Arrays.asList(method.getParameterTypes()).contains(ListParameters.class);
        this.known = Arrays.stream(method.getParameters())
                .map(QueryFilter::name)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private static @org.jspecify.annotations.Nullable String name(Parameter parameter) {
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        return query == null ? null : query.value();
    }

    /** @throws Problem 400 {@code unknown-field} */
    @Override
    public void filter(ContainerRequestContext request) {
        if (list) return;
        for (String name : request.getUriInfo().getQueryParameters().keySet())
            if (!known.contains(name)) throw JsonFaults.unknownField(name).with("known", known);
    }
}
