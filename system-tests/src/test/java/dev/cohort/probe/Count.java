package dev.cohort.probe;

import dev.cohort.audit.Audit;
import dev.cohort.job.JobRun;
import dev.cohort.job.TenantBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts to a number, one chunk for each, and writes each into the audit; waits at a gate after the first. */
@Named("probeCount")
@Dependent
public class Count extends TenantBatchlet {
    public static final String KIND = "probe-count";

    @Inject
    private Audit audit;

    @Inject
    private Gates gates;

    /** How far to count; through no gate if it is null. */
    public record Order(int to, @Nullable UUID gate) {}

    /** The last number counted. */
    public record Counted(int number) {}

    @Override
    protected void work(JobRun run) throws Exception {
        Order order = run.params(Order.class);
        Counted at = run.checkpoint(Counted.class).orElse(new Counted(0));
        while (at.number() < order.to()) {
            int next = at.number() + 1;
            at = run.chunk(() -> {
                audit.noted("count", "probe", run.id(), null, String.valueOf(next));
                run.advance(1);
                return new Counted(next);
            });
            if (next == 1 && order.gate() != null) gates.pass(order.gate());
        }
    }
}
