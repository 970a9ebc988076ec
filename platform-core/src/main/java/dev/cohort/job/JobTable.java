package dev.cohort.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.rest.Json;
import dev.cohort.work.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SQL of a tenant's jobs; every method runs in the caller's transaction, on the schema of the tenant at hand. */
@ApplicationScoped
class JobTable {
    private static final String SELECT = """
            select id, kind, state, progress, total, message, result::text, failure, member_id, attempts,
                   cancel_requested, created_at, started_at, ended_at
            from job
            """;

    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    JobTable(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A run that begins: the newest attempt is the only one that may write from here on. */
    record Begun(
            JsonNode params, JsonNode checkpoint, @Nullable UUID memberId, int attempt, boolean cancelRequested) {}

    /** What one chunk adds; nulls leave things as they are. */
    record Step(
            long advance,
            @Nullable Long total,
            @Nullable String message,
            @Nullable JsonNode result) {}

    /** A job that waits or runs. */
    record OpenJob(UUID id, String kind) {}

    void insert(UUID id, String kind, JsonNode params, @Nullable UUID memberId) {
        transaction
                .handle()
                .createUpdate("""
                        insert into job (id, kind, state, params, member_id, created_at)
                        values (:id, :kind, 'QUEUED', :params::jsonb, :member, :now)
                        """)
                .bind("id", id)
                .bind("kind", kind)
                .bind("params", params.toString())
                .bindByType("member", memberId, UUID.class)
                .bind("now", now())
                .execute();
    }

    Optional<Job> find(UUID id) {
        return transaction
                .handle()
                .createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map((row, context) -> job(row))
                .findOne();
    }

    List<OpenJob> open() {
        return transaction
                .handle()
                .createQuery("select id, kind from job where state in ('QUEUED', 'RUNNING') order by created_at")
                .mapTo(OpenJob.class)
                .list();
    }

    /** Starts a run, the first or one more; empty when there is nothing left to do. */
    Optional<Begun> begin(UUID id) {
        return transaction
                .handle()
                .createQuery("""
                        update job set state = 'RUNNING', node = :node, attempts = attempts + 1,
                            started_at = coalesce(started_at, :now), heartbeat_at = :now
                        where id = :id and state in ('QUEUED', 'RUNNING')
                        returning params::text, checkpoint::text, member_id, attempts, cancel_requested
                        """)
                .bind("id", id)
                .bind("node", Node.name())
                .bind("now", now())
                .map((row, context) -> new Begun(
                        json(row.getString("params")),
                        json(row.getString("checkpoint")),
                        row.getObject("member_id", UUID.class),
                        row.getInt("attempts"),
                        row.getBoolean("cancel_requested")))
                .findOne();
    }

    JsonNode checkpoint(UUID id) {
        return json(transaction
                .handle()
                .createQuery("select checkpoint::text from job where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    /**
     * Keeps how far a run has come.
     *
     * @return whether the job is to be cancelled; empty when another run has taken it over
     */
    Optional<Boolean> save(UUID id, int attempt, JsonNode checkpoint, Step step) {
        return transaction
                .handle()
                .createQuery("""
                        update job set checkpoint = :checkpoint::jsonb, progress = progress + :advance,
                            total = coalesce(:total, total), message = coalesce(:message, message),
                            result = coalesce(:result::jsonb, result), heartbeat_at = :now
                        where id = :id and attempts = :attempt and state = 'RUNNING'
                        returning cancel_requested
                        """)
                .bind("checkpoint", checkpoint.toString())
                .bind("advance", step.advance())
                .bindByType("total", step.total(), Long.class)
                .bind("message", step.message())
                .bind("result", step.result() == null ? null : step.result().toString())
                .bind("now", now())
                .bind("id", id)
                .bind("attempt", attempt)
                .mapTo(Boolean.class)
                .findOne();
    }

    /** Ends a job; false when it is no longer this run's to end. */
    boolean end(UUID id, int attempt, JobState state, @Nullable String failure) {
        return transaction
                        .handle()
                        .createUpdate("""
                        update job set state = :state, failure = :failure, ended_at = :now
                        where id = :id and attempts = :attempt and state = 'RUNNING'
                        """)
                        .bind("state", state.name())
                        .bind("failure", failure)
                        .bind("now", now())
                        .bind("id", id)
                        .bind("attempt", attempt)
                        .execute()
                == 1;
    }

    /**
     * Ends a job that waits, and asks one that runs to end.
     *
     * @return its state from here on; empty when it had ended before
     */
    Optional<JobState> cancel(UUID id) {
        return transaction
                .handle()
                .createQuery("""
                        update job set cancel_requested = true,
                            ended_at = case when state = 'QUEUED' then :now else ended_at end,
                            state = case when state = 'QUEUED' then 'CANCELLED' else state end
                        where id = :id and state in ('QUEUED', 'RUNNING')
                        returning state
                        """)
                .bind("id", id)
                .bind("now", now())
                .mapTo(JobState.class)
                .findOne();
    }

    private static Job job(ResultSet row) throws SQLException {
        String result = row.getString("result");
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                JobState.valueOf(row.getString("state")),
                row.getLong("progress"),
                row.getObject("total", Long.class),
                row.getString("message"),
                result == null ? null : json(result),
                row.getString("failure"),
                row.getObject("member_id", UUID.class),
                row.getInt("attempts"),
                row.getBoolean("cancel_requested"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A jsonb column holds no JSON", e);
        }
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }
}
