package dev.cohort.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission without which a view is not shown. Unlike {@link RequiresPermission} it is no interceptor binding: a
 * view is asked for once, when it is entered.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ViewPermission {
    String value();
}
