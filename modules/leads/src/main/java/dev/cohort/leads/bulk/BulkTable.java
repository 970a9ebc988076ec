package dev.cohort.leads.bulk;

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

/** What is kept of changes to many: which leads, what of them, and what they held before. */
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
            UUID leadId, @Nullable String before, @Nullable Integer versionAfter) {}

    /** An edit as it is kept. */
    record Stored(
            UUID id,
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

    void insert(UUID id, BulkChanges changes, @Nullable UUID member, Instant now) {
        transaction
                .handle()
                .createUpdate("""
                        insert into lead_bulk_edit (id, state, changes, member_id, created_at)
                        values (:id, 'RUNNING', :changes::jsonb, :member, :now)
                        """)
                .bind("id", id)
                .bind("changes", Json.tree(changes).toString())
                .bind("member", member)
                .bind("now", now)
                .execute();
    }

    void add(UUID id, List<UUID> leads) {
        transaction
                .handle()
                .createUpdate("""
                        insert into lead_bulk_row (edit_id, lead_id, state)
                        select :id, lead, 'P' from unnest(cast(:leads as uuid[])) lead
                        on conflict do nothing
                        """)
                .bind("id", id)
                .bindArray("leads", UUID.class, leads)
                .execute();
    }

    Optional<Stored> find(UUID id) {
        return transaction
                .handle()
                .createQuery(
                        "select id, state, changes::text, member_id, created_at, job_id from lead_bulk_edit where id = ?")
                .bind(0, id)
                .mapTo(Stored.class)
                .findOne();
    }

    void state(UUID id, String state) {
        transaction.handle().execute("update lead_bulk_edit set state = ? where id = ?", state, id);
    }

    /** Goes on from one state to another; false when somebody else already has. */
    boolean move(UUID id, String from, String to) {
        return transaction
                        .handle()
                        .execute("update lead_bulk_edit set state = ? where id = ? and state = ?", to, id, from)
                == 1;
    }

    void job(UUID id, UUID job) {
        transaction.handle().execute("update lead_bulk_edit set job_id = ? where id = ?", job, id);
    }

    /** The next rows in this state. */
    List<Row> rows(UUID id, String state, int most) {
        return transaction
                .handle()
                .select(
                        "select lead_id, before::text, version_after from lead_bulk_row"
                                + " where edit_id = ? and state = ? order by lead_id limit ?",
                        id,
                        state,
                        most)
                .mapTo(Row.class)
                .list();
    }

    void changed(UUID id, UUID lead, JsonNode before, int version) {
        transaction
                .handle()
                .createUpdate("""
                        update lead_bulk_row set state = 'C', before = :before::jsonb, version_after = :version
                        where edit_id = :id and lead_id = :lead
                        """)
                .bind("id", id)
                .bind("lead", lead)
                .bind("before", before.toString())
                .bind("version", version)
                .execute();
    }

    void settle(UUID id, UUID lead, String state, @Nullable String code) {
        transaction
                .handle()
                .createUpdate(
                        "update lead_bulk_row set state = :state, code = :code where edit_id = :id and lead_id = :lead")
                .bind("id", id)
                .bind("lead", lead)
                .bind("state", state)
                .bind("code", code)
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
                        from lead_bulk_row where edit_id = ?
                        """)
                .bind(0, id)
                .mapTo(Counts.class)
                .one();
    }

    List<BulkEdit.Left> left(UUID id) {
        return transaction
                .handle()
                .createQuery("""
                        select l.id, l.number, coalesce(r.code, '') as code
                        from lead_bulk_row r join lead l on l.id = r.lead_id
                        where r.edit_id = ? and r.state in ('R', 'K') order by l.number_value limit ?
                        """)
                .bind(0, id)
                .bind(1, MOST_LEFT)
                .mapTo(BulkEdit.Left.class)
                .list();
    }
}
