package dev.cohort.leads;

import static dev.cohort.leads.LeadsFixture.lead;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same person brought in by several at the same moment. */
@ExtendWith(TestDatabase.class)
class SimultaneousLeadsTest {
    private static final int MANY = 8;

    private LeadsFixture on;

    @BeforeEach
    void open(TestDatabase db) {
        on = new LeadsFixture(db);
    }

    @ParameterizedTest
    @CsvSource({
        "marta@example.org, , MARTA@example.org, ",
        ", 0176 04069012, , +49 176 04069012",
        "marta@example.org, 0176 04069012, other@example.org, 0176 04069012",
    })
    void theSecondWaitsForTheFirstAndFindsWhatItMade(
            @Nullable String email, @Nullable String phone, @Nullable String sameEmail, @Nullable String samePhone)
            throws Exception {
        CountDownLatch made = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Boolean> first = threads.submit(() -> on.as(LeadsFixture.manager(), () -> {
                on.leads.take(lead("Marta", "Nowak", email, phone), OnDuplicate.REFUSE);
                made.countDown();
                on.db.awaitWaiting(1);
                return true;
            }));
            Future<String> second = threads.submit(() -> {
                assertThat(made.await(20, TimeUnit.SECONDS)).isTrue();
                return create(OnDuplicate.REFUSE, sameEmail, samePhone);
            });

            assertThat(first.get()).isTrue();
            assertThat(second.get()).isEqualTo("duplicate-suspected");
        }
    }

    @Test
    void ofManyOneIsMadeAndTheOthersAreRefused() throws Exception {
        List<String> outcomes = atOnce(() -> create(OnDuplicate.REFUSE, "marta@example.org", "0176 04069012"));

        assertThat(outcomes).containsOnlyOnce("made");
        assertThat(outcomes.stream().filter("duplicate-suspected"::equals)).hasSize(MANY - 1);
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void whereDuplicatesAreWantedAllAreMade() throws Exception {
        List<String> outcomes = atOnce(() -> create(OnDuplicate.CREATE, "marta@example.org", "0176 04069012"));

        assertThat(outcomes).hasSize(MANY).containsOnly("made");
        assertThat(leads()).isEqualTo(MANY);
    }

    @Test
    void enquiriesOfOnePersonBecomeOneLead() throws Exception {
        List<String> outcomes = atOnce(() -> {
            on.capture.receive(Map.of("lastName", "Nowak", "email", "marta@example.org"));
            return "made";
        });

        assertThat(outcomes).hasSize(MANY).containsOnly("made");
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void theSamePersonAtAnotherTenantDoesNotWait() throws Exception {
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            boolean made = on.as(LeadsFixture.manager(), () -> {
                on.leads.take(lead("Marta", "Nowak", "marta@example.org", null), OnDuplicate.REFUSE);
                return inBeta(threads);
            });
            assertThat(made).isTrue();
        }
    }

    private boolean inBeta(ExecutorService threads) {
        try {
            return threads.submit(() -> on.as(
                                    on.db.beta(),
                                    LeadsFixture.manager(),
                                    () -> on.leads.take(
                                            lead("Marta", "Nowak", "marta@example.org", null), OnDuplicate.REFUSE)))
                            .get(20, TimeUnit.SECONDS)
                    != null;
        } catch (Exception e) {
            throw new IllegalStateException("The other tenant waited", e);
        }
    }

    private String create(OnDuplicate onDuplicate, @Nullable String email, @Nullable String phone) {
        try {
            on.as(LeadsFixture.manager(), () -> on.leads.take(lead("Marta", "Nowak", email, phone), onDuplicate));
            return "made";
        } catch (Problem problem) {
            return problem.code();
        }
    }

    private static List<String> atOnce(Callable<String> work) throws Exception {
        CyclicBarrier together = new CyclicBarrier(MANY);
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(MANY)) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < MANY; i++)
                all.add(threads.submit(() -> {
                    together.await(20, TimeUnit.SECONDS);
                    return work.call();
                }));
            for (Future<String> each : all) outcomes.add(each.get());
        }
        return outcomes;
    }

    private long leads() {
        return on.as(LeadsFixture.manager(), () -> on.lists.count(ListQuery.first(1)));
    }
}
