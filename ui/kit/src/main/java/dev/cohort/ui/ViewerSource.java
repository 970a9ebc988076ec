package dev.cohort.ui;

/** Tells the shell who looks at it. The application has one such bean. */
@FunctionalInterface
public interface ViewerSource {
    /** The person of the request at hand. */
    Viewer current();
}
