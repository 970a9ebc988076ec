package dev.cohort.imports;

/** How far an import has come. A dry run ends as {@link #DONE} too, and says that it was one. */
public enum ImportState {
    UPLOADED,
    QUEUED,
    STAGING,
    MATCHING,
    APPLYING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean isRunning() {
        return this == QUEUED || this == STAGING || this == MATCHING || this == APPLYING;
    }
}
