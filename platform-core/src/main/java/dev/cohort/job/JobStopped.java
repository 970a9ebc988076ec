package dev.cohort.job;

/** Ends a job's work at the border of a chunk; passes through the job's own code, which is not to catch it. */
public final class JobStopped extends RuntimeException {
    /** Why the work ends here. */
    enum Reason {
        CANCELLED,
        SERVER_ENDS,
        TAKEN_OVER
    }

    private final transient Reason reason;

    JobStopped(Reason reason) {
        super("The job stops here: " + reason, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
