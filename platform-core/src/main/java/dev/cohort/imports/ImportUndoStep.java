package dev.cohort.imports;

import dev.cohort.job.JobRun;
import dev.cohort.job.TenantBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Takes back what an import has written. */
@Named("importUndo")
@Dependent
class ImportUndoStep extends TenantBatchlet {
    @Inject
    private ImportSteps steps;

    @Override
    protected void work(JobRun run) throws Exception {
        StoredImport stored = steps.load(run.params(ImportOrder.class).importId());
        run.total(stored.createdRows() + stored.updatedRows() + stored.skippedRows());
        run.message("undoing");
        Undoing.Position at;
        do {
            at = run.chunk(() -> {
                Undoing.Position to = steps.undo(stored);
                run.advance(to.rows());
                if (to.all()) steps.finishUndo(stored);
                return to;
            });
        } while (!at.all());
    }
}
