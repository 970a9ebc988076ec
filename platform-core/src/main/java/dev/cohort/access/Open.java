package dev.cohort.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A door that asks for no permission; says to whom it stands open and why. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Open {
    /** Who may pass. */
    enum To {
        /** Anybody on the tenant's host, logged in or not. */
        VISITORS,
        /** Every member of the tenant. */
        MEMBERS
    }

    To to();

    String because();
}
