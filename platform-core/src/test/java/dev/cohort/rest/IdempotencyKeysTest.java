package dev.cohort.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.IdempotencyKeys.Claim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class IdempotencyKeysTest {
    private static final Answer.Stored MADE = new Answer.Stored(201, "/api/v1/leads/1", "\"0\"", "{\"id\":1}");

    private final TestDatabase database;
    private final Claim claim = claim("hash");

    IdempotencyKeysTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void theSameRequestGetsTheFirstAnswer() {
        assertThat(once(claim)).isEmpty();
        assertThat(once(claim)).contains(MADE);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        once(claim);
        Claim other = new Claim(claim.key(), claim.memberId(), claim.door(), "other");
        assertThatThrownBy(() -> once(other)).isInstanceOf(Problem.class).hasMessage("idempotency-key-reused");
    }

    @Test
    void anotherMemberHasTheirOwnKeys() {
        once(claim);
        assertThat(once(new Claim(claim.key(), UUID.randomUUID(), claim.door(), "other")))
                .isEmpty();
    }

    @Test
    void aRefusedRequestLeavesTheKeyFree() {
        assertThatThrownBy(() -> in(() -> {
                    keys(Clock.systemUTC()).claim(claim);
                    throw Problem.conflict("group-full");
                }))
                .isInstanceOf(Problem.class);
        assertThat(once(claim)).isEmpty();
    }

    @Test
    void twoAtOnceAreDoneOnce() throws Exception {
        AtomicInteger done = new AtomicInteger();
        CountDownLatch bothCame = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> request = () -> {
                bothCame.countDown();
                assertThat(bothCame.await(10, TimeUnit.SECONDS)).isTrue();
                return in(() -> {
                    boolean first = keys(Clock.systemUTC()).claim(claim).isEmpty();
                    if (first) {
                        done.incrementAndGet();
                        // The other one has come upon the claim, and waits for what becomes of it.
                        database.awaitWaiting(1);
                        keys(Clock.systemUTC()).keep(claim, MADE);
                    }
                    return first;
                });
            };
            List<Future<Boolean>> both = threads.invokeAll(List.of(request, request));
            assertThat(both.get(0).get()).isNotEqualTo(both.get(1).get());
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void keysAreForgottenAfterADay() {
        once(claim);
        Instant later = Instant.now().plus(Duration.ofHours(25));
        assertThat(in(() -> keys(Clock.fixed(later, ZoneOffset.UTC)).removeOld()))
                .isPositive();
        assertThat(once(claim)).isEmpty();
    }

    private Optional<Answer.Stored> once(Claim wanted) {
        return in(() -> {
            Optional<Answer.Stored> first = keys(Clock.systemUTC()).claim(wanted);
            if (first.isEmpty()) keys(Clock.systemUTC()).keep(wanted, MADE);
            return first;
        });
    }

    private IdempotencyKeys keys(Clock clock) {
        return new IdempotencyKeys(database.transaction(), clock);
    }

    private <T> T in(Supplier<T> work) {
        return Context.call(
                database.system(database.alpha()), () -> database.transactions().in(work));
    }

    private static Claim claim(String hash) {
        return new Claim(UUID.randomUUID().toString(), UUID.randomUUID(), "POST /api/v1/leads", hash);
    }
}
