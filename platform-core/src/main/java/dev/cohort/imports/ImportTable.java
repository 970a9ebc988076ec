package dev.cohort.imports;

import dev.cohort.access.Access.Visible;
import dev.cohort.imports.Planning.Planned;
import dev.cohort.imports.csv.FileFormat;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of the imports themselves; every method runs in the caller's transaction and asks no permission. */
@ApplicationScoped
class ImportTable {
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
                created_rows = 0, updated_rows = 0, skipped_rows = 0, tried_millis = null, warnings = '{"items":[]}',
                filled = '{}'
            where id = :id
            """;
    private static final String END = """
            update import set state = :state, problem = :problem, ended_at = :now
            where id = :id and state in ('UPLOADED', 'QUEUED', 'STAGING', 'MATCHING', 'APPLYING')
            """;

    private static final String UNDO = """
            update import
            set state = 'UNDOING', problem = null, undone_by = :actor, undo_started_at = :now, undone_at = null
            where id = :id
            """;
    private static final String UNDONE = """
            update import set state = 'UNDONE', undone_at = :now where id = :id and state = 'UNDOING'
            """;
    private static final String UNDO_BROKEN = """
            update import set state = 'FAILED', problem = :problem where id = :id and state = 'UNDOING'
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
    private final Clock clock;

    @Inject
    ImportTable(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    Handle sql() {
        return transaction.handle();
    }

    UUID insert(String recordType, String fileName) {
        UUID id = Ids.next();
        sql().createUpdate(INSERT)
                .bind("id", id)
                .bind("recordType", recordType)
                .bind("fileName", fileName)
                .bind("memberId", Context.caller().id())
                .bind("actorName", Context.caller().name())
                .bind("now", Instant.now(clock))
                .execute();
        return id;
    }

    void describe(UUID id, long size, FileFormat format, List<String> columns) {
        sql().createUpdate(DESCRIBE)
                .bind("id", id)
                .bind("size", size)
                .bind("format", StoredImport.write(format))
                .bind("columns", StoredImport.write(columns))
                .execute();
    }

    /** Keeps what is to be done, and that it has not begun. */
    void plan(UUID id, Planned planned, ImportOptions options) {
        sql().createUpdate(PLAN)
                .bind("id", id)
                .bind("options", StoredImport.write(options))
                .bind("plan", StoredImport.write(planned.plan()))
                .bind("format", StoredImport.write(planned.format()))
                .bind("columns", StoredImport.write(planned.sample().columns()))
                .bind("dryRun", options.isDryRun())
                .bind("now", Instant.now(clock))
                .execute();
    }

    /** Which job does it. */
    void handedTo(UUID id, UUID jobId) {
        sql().execute("update import set job_id = ? where id = ?", jobId, id);
    }

    void forgetRows(UUID id) {
        sql().execute("delete from import_match where import_id = ?", id);
        sql().execute("delete from import_fault where import_id = ?", id);
        sql().execute("delete from import_row where import_id = ?", id);
        sql().createUpdate(FORGET_ROWS).bind("id", id).execute();
    }

    /** Ends an import that has not ended yet. */
    void end(UUID id, ImportState state, @Nullable String problem) {
        sql().createUpdate(END)
                .bind("id", id)
                .bind("state", state.name())
                .bind("problem", problem)
                .bind("now", Instant.now(clock))
                .execute();
    }

    /** Lets nobody else begin anything with this import until the running transaction has ended. */
    void lock(UUID id) {
        sql().select("select id from import where id = ? for update", id)
                .mapTo(UUID.class)
                .findOne();
    }

    void beginUndo(UUID id) {
        sql().createUpdate(UNDO)
                .bind("id", id)
                .bind("actor", Context.caller().name())
                .bind("now", Instant.now(clock))
                .execute();
    }

    /** Whether this has ended the undo. */
    boolean endUndo(UUID id) {
        return sql().createUpdate(UNDONE)
                        .bind("id", id)
                        .bind("now", Instant.now(clock))
                        .execute()
                > 0;
    }

    /** The undo did not get through; it can be begun again and goes on where it was. */
    void breakUndo(UUID id, String problem) {
        sql().createUpdate(UNDO_BROKEN).bind("id", id).bind("problem", problem).execute();
    }

    StoredImport get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("There is no import " + id));
    }

    Optional<StoredImport> find(UUID id) {
        return sql().select(StoredImport.SELECT + "where i.id = ?", id)
                .mapTo(StoredImport.class)
                .findOne();
    }

    /** The import that a job does, or did. */
    Optional<StoredImport> ofJob(UUID jobId) {
        return sql().select(StoredImport.SELECT + "where i.job_id = ?", jobId)
                .mapTo(StoredImport.class)
                .findOne();
    }

    Page<StoredImport> list(ListQuery query, Visible visible) {
        return LIST.page(sql(), query, visible);
    }
}
