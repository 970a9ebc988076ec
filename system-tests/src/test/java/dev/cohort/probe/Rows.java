package dev.cohort.probe;

import dev.cohort.audit.Audit;
import dev.cohort.job.JobRun;
import dev.cohort.job.TenantWriter;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Writes each number into the audit, and fails after one that it was told. */
@Named("probeRows")
@Dependent
public class Rows extends TenantWriter<Integer> {
    public static final String KIND = "probe-rows";

    @Inject
    private Audit audit;

    /** The number to fail after; 0 for none. */
    public record Order(int failAfter) {}

    @Override
    protected void write(JobRun run, List<Integer> items) {
        for (Integer item : items) {
            audit.noted("count", "probe", run.id(), null, item.toString());
            run.advance(1);
            if (item == run.params(Order.class).failAfter()) throw Problem.conflict("probe-failed");
        }
    }
}
