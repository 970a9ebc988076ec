package dev.cohort.rest;

import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys under which requests were done, with their answers; kept for a day. */
@ApplicationScoped
class IdempotencyKeys {
    static final Duration KEPT = Duration.ofHours(24);

    private static final String CLAIM = """
            insert into idempotency_key (member_id, key, door, request_hash, created_at)
            values (?, ?, ?, ?, ?)
            on conflict (member_id, key) do nothing
            """;
    private static final String FIND = """
            select door, request_hash, status, location, etag, body
            from idempotency_key
            where member_id = ? and key = ?
            """;
    private static final String KEEP = """
            update idempotency_key
            set status = ?, location = ?, etag = ?, body = ?
            where member_id = ? and key = ?
            """;

    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    IdempotencyKeys(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What a key is claimed for: by whom, at which door, with which content. */
    record Claim(String key, UUID memberId, String door, String requestHash) {}

    /** What stands under a key. */
    record Kept(
            String door,
            String requestHash,
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {}

    /**
     * Takes the key for this transaction, or gives the answer that stands under it.
     *
     * @throws Problem 422 {@code idempotency-key-reused} when it stands for another request
     */
    Optional<Answer.Stored> claim(Claim claim) {
        // The insert waits for a transaction that holds the same key; then there is its answer, or the key is free.
        int taken = transaction
                .handle()
                .execute(
                        CLAIM,
                        claim.memberId(),
                        claim.key(),
                        claim.door(),
                        claim.requestHash(),
                        Instant.now(clock).atOffset(ZoneOffset.UTC));
        if (taken == 1) return Optional.empty();
        Kept kept = transaction
                .handle()
                .select(FIND, claim.memberId(), claim.key())
                .mapTo(Kept.class)
                .one();
        if (!kept.door().equals(claim.door()) || !kept.requestHash().equals(claim.requestHash()))
            throw Problem.rule("idempotency-key-reused");
        return Optional.of(new Answer.Stored(kept.status(), kept.location(), kept.etag(), kept.body()));
    }

    void keep(Claim claim, Answer.Stored answer) {
        transaction
                .handle()
                .execute(
                        KEEP,
                        answer.status(),
                        answer.location(),
                        answer.etag(),
                        answer.body(),
                        claim.memberId(),
                        claim.key());
    }

    int removeOld() {
        return transaction
                .handle()
                .execute(
                        "delete from idempotency_key where created_at < ?",
                        Instant.now(clock).minus(KEPT).atOffset(ZoneOffset.UTC));
    }
}
