package dev.cohort.imports;

import dev.cohort.job.JobRun;
import dev.cohort.job.TenantBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Finds out which rows are new, which are there already, and which repeat each other. */
@Named("importMatch")
@Dependent
class ImportMatchStep extends TenantBatchlet {
    @Inject
    private ImportSteps steps;

    @Override
    protected void work(JobRun run) throws Exception {
        StoredImport stored = steps.load(run.params(ImportOrder.class).importId());
        steps.beginMatching(stored);
        run.message("matching");
        Matching.Position at = run.checkpoint(Matching.Position.class).orElse(Matching.Position.START);
        while (!at.all()) {
            Matching.Position from = at;
            at = run.chunk(() -> steps.match(stored, from));
        }
    }
}
