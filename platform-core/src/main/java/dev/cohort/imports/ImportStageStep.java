package dev.cohort.imports;

import dev.cohort.job.JobRun;
import dev.cohort.job.TenantBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Reads the file into the staging table. */
@Named("importStage")
@Dependent
class ImportStageStep extends TenantBatchlet {
    @Inject
    private ImportSteps steps;

    @Override
    protected void work(JobRun run) throws Exception {
        StoredImport stored = steps.load(run.params(ImportOrder.class).importId());
        Staging staging = steps.staging(stored);
        run.message("reading");
        Staging.Position at = new Staging.Position(stored.stagedTo(), stored.stagedAll());
        while (!at.stagedAll()) at = run.chunk(staging::next);
    }
}
