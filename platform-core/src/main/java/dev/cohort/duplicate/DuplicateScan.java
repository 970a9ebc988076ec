package dev.cohort.duplicate;

import dev.cohort.duplicate.PairFinder.Position;
import dev.cohort.job.JobRun;
import dev.cohort.job.TenantBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;

/** Looks through everybody for people who may be one; after a crash it goes on where it was. */
@Named("duplicateScan")
@Dependent
public class DuplicateScan extends TenantBatchlet {
    @Inject
    private PairFinder finder;

    /** Nothing is to be chosen. */
    record Order() {}

    @Override
    protected void work(JobRun run) throws Exception {
        Optional<Position> at = run.checkpoint(Position.class);
        while (at.isEmpty() || at.get().last() != null) {
            UUID after = at.map(Position::last).orElse(null);
            at = Optional.of(run.chunk(() -> {
                if (after == null) {
                    run.total(finder.people());
                    finder.review();
                }
                Position next = finder.look(after);
                run.advance(next.looked());
                return next;
            }));
        }
    }
}
