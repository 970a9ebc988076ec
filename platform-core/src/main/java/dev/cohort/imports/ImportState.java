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
    CANCELLED,
    /** What it has written is being taken back. */
    UNDOING,
    UNDONE;

    /** Whether work goes on that will change the state. */
    public boolean isRunning() {
        return this == QUEUED || this == STAGING || this == MATCHING || this == APPLYING || this == UNDOING;
    }
}
