package dev.cohort.job;

/**
 * A bean that is told when a job of its kind has ended, however that was. What it writes is kept together with the job's
 * last state.
 */
public interface JobEnd {
    /** The kind of jobs it is told of. */
    String kind();

    /** Called once, in the transaction of the job's last state, whoever ended it. */
    void ended(Job job);
}
