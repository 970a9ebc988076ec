package dev.cohort.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A POST that does no harm when it is done twice and whose answer is too large to be kept: a key changes nothing. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RunsAnew {
    /** Why a second time does no harm. */
    String because();
}
