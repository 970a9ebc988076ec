package dev.cohort.imports;

import dev.cohort.job.Job;
import dev.cohort.job.JobEnd;
import dev.cohort.job.JobState;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/** Writes down how the undo of an import ended whose job did not get through, and tells whoever started it. */
@ApplicationScoped
class UndoEnd implements JobEnd {
    private final ImportTable table;
    private final ImportTargets targets;
    private final Notifications notifications;

    @Inject
    UndoEnd(ImportTable table, ImportTargets targets, Notifications notifications) {
        this.table = table;
        this.targets = targets;
        this.notifications = notifications;
    }

    @Override
    public String kind() {
        return ImportUndos.JOB;
    }

    @Override
    public void ended(Job job) {
        UUID id = table.ofJob(job.id()).map(StoredImport::id).orElse(null);
        if (id == null) return;
        if (job.state() == JobState.CANCELLED) table.breakUndo(id, "import-undo-stopped");
        else if (job.state() == JobState.FAILED) table.breakUndo(id, "import-undo-failed");
        if (job.memberId() != null) notifications.tell(job.memberId(), news(ImportStatus.of(table.get(id))));
    }

    private News news(ImportStatus status) {
        Map<String, Object> values = Map.of(
                "file", status.fileName(),
                "removed", status.removed(),
                "restored", status.restored(),
                "kept", status.kept());
        String how = status.state() == ImportState.UNDONE ? "import.undone" : "import.undo-broken";
        String route = targets.find(status.recordType())
                .flatMap(target -> target.route(status.id()))
                .orElse(null);
        return News.of(how, values).at(route);
    }
}
