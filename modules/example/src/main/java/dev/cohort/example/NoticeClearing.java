package dev.cohort.example;

import dev.cohort.job.JobRun;
import dev.cohort.job.TenantBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Takes all notices down, a hundred in each transaction; after a crash it goes on with those that are left. */
@Named("exampleClearing")
@Dependent
public class NoticeClearing extends TenantBatchlet {
    @Inject
    private Notices notices;

    /** How far it has come. */
    record Position(long takenDown, boolean all) {}

    @Override
    protected void work(JobRun run) throws Exception {
        Position at = run.checkpoint(Position.class).orElse(new Position(0, false));
        while (!at.all()) {
            Position from = at;
            at = run.chunk(() -> {
                int some = notices.takeDownSome();
                run.advance(some);
                return new Position(from.takenDown() + some, some == 0);
            });
        }
        run.result(at);
    }
}
