package dev.cohort.imports;

import dev.cohort.job.Job;
import dev.cohort.job.JobEnd;
import dev.cohort.job.JobState;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down how an import ended whose job did not get through, and tells whoever started it. */
@ApplicationScoped
class ImportEnd implements JobEnd {
    private static final String BROKEN_OFF = "job-failed";

    private final ImportTable table;
    private final ImportTargets targets;
    private final Notifications notifications;

    @Inject
    ImportEnd(ImportTable table, ImportTargets targets, Notifications notifications) {
        this.table = table;
        this.targets = targets;
        this.notifications = notifications;
    }

    @Override
    public String kind() {
        return Imports.JOB;
    }

    @Override
    public void ended(Job job) {
        UUID id = table.ofJob(job.id()).map(StoredImport::id).orElse(null);
        if (id == null) return;
        if (job.state() == JobState.CANCELLED) table.end(id, ImportState.CANCELLED, null);
        else if (job.state() == JobState.FAILED) table.end(id, ImportState.FAILED, BROKEN_OFF);
        StoredImport stored = table.get(id);
        // Whoever tries a file looks on: the page says what came of it.
        if (job.memberId() != null && !stored.dryRun()) notifications.tell(job.memberId(), news(stored));
    }

    private News news(StoredImport stored) {
        ImportStatus status = ImportStatus.of(stored);
        Map<String, Object> values = new HashMap<>();
        values.put("file", status.fileName());
        values.put("read", status.read());
        values.put("created", status.created());
        values.put("updated", status.updated());
        values.put("skipped", status.skipped());
        values.put("failed", status.failed());
        return News.of("import." + status.state().name().toLowerCase(Locale.ROOT), values)
                .at(route(status));
    }

    private @Nullable String route(ImportStatus status) {
        return targets.find(status.recordType())
                .flatMap(target -> target.route(status.id()))
                .orElse(null);
    }
}
