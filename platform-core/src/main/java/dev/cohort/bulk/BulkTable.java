package dev.cohort.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of changes to many: which records, what of them, and what they held before. */
@ApplicationScoped
class BulkTable {
    private static final int MOST_LEFT = 100;

    private final TenantTransaction transaction;

    @Inject
    BulkTable(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** A row of an edit. */
    record Row(
            UUID recordId,
            @Nullable String before,
            @Nullable Integer versionAfter) {}

    /** An edit as it is kept. */
    record Stored(
            UUID id,
            String recordType,
            String state,
            String changes,
            @Nullable UUID memberId,
            Instant createdAt,
            @Nullable UUID jobId) {
        BulkChanges changed() {
            try {
                return Json.mapper().readValue(changes, BulkChanges.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The changes of a bulk edit are not JSON", e);
            }
        }
    }

    void insert(UUID id, String recordType, BulkChanges changes, @Nullable UUID member, Instant now) {
        transaction
                .handle()
                .createUpdate("""
                        insert into bulk_edit (id, record_type, state, changes, member_id, created_at)
                        values (:id, :type, 'RUNNING', :changes::jsonb, :member, :now)
                        """)
                .bind("id", id)
                .bind("type", recordType)
                .bind("changes", Json.tree(changes).toString())
                .bind("member", member)
                .bind("now", now)
                .execute();
    }

    void add(UUID id, List<UUID> records) {
        transaction
                .handle()
                .createUpdate("""
                        insert into bulk_row (edit_id, record_id, state)
                        select :id, record, 'P' from unnest(cast(:records as uuid[])) record
                        on conflict do nothing
                        """)
                .bind("id", id)
                .bindArray("records", UUID.class, records)
                .execute();
    }

    Optional<Stored> find(UUID id) {
        return transaction
                .handle()
                .createQuery(
                        "select id, record_type, state, changes::text, member_id, created_at, job_id from bulk_edit where id = ?")
                .bind(0, id)
                .mapTo(Stored.class)
                .findOne();
    }

    void state(UUID id, String state) {
        transaction.handle().execute("update bulk_edit set state = ? where id = ?", state, id);
    }

    /** Goes on from one state to another; false when somebody else already has. */
    boolean move(UUID id, String from, String to) {
        return transaction.handle().execute("update bulk_edit set state = ? where id = ? and state = ?", to, id, from)
                == 1;
    }

    void job(UUID id, UUID job) {
        transaction.handle().execute("update bulk_edit set job_id = ? where id = ?", job, id);
    }

    /** The edit that this job works on. */
    Optional<UUID> ofJob(UUID job) {
        return transaction
                .handle()
                .select("select id from bulk_edit where job_id = ?", job)
                .mapTo(UUID.class)
                .findOne();
    }

    /** The next rows in this state. */
    List<Row> rows(UUID id, String state, int most) {
        return transaction
                .handle()
                .select(
                        "select record_id, before::text, version_after from bulk_row"
                                + " where edit_id = ? and state = ? order by record_id limit ?",
                        id,
                        state,
                        most)
                .mapTo(Row.class)
                .list();
    }

    void changed(UUID id, UUID record, JsonNode before, int version, String label) {
        transaction
                .handle()
                .createUpdate("""
                        update bulk_row set state = 'C', before = :before::jsonb, version_after = :version,
                            label = left(:label, 300)
                        where edit_id = :id and record_id = :record
                        """)
                .bind("id", id)
                .bind("record", record)
                .bind("before", before.toString())
                .bind("version", version)
                .bind("label", label)
                .execute();
    }

    void settle(UUID id, UUID record, String state, @Nullable String code, @Nullable String label) {
        transaction
                .handle()
                .createUpdate(
                        "update bulk_row set state = :state, code = :code, label = coalesce(left(:label, 300), label)"
                                + " where edit_id = :id and record_id = :record")
                .bind("id", id)
                .bind("record", record)
                .bind("state", state)
                .bind("code", code)
                .bind("label", label)
                .execute();
    }

    /** Counts of the rows, by one query. */
    record Counts(long matched, long changed, long unchanged, long refused, long restored, long kept) {}

    Counts counts(UUID id) {
        return transaction
                .handle()
                .createQuery("""
                        select count(*) as matched, count(*) filter (where state in ('C', 'B', 'K')) as changed,
                            count(*) filter (where state = 'U') as unchanged, count(*) filter (where state = 'R') as refused,
                            count(*) filter (where state = 'B') as restored, count(*) filter (where state = 'K') as kept
                        from bulk_row where edit_id = ?
                        """)
                .bind(0, id)
                .mapTo(Counts.class)
                .one();
    }

    List<BulkEdit.Left> left(UUID id) {
        return transaction
                .handle()
                .createQuery("""
                        select record_id as id, coalesce(label, '') as number, coalesce(code, '') as code
                        from bulk_row where edit_id = ? and state in ('R', 'K') order by label, record_id limit ?
                        """)
                .bind(0, id)
                .bind(1, MOST_LEFT)
                .mapTo(BulkEdit.Left.class)
                .list();
    }
}
