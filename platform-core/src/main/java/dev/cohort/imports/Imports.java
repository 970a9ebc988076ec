package dev.cohort.imports;

import dev.cohort.access.Access;
import dev.cohort.audit.Audit;
import dev.cohort.imports.ImportOptions.MatchKey;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import dev.cohort.imports.csv.ByteScan;
import dev.cohort.imports.csv.FileFormat;
import dev.cohort.imports.csv.Sniffer;
import dev.cohort.job.Jobs;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Files brought in: uploaded, looked at, tried, run, reported. Whoever may import records of a type sees the imports of
 * that type that are their own, or all where their scope says so.
 */
@ApplicationScoped
public class Imports {
    static final String JOB = "import";

    private static final int MAX_FILE_NAME = 255;
    private static final String INSERT = """
            insert into import (id, record_type, file_name, file_size, format, columns, member_id, actor_name, created_at)
            values (:id, :recordType, :fileName, 0, '{}', '[]', :memberId, :actorName, :now)
            """;
    private static final String DESCRIBE = """
            update import set file_size = :size, format = :format::jsonb, columns = :columns::jsonb where id = :id
            """;
    private static final String PLAN = """
            update import
            set options = :options::jsonb, plan = :plan::jsonb, format = :format::jsonb, columns = :columns::jsonb,
                dry_run = :dryRun, state = 'QUEUED', problem = null, started_at = :now, ended_at = null, applied_to = 0,
                created_rows = 0, updated_rows = 0, skipped_rows = 0
            where id = :id
            """;
    private static final String FORGET_ROWS = """
            update import
            set staged_to = 0, staged_bytes = 0, staged_all = false, read_rows = 0, failed_rows = 0,
                warnings = '{"items":[]}'
            where id = :id
            """;

    private static final Listing<StoredImport> LIST = Listing.of(StoredImport.class)
            .select(StoredImport.COLUMNS)
            .from(StoredImport.TABLES)
            .id("i.id")
            .field("createdAt", "i.created_at", Instant.class)
            .field("recordType", "i.record_type", String.class)
            .field("fileName", "i.file_name", String.class)
            .field("dryRun", "i.dry_run", Boolean.class)
            .search("lower(i.file_name) like ?")
            .sortedBy("-createdAt")
            .build();

    private final TenantTransaction transaction;
    private final ImportTargets targets;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Imports(TenantTransaction transaction, ImportTargets targets, Jobs jobs, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.targets = targets;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes a file in, without doing anything with it yet. The content is read to its end and never held in memory. */
    @Transactional
    public ImportStatus upload(String recordType, String fileName, InputStream content) {
        ImportTarget target = targets.get(recordType);
        Access.require(target.permission());
        UUID id = Ids.next();
        sql().createUpdate(INSERT)
                .bind("id", id)
                .bind("recordType", recordType)
                .bind("fileName", fileName(fileName))
                .bind("memberId", Context.caller().id())
                .bind("actorName", Context.caller().name())
                .bind("now", Instant.now(clock))
                .execute();
        ByteScan scan = store(id, content);
        FileFormat format = Sniffer.sniff(scan);
        describe(id, scan.size(), format);
        audit.noted("upload", "import", id, Map.of("file", fileName(fileName), "size", scan.size()), null);
        return status(id);
    }

    private ByteScan store(UUID id, InputStream content) {
        try {
            ByteScan scan = ImportFiles.store(sql(), id, content);
            if (scan.size() == 0) throw Problem.rule("import-empty");
            if (scan.isBinary()) throw Problem.rule("import-not-text");
            return scan;
        } catch (IOException e) {
            throw Problem.malformed("import-broken-off").causedBy(e);
        }
    }

    private void describe(UUID id, long size, FileFormat format) {
        ImportSample sample = ImportSample.of(id, format, this::sql);
        sql().createUpdate(DESCRIBE)
                .bind("id", id)
                .bind("size", size)
                .bind("format", StoredImport.write(format))
                .bind("columns", StoredImport.write(sample.columns()))
                .execute();
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
        ImportTarget target = targets.get(stored.recordType());
        FileFormat format = format(stored, options);
        ImportSample sample = ImportSample.of(id, format, this::sql);
        ImportPlan plan = plan(stored, target, sample, options);
        return Previews.of(
                stored, format, target, sample, plan, sql(), Context.current().locale());
    }

    /** Keeps the mapping for the next file with these columns. */
    @Transactional
    public void saveMapping(UUID id, String name, ImportOptions options) {
        StoredImport stored = find(id);
        ImportTarget target = targets.get(stored.recordType());
        ImportSample sample = ImportSample.of(id, format(stored, options), this::sql);
        MappingMemory.keep(sql(), stored.recordType(), name, plan(stored, target, sample, options), options, clock);
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
    public ImportStatus bringIn(String recordType, String fileName, InputStream content, ImportOptions options) {
        return start(upload(recordType, fileName, content).id(), options);
    }

    private ImportStatus start(UUID id, ImportOptions options) {
        prepare(id, options);
        UUID job = jobs.start(JOB, new ImportOrder(id));
        sql().execute("update import set job_id = ? where id = ?", job, id);
        return status(id);
    }

    /** Settles all that the job will need to know; what an earlier try has staged in the same way stays. */
    void prepare(UUID id, ImportOptions options) {
        StoredImport stored = find(id);
        requireStartable(stored);
        ImportTarget target = targets.get(stored.recordType());
        FileFormat format = format(stored, options);
        ImportSample sample = ImportSample.of(id, format, this::sql);
        ImportPlan plan = plan(stored, target, sample, options);
        requireRights(target, plan);
        target.rules(sql(), plan);
        boolean staged = stored.plan() != null
                && stored.stagedAll()
                && stored.fileFormat().equals(format)
                && stored.importPlan().readsLike(plan);
        if (!staged) forgetRows(id);
        sql().createUpdate(PLAN)
                .bind("id", id)
                .bind("options", StoredImport.write(options))
                .bind("plan", StoredImport.write(plan))
                .bind("format", StoredImport.write(format))
                .bind("columns", StoredImport.write(sample.columns()))
                .bind("dryRun", options.isDryRun())
                .bind("now", Instant.now(clock))
                .execute();
        if (!options.isDryRun()) {
            MappingMemory.keep(sql(), stored.recordType(), stored.fileName(), plan, options, clock);
            audit.noted("run", "import", id, plan, null);
        }
    }

    private void forgetRows(UUID id) {
        sql().execute("delete from import_match where import_id = ?", id);
        sql().execute("delete from import_fault where import_id = ?", id);
        sql().execute("delete from import_row where import_id = ?", id);
        sql().createUpdate(FORGET_ROWS).bind("id", id).execute();
    }

    /** A file is brought in once; trying it, or a run that wrote nothing, does not count. */
    private static void requireStartable(StoredImport stored) {
        ImportState state = stored.effectiveState();
        if (state.isRunning()) throw Problem.conflict("import-running").with("import", stored.id());
        boolean written = stored.appliedTo() > 0 || state == ImportState.DONE && !stored.dryRun();
        if (written) throw Problem.conflict("import-done").with("import", stored.id());
    }

    private static void requireRights(ImportTarget target, ImportPlan plan) {
        if (plan.mode() != Mode.UPDATE) Access.require(target.createPermission());
        if (plan.mode() != Mode.CREATE || plan.onDuplicate() == OnDuplicate.UPDATE)
            Access.require(target.changePermission());
    }

    private static FileFormat format(StoredImport stored, ImportOptions options) {
        FileFormat format = stored.fileFormat();
        String charset = options.charset();
        if (charset != null) {
            if (!isCharset(charset)) throw Problem.invalid().at("charset", "unknown-charset", "value", charset);
            format = format.withCharset(Charset.forName(charset).name());
        }
        String delimiter = options.delimiter();
        if (delimiter != null) {
            if (delimiter.length() != 1 || "\"\r\n".contains(delimiter))
                throw Problem.invalid().at("delimiter", "pattern");
            format = format.withDelimiter(delimiter.charAt(0));
        }
        Boolean header = options.header();
        return header == null ? format : format.withHeader(header);
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private ImportPlan plan(StoredImport stored, ImportTarget target, ImportSample sample, ImportOptions options) {
        Mode mode = options.mode() == null ? Mode.CREATE : options.mode();
        OnDuplicate onDuplicate = options.onDuplicate() == null ? OnDuplicate.SKIP : options.onDuplicate();
        // What may only be changed is not made because it stands in the file twice.
        if (mode == Mode.UPDATE && onDuplicate == OnDuplicate.CREATE) onDuplicate = OnDuplicate.SKIP;
        Map<String, @Nullable String> remembered = MappingMemory.recall(sql(), stored.recordType(), sample.columns())
                .orElse(Map.of());
        LocalDate today = LocalDate.now(clock.withZone(Context.current().zone()));
        requireKnown(target, sample.columns(), options);
        List<ImportPlan.Column> columns =
                ColumnGuesses.guess(target, sample.columns(), sample.rows(), today, options, remembered);
        requireOnce(columns);
        Set<MatchKey> matchBy = options.matchBy() == null ? EnumSet.allOf(MatchKey.class) : options.matchBy();
        return new ImportPlan(
                mode,
                onDuplicate,
                columns,
                options.defaults() == null ? Map.of() : options.defaults(),
                region(options),
                Boolean.TRUE.equals(options.fillOnly()),
                matchBy);
    }

    private static String region(ImportOptions options) {
        String region = options.region();
        if (region == null || region.isBlank()) return Context.tenant().region();
        String upper = region.toUpperCase(Locale.ROOT);
        if (!Set.of(Locale.getISOCountries()).contains(upper))
            throw Problem.invalid().at("region", "unknown-region", "value", region);
        return upper;
    }

    private static void requireKnown(ImportTarget target, List<String> columns, ImportOptions options) {
        Problem problem = Problem.invalid();
        Set<String> fields = target.fields().stream().map(ImportField::key).collect(Collectors.toSet());
        options.mappings().forEach((column, field) -> {
            if (!columns.contains(column)) problem.at("mapping." + column, "unknown-column", "value", column);
            if (field != null && !isTarget(field, fields))
                problem.at("mapping." + column, "unknown-import-field", "value", field);
        });
        Set<String> mayDefault = target.fields().stream()
                .filter(ImportField::mayDefault)
                .map(ImportField::key)
                .collect(Collectors.toSet());
        if (options.defaults() != null) {
            options.defaults().forEach((field, value) -> {
                if (!mayDefault.contains(field))
                    problem.at("defaults." + field, "unknown-import-field", "value", field);
            });
        }
        if (problem.hasFaults()) throw problem;
    }

    private static boolean isTarget(String field, Set<String> fields) {
        if (field.startsWith(ImportPlan.CUSTOM)) {
            String name = field.substring(ImportPlan.CUSTOM.length());
            return !name.isBlank() && name.length() <= 100;
        }
        return fields.contains(field)
                || field.startsWith(ImportPlan.OUTCOME) && field.length() > ImportPlan.OUTCOME.length();
    }

    /** Two columns cannot be one field; neither can two be one custom field. */
    private static void requireOnce(List<ImportPlan.Column> columns) {
        Problem problem = Problem.invalid();
        Set<String> used = new HashSet<>();
        for (ImportPlan.Column column : columns) {
            String target = column.target();
            if (target == null) continue;
            String slot = target.startsWith(ImportPlan.OUTCOME) ? ImportPlan.OUTCOME : target;
            if (!used.add(slot)) problem.at("mapping." + column.name(), "import-field-twice", "value", target);
        }
        if (problem.hasFaults()) throw problem;
    }

    @Transactional
    public ImportStatus status(UUID id) {
        return ImportStatus.of(find(id));
    }

    /** Counts, faults by column, the first faults, and why rows are skipped. */
    @Transactional
    public ImportReport report(UUID id) {
        return Reports.of(find(id), sql(), Context.current().locale());
    }

    /** The imports the caller may see, the newest first. */
    @Transactional
    public Page<ImportStatus> list(ListQuery query) {
        List<ImportTarget> allowed = targets.allowed();
        Set<String> whole = allowed.stream()
                .filter(Imports::seesAll)
                .map(ImportTarget::recordType)
                .collect(Collectors.toSet());
        Set<String> types = allowed.stream().map(ImportTarget::recordType).collect(Collectors.toSet());
        UUID self = Context.caller().id() == null
                ? new UUID(0, 0)
                : Context.caller().id();
        Access.Visible visible = new Access.Visible(
                "(i.record_type = any(?) or i.record_type = any(?) and i.member_id = ?)",
                List.of(whole.toArray(String[]::new), types.toArray(String[]::new), self));
        return LIST.page(sql(), query, visible).map(ImportStatus::of);
    }

    /** Stops a run at its next chunk; what it has written by then stays. */
    @Transactional
    public ImportStatus cancel(UUID id) {
        StoredImport stored = find(id);
        UUID job = stored.jobId();
        if (stored.effectiveState() == ImportState.UPLOADED) {
            sql().execute("update import set state = 'CANCELLED', ended_at = ? where id = ?", Instant.now(clock), id);
        } else if (stored.effectiveState().isRunning() && job != null) {
            jobs.cancel(job);
        }
        return status(id);
    }

    /** Writes the rows that failed, with their reasons, as UTF-8 with byte order mark. */
    @Transactional
    public void failures(UUID id, OutputStream out) {
        StoredImport stored = find(id);
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            new FailuresFile(stored, this::sql, Context.current().locale()).write(text);
            text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The failures cannot be sent", e);
        }
    }

    private StoredImport find(UUID id) {
        StoredImport stored = stored(id).orElseThrow(() -> Problem.notFound("import", id));
        ImportTarget target = targets.get(stored.recordType());
        Access.require(target.permission());
        boolean own = Context.caller().id() != null && Context.caller().id().equals(stored.memberId());
        if (!own && !seesAll(target)) throw Problem.notFound("import", id);
        return stored;
    }

    private static boolean seesAll(ImportTarget target) {
        return Context.caller()
                .scopeOf(target.permission())
                .filter(scope -> scope == dev.cohort.access.Scope.ALL)
                .isPresent();
    }

    private Optional<StoredImport> stored(UUID id) {
        return sql().select(StoredImport.SELECT + "where i.id = ?", id)
                .mapTo(StoredImport.class)
                .findOne();
    }

    private static String fileName(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        if (name.isEmpty()) return "import.csv";
        return name.length() <= MAX_FILE_NAME ? name : name.substring(name.length() - MAX_FILE_NAME);
    }

    private Handle sql() {
        return transaction.handle();
    }
}
