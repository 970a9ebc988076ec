package dev.cohort.rest;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/** Names of schemas: what is declared inside another type bears its name in front, or two of one name would be one. */
final class OpenApiNames extends TypeNameResolver {
    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        Class<?> around = type.getDeclaringClass();
        return around == null
                ? super.nameForClass(type, options)
                : nameForClass(around, options) + type.getSimpleName();
    }
}
