package dev.cohort.imports;

import dev.cohort.audit.Audit;
import dev.cohort.imports.ImportTarget.Range;
import dev.cohort.imports.ImportTarget.Undone;
import dev.cohort.job.Jobs;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Imports taken back whole: what they made is removed, what they changed is as it was, but for what was changed since.
 * Whoever may run an import may undo it, if all of it is within their reach.
 */
@ApplicationScoped
public class ImportUndos {
    static final String JOB = "import-undo";

    private static final int FIRST = 5;

    private final ImportTable table;
    private final ReachableImports reachable;
    private final Jobs jobs;
    private final Audit audit;

    @Inject
    ImportUndos(ImportTable table, ReachableImports reachable, Jobs jobs, Audit audit) {
        this.table = table;
        this.reachable = reachable;
        this.jobs = jobs;
        this.audit = audit;
    }

    /**
     * Takes an import back in the background; one whose undo broke off goes on where it was.
     *
     * @throws Problem 409 {@code import-undone} when it has been, {@code import-undoing} or {@code import-running} while
     *     it is at work, {@code import-not-run} when it has written nothing; 403 {@code import-not-yours} when some of its
     *     records are not the caller's to change
     */
    @Transactional
    public ImportStatus undo(UUID id) {
        begin(id);
        table.handedTo(id, jobs.start(JOB, new ImportOrder(id)));
        return ImportStatus.of(table.get(id));
    }

    void begin(UUID id) {
        // Nobody's import is locked by those who may not see it; what counts is how it stands then.
        reachable.get(id);
        table.lock(id);
        StoredImport stored = reachable.get(id);
        requireUndoable(stored);
        requireReach(stored);
        table.beginUndo(id);
        audit.noted("undo", "import", id, Map.of("file", stored.fileName()), null);
    }

    private static void requireUndoable(StoredImport stored) {
        ImportStatus status = ImportStatus.of(stored);
        String code = refusal(status);
        if (code != null) throw Problem.conflict(code).with("import", status.id());
    }

    private static @Nullable String refusal(ImportStatus status) {
        if (status.mayUndo()) return null;
        if (status.expired()) return "import-expired";
        return switch (status.state()) {
            case UNDONE -> "import-undone";
            case UNDOING -> "import-undoing";
            case QUEUED, STAGING, MATCHING, APPLYING -> "import-running";
            default -> "import-not-run";
        };
    }

    /** An import is undone once: whoever cannot take all of it back leaves that to somebody who can. */
    private void requireReach(StoredImport stored) {
        ImportTarget target = reachable.target(stored);
        Imports.requireRights(target, stored.importPlan());
        long beyond = target.beyondReach(table.sql(), rest(stored));
        if (beyond > 0)
            throw Problem.forbidden("import-not-yours")
                    .with("import", stored.id())
                    .with("count", beyond);
    }

    private static Range rest(StoredImport stored) {
        return new Range(stored.id(), stored.undoneTo() + 1, stored.appliedTo());
    }

    /** What an undo would come to now. */
    @Transactional
    public UndoPreview preview(UUID id) {
        StoredImport stored = reachable.get(id);
        requireUndoable(stored);
        requireReach(stored);
        ImportTarget target = reachable.target(stored);
        Undone counts = target.foresee(table.sql(), rest(stored));
        List<ImportReport.KeptRecord> first = counts.kept() == 0
                ? List.of()
                : target.wouldKeep(table.sql(), rest(stored), FIRST).stream()
                        .map(kept ->
                                Reports.kept(kept, target, Context.current().locale()))
                        .toList();
        return new UndoPreview(counts.removed(), counts.restored(), counts.kept(), first);
    }

    /** Writes the rows whose records the undo has left alone, with their reasons, as UTF-8 with byte order mark. */
    @Transactional
    public void kept(UUID id, OutputStream out) {
        StoredImport stored = reachable.get(id);
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            new KeptFile(
                            stored,
                            reachable.target(stored),
                            table::sql,
                            Context.current().locale())
                    .write(text);
            text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The kept rows cannot be sent", e);
        }
    }
}
