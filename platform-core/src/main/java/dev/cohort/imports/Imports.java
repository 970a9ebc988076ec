package dev.cohort.imports;

import dev.cohort.access.Access;
import dev.cohort.audit.Audit;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import dev.cohort.imports.Planning.Planned;
import dev.cohort.imports.csv.ByteScan;
import dev.cohort.imports.csv.FileFormat;
import dev.cohort.imports.csv.Sniffer;
import dev.cohort.job.Jobs;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files brought in: uploaded, looked at, tried, run, reported. {@link ImportUndos} takes them back. */
@ApplicationScoped
public class Imports {
    static final String JOB = "import";

    private final ImportTable table;
    private final ImportTargets targets;
    private final ReachableImports reachable;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Imports(ImportTable table, ImportTargets targets, ReachableImports reachable, Jobs jobs, Audit audit, Clock clock) {
        this.table = table;
        this.targets = targets;
        this.reachable = reachable;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the caller may bring in; 403 naming a permission when that is nothing. */
    @Transactional
    public List<ImportKind> kinds() {
        return targets.allowed().stream().map(ImportKind::of).toList();
    }

    /** What the records of an import are. */
    @Transactional
    public ImportKind kind(UUID id) {
        return ImportKind.of(targets.get(find(id).recordType()));
    }

    /** Takes a file in, without doing anything with it yet. The content is read to its end and never held in memory. */
    @Transactional
    public ImportStatus upload(String recordType, String fileName, InputStream content) {
        return upload(recordType, fileName, content, null);
    }

    /**
     * As {@link #upload(String, String, InputStream)}; of a spreadsheet one sheet is taken and kept as text.
     *
     * @param sheet its name; null for the first
     */
    @Transactional
    public ImportStatus upload(String recordType, String fileName, InputStream content, @Nullable String sheet) {
        ImportTarget target = targets.get(recordType);
        Access.require(target.permission());
        String name = ImportFiles.nameOf(fileName);
        UUID id = table.insert(recordType, name);
        ByteScan scan = store(id, content, sheet);
        FileFormat format = Sniffer.sniff(scan);
        table.describe(
                id, scan.size(), format, ImportSample.of(id, format, table::sql).columns());
        audit.noted("upload", "import", id, Map.of("file", name, "size", scan.size()), null);
        return status(id);
    }

    private ByteScan store(UUID id, InputStream content, @Nullable String sheet) {
        try (InputStream text = SheetText.of(content, sheet)) {
            ByteScan scan = ImportFiles.store(table.sql(), id, text);
            if (scan.size() == 0) throw Problem.rule("import-empty");
            if (scan.isBinary()) throw Problem.rule("import-not-text");
            return scan;
        } catch (IOException e) {
            throw Problem.malformed("import-broken-off").causedBy(e);
        }
    }

    /** The options kept with the import: those of its last dry run or run. */
    @Transactional
    public ImportOptions options(UUID id) {
        return find(id).importOptions();
    }

    /** The columns with first values, guesses and findings, under the options kept with the import. */
    @Transactional
    public ImportPreview preview(UUID id) {
        return preview(id, find(id).importOptions());
    }

    /** The same under other options, which are not kept. */
    @Transactional
    public ImportPreview preview(UUID id, ImportOptions options) {
        StoredImport stored = find(id);
        Planned planned = planned(stored, options);
        return Previews.of(
                stored,
                planned.format(),
                targets.get(stored.recordType()),
                planned.sample(),
                planned.plan(),
                table.sql(),
                Context.current().locale());
    }

    /** Keeps the mapping for the next file with these columns. */
    @Transactional
    public void saveMapping(UUID id, String name, ImportOptions options) {
        StoredImport stored = find(id);
        MappingMemory.keep(
                table.sql(), stored.recordType(), name, planned(stored, options).plan(), options, clock);
    }

    private Planned planned(StoredImport stored, ImportOptions options) {
        return new Planning(stored, targets.get(stored.recordType()), options, table::sql, clock).plan();
    }

    /** Reads the whole file and counts what would become of its rows; of the records nothing is written. */
    @Transactional
    public ImportStatus dryRun(UUID id, ImportOptions options) {
        return start(id, options.dry(true));
    }

    /** Brings the file in, in the background. */
    @Transactional
    public ImportStatus run(UUID id, ImportOptions options) {
        return start(id, options.dry(false));
    }

    /** Takes a file in and starts at once. */
    @Transactional
    public ImportStatus bringIn(
            String recordType, String fileName, InputStream content, @Nullable String sheet, ImportOptions options) {
        return start(upload(recordType, fileName, content, sheet).id(), options);
    }

    private ImportStatus start(UUID id, ImportOptions options) {
        prepare(id, options);
        table.handedTo(id, jobs.start(JOB, new ImportOrder(id)));
        return status(id);
    }

    /** Settles all that the job will need to know; what an earlier try has staged in the same way stays. */
    void prepare(UUID id, ImportOptions options) {
        StoredImport stored = find(id);
        requireStartable(stored);
        Planned planned = planned(stored, options);
        ImportPlan plan = planned.plan();
        ImportTarget target = targets.get(stored.recordType());
        requireRights(target, plan);
        boolean required = !target.rules(table.sql(), plan).own().required().isEmpty();
        if (!isStaged(stored, planned, required)) table.forgetRows(id);
        table.plan(id, planned, options);
        if (options.isDryRun()) return;
        MappingMemory.keep(table.sql(), stored.recordType(), stored.fileName(), plan, options, clock);
        audit.noted("run", "import", id, plan, null);
    }

    /** @param required whether there are fields that only new records must have */
    private static boolean isStaged(StoredImport stored, Planned planned, boolean required) {
        return stored.plan() != null
                && (!required || stored.importPlan().mode() == planned.plan().mode())
                && stored.stagedAll()
                && stored.fileFormat().equals(planned.format())
                && stored.importPlan().readsLike(planned.plan());
    }

    /** A file is brought in once; trying it, or a run that wrote nothing, does not count. */
    private static void requireStartable(StoredImport stored) {
        ImportState state = stored.effectiveState();
        refuseUndo(stored);
        if (stored.expired()) throw Problem.conflict("import-expired").with("import", stored.id());
        if (state.isRunning()) throw Problem.conflict("import-running").with("import", stored.id());
        boolean written = stored.appliedTo() > 0 || state == ImportState.DONE && !stored.dryRun();
        if (written) throw Problem.conflict("import-done").with("import", stored.id());
    }

    /** An import that is being taken back, or has been, is nothing to go on with. */
    private static void refuseUndo(StoredImport stored) {
        switch (stored.effectiveState()) {
            case UNDOING -> throw Problem.conflict("import-undoing").with("import", stored.id());
            case UNDONE -> throw Problem.conflict("import-undone").with("import", stored.id());
            default -> {}
        }
    }

    static void requireRights(ImportTarget target, ImportPlan plan) {
        if (plan.mode() != Mode.UPDATE) Access.require(target.createPermission());
        if (plan.mode() != Mode.CREATE || plan.onDuplicate() == OnDuplicate.UPDATE)
            Access.require(target.changePermission());
    }

    @Transactional
    public ImportStatus status(UUID id) {
        return ImportStatus.of(find(id));
    }

    /** Counts, faults by column, the first faults, and why rows are skipped. */
    @Transactional
    public ImportReport report(UUID id) {
        StoredImport stored = find(id);
        return Reports.of(
                stored, reachable.target(stored), table.sql(), Context.current().locale());
    }

    /** The imports the caller may see, the newest first. */
    @Transactional
    public Page<ImportStatus> list(ListQuery query) {
        return table.list(query, reachable.visible()).map(ImportStatus::of);
    }

    /** Stops a run at its next chunk; what it has written by then stays. */
    @Transactional
    public ImportStatus cancel(UUID id) {
        StoredImport stored = find(id);
        UUID job = stored.jobId();
        // Half taken back it would be neither there nor gone.
        if (stored.effectiveState() == ImportState.UNDOING)
            throw Problem.conflict("import-undoing").with("import", id);
        if (stored.effectiveState() == ImportState.UPLOADED) table.end(id, ImportState.CANCELLED, null);
        else if (stored.effectiveState().isRunning() && job != null) jobs.cancel(job);
        return status(id);
    }

    /** Writes the rows that failed, with their reasons, as UTF-8 with byte order mark. */
    @Transactional
    public void failures(UUID id, OutputStream out) {
        failures(id, out, FailuresFile::write);
    }

    /** The same with the delimiter of the file that came, so that programs set up for that one open it. */
    @Transactional
    public void failuresAsItCame(UUID id, OutputStream out) {
        failures(id, out, FailuresFile::writeAsItCame);
    }

    /** One of the ways to write the file. */
    private interface Writing {
        void write(FailuresFile file, Writer text) throws IOException;
    }

    private void failures(UUID id, OutputStream out, Writing writing) {
        StoredImport stored = find(id);
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            writing.write(new FailuresFile(stored, table::sql, Context.current().locale()), text);
            text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The failures cannot be sent", e);
        }
    }

    private StoredImport find(UUID id) {
        return reachable.get(id);
    }
}
