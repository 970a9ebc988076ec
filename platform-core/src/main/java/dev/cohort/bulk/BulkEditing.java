package dev.cohort.bulk;

import dev.cohort.job.JobRun;
import dev.cohort.job.TenantBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Changes many records, or puts them back; after a crash it goes on with those that are left. */
@Named("bulkEditing")
@Dependent
public class BulkEditing extends TenantBatchlet {
    @Inject
    private BulkEdits edits;

    /** Where it stands: nothing but that there is something left, for each record says itself whether it is done. */
    record Position(boolean more) {}

    @Override
    protected void work(JobRun run) throws Exception {
        BulkEdits.Work work = run.params(BulkEdits.Work.class);
        boolean more = true;
        while (more)
            more = run.chunk(() -> {
                        int done = edits.next(work.edit(), work.undo());
                        run.advance(done);
                        return new Position(done > 0);
                    })
                    .more();
    }
}
