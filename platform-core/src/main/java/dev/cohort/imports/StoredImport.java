package dev.cohort.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.cohort.imports.csv.FileFormat;
import dev.cohort.rest.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One import as it stands in its table. */
record StoredImport(
        UUID id,
        String recordType,
        String fileName,
        long fileSize,
        String format,
        String columns,
        String options,
        @Nullable String plan,
        boolean dryRun,
        String state,
        @Nullable String problem,
        @Nullable UUID jobId,
        @Nullable String jobState,
        @Nullable String jobFailure,
        long stagedTo,
        long stagedBytes,
        boolean stagedAll,
        long appliedTo,
        long readRows,
        long createdRows,
        long updatedRows,
        long skippedRows,
        long failedRows,
        long matchedRows,
        long undoneTo,
        long removedRows,
        long restoredRows,
        long keptRows,
        @Nullable String undoneBy,
        @Nullable Instant undoStartedAt,
        @Nullable Instant undoneAt,
        String warnings,
        @Nullable UUID memberId,
        String actorName,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long triedMillis,
        boolean expired) {

    static final String COLUMNS = """
            i.id, i.record_type, i.file_name, i.file_size, i.format::text as format, i.columns::text as columns,
            i.options::text as options, i.plan::text as plan, i.dry_run, i.state, i.problem, i.job_id, j.state as job_state,
            j.failure as job_failure, i.staged_to, i.staged_bytes, i.staged_all, i.applied_to, i.read_rows,
            i.created_rows, i.updated_rows, i.skipped_rows, i.failed_rows, i.matched_rows, i.warnings::text as warnings,
            i.member_id, i.actor_name, i.created_at, i.started_at, i.ended_at, i.undone_to, i.removed_rows, i.restored_rows,
            i.kept_rows, i.undone_by, i.undo_started_at, i.undone_at, i.tried_millis,
            i.tidied is not distinct from 'EXPIRED' as expired""";
    static final String TABLES = "import i left join job j on j.id = i.job_id";
    static final String SELECT = "select " + COLUMNS + " from " + TABLES + " ";

    FileFormat fileFormat() {
        return read(format, FileFormat.class);
    }

    List<String> columnNames() {
        try {
            return Json.mapper().readValue(columns, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The columns of import " + id + " cannot be read", e);
        }
    }

    ImportOptions importOptions() {
        return read(options, ImportOptions.class);
    }

    ImportPlan importPlan() {
        if (plan == null) throw new IllegalStateException("Import " + id + " has no plan");
        return read(plan, ImportPlan.class);
    }

    Warnings columnWarnings() {
        return read(warnings, Warnings.class);
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept of an import no longer fits " + type.getName(), e);
        }
    }

    static String write(Object value) {
        return Json.tree(value).toString();
    }

    /** The state that holds: a job that ended before its time leaves the import where it was. */
    ImportState effectiveState() {
        ImportState own = ImportState.valueOf(state);
        if (!own.isRunning() || jobState == null) return own;
        return switch (jobState) {
            case "FAILED" -> ImportState.FAILED;
            case "CANCELLED" -> ImportState.CANCELLED;
            default -> own;
        };
    }
}
