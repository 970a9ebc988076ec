package dev.cohort.leads;

import dev.cohort.job.JobRun;
import dev.cohort.job.TenantBatchlet;
import dev.cohort.leads.LeadRatings.Position;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** Rates all leads by the rules as they stand; after a crash it goes on where it was. */
@Named("leadRescoring")
@Dependent
public class Rescoring extends TenantBatchlet {
    @Inject
    private LeadRatings ratings;

    @Override
    protected void work(JobRun run) throws Exception {
        Optional<Position> at = run.checkpoint(Position.class);
        while (at.isEmpty() || at.get().last() != null) {
            var after = at.map(Position::last).orElse(null);
            at = Optional.of(run.chunk(() -> {
                Position next = ratings.rate(after);
                run.advance(next.rated());
                return next;
            }));
        }
    }
}
