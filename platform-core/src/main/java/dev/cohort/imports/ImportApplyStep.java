package dev.cohort.imports;

import dev.cohort.job.JobRun;
import dev.cohort.job.TenantBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Writes the records. */
@Named("importApply")
@Dependent
class ImportApplyStep extends TenantBatchlet {
    @Inject
    private ImportSteps steps;

    @Override
    protected void work(JobRun run) throws Exception {
        StoredImport stored = steps.load(run.params(ImportOrder.class).importId());
        if (stored.dryRun()) return;
        run.total(stored.readRows() - stored.failedRows());
        run.message("writing");
        Applying.Position at;
        do {
            at = run.chunk(() -> {
                Applying.Position to = steps.apply(stored);
                run.advance(to.rows());
                if (to.all()) steps.finish(stored);
                return to;
            });
        } while (!at.all());
    }
}
