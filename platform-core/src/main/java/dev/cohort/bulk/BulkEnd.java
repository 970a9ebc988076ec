package dev.cohort.bulk;

import dev.cohort.bulk.BulkTable.Counts;
import dev.cohort.job.Job;
import dev.cohort.job.JobEnd;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/** Says how a change in the background ended, to who ordered it; what did not get through can still be taken back. */
@ApplicationScoped
class BulkEnd implements JobEnd {
    private final BulkTable table;
    private final Notifications notifications;

    @Inject
    BulkEnd(BulkTable table, Notifications notifications) {
        this.table = table;
        this.notifications = notifications;
    }

    @Override
    public String kind() {
        return BulkEdits.JOB;
    }

    @Override
    public void ended(Job job) {
        table.ofJob(job.id()).ifPresent(id -> tell(id, job));
    }

    private void tell(UUID id, Job job) {
        // A job that failed or was stopped leaves the change as far as it has come.
        table.move(id, "RUNNING", "DONE");
        table.move(id, "UNDOING", "DONE");
        boolean undone =
                table.find(id).filter(stored -> stored.state().equals("UNDONE")).isPresent();
        Counts counts = table.counts(id);
        if (job.memberId() == null) return;
        notifications.tell(
                job.memberId(),
                News.of(
                                undone ? "bulk.undone" : "bulk.done",
                                Map.of(
                                        "changed", counts.changed(),
                                        "refused", counts.refused(),
                                        "restored", counts.restored(),
                                        "kept", counts.kept()))
                        .at("changes/" + id));
    }
}
