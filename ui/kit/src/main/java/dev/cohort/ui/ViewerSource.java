package dev.cohort.ui;

/** Tells the shell who looks at it. The application has one such bean. */
public interface ViewerSource {
    /** The person of the request at hand. */
    Viewer current();

    /** Works in another of the viewer's branches from now on. */
    default void switchBranch(String branchId) {}
}
