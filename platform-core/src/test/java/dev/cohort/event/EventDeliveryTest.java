package dev.cohort.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.event.EventObservers.Observer;
import dev.cohort.module.InstalledModules;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.request.Context;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TestTenants;
import dev.cohort.work.AfterCommit;
import dev.cohort.work.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class EventDeliveryTest {
    @EventName("bell.rung")
    record BellRung(int number) {}

    private final TestDatabase db;
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final EventObservers observers = new EventObservers();
    private final List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
    private final EventDelivery delivery;

    EventDeliveryTest(TestDatabase db) {
        this.db = db;
        this.delivery = delivery(new InstalledModules());
    }

    @BeforeEach
    void clear() {
        db.clear();
    }

    @Test
    void anEventReachesItsObserverOnceWithTheTenantBound() {
        observe("ear", bell -> assertThat(Context.tenant().slug()).isEqualTo("alpha"));
        publish(1);

        deliver();
        deliver();

        assertThat(heard).containsExactly(1);
        assertThat(left()).isZero();
    }

    @Test
    void whatWasRolledBackIsNotHeardOf() {
        observe("ear", bell -> {});
        assertThatThrownBy(() -> db.transactions().inNew(db.system(db.alpha()), () -> {
                    events(slug -> {}).publish(new BellRung(1));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        deliver();

        assertThat(heard).isEmpty();
    }

    @Test
    void anEventThatNobodyObservesIsDoneWith() {
        publish(1);
        deliver();
        assertThat(left()).isZero();
    }

    @Test
    void manyWorkersDeliverEachEventOnce() throws InterruptedException {
        observe("ear", bell -> {});
        for (int i = 0; i < 200; i++) publish(i);

        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++)
                workers.execute(() -> {
                    await(start);
                    while (delivery.deliver(db.alpha(), 7).more()) Thread.onSpinWait();
                });
            start.countDown();
        }
        deliver();

        assertThat(heard).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void afterAFailureOnlyTheObserverThatFailedIsToldAgain() {
        List<String> told = new ArrayList<>();
        observe("good", bell -> told.add("good"));
        observe("bad", bell -> {
            told.add("bad");
            if (told.size() < 3) throw new IllegalStateException("not yet");
        });
        publish(1);

        deliver();
        assertThat(told).containsExactly("good", "bad");
        deliver();
        assertThat(told).as("not before its pause is over").hasSize(2);
        clock.forward(Duration.ofSeconds(10));
        deliver();

        assertThat(told).containsExactly("good", "bad", "bad");
        assertThat(left()).isZero();
    }

    @Test
    void whatAFailingObserverWroteIsUndone() {
        observe("bad", bell -> {
            db.transaction().handle().execute("insert into setting values ('bell', 'rung')");
            throw new IllegalStateException("no");
        });
        publish(1);

        deliver();

        assertThat(count("select count(*) from setting")).isZero();
        assertThat(count("select count(*) from event_delivery")).isZero();
    }

    @Test
    void anEventThatFailsTenTimesIsGivenUpAndSaysWhy() {
        observe("bad", bell -> {
            throw new IllegalStateException("out of order");
        });
        publish(1);

        for (int i = 0; i < 12; i++) {
            deliver();
            clock.forward(Duration.ofHours(2));
        }

        assertThat(heard).hasSize(10);
        assertThat(count("select count(*) from event_outbox where state = 'DEAD' and failure like '%out of order%'"))
                .isOne();
    }

    @Test
    void whatAKilledNodeHeldIsDeliveredWhenItsClaimHasLapsed() {
        observe("ear", bell -> {});
        publish(1);
        db.transactions().inNew(db.system(db.alpha()), () -> outbox().claim(10));

        deliver();
        assertThat(heard).isEmpty();
        clock.forward(Outbox.LEASE);
        deliver();

        assertThat(heard).containsExactly(1);
    }

    @Test
    void eventsOfOneRecordArriveInOrderWhateverFails() {
        observe("ear", bell -> {
            if (bell.number() == 1 && heard.size() == 1) throw new IllegalStateException("not yet");
        });
        for (int i = 1; i <= 3; i++) publish("lead", i);
        publish("other", 9);

        deliver();
        assertThat(heard).containsExactly(1, 9);
        clock.forward(Duration.ofSeconds(10));
        deliver();

        assertThat(heard).containsExactly(1, 9, 1, 2, 3);
    }

    @Test
    void aModulesObserverHearsOnlyWhereTheTenantHasTheModule() {
        observe("ear", bell -> {});
        publish(1);
        InstalledModules bells = new InstalledModules() {
            @Override
            public Optional<String> moduleOf(Class<?> type) {
                return Optional.of("bells");
            }
        };

        delivery(bells).deliver(db.alpha(), 50);

        assertThat(heard).isEmpty();
    }

    @Test
    void anObserverOfEverythingGetsTheNameAndThePayload() {
        List<PublishedEvent> seen = new ArrayList<>();
        observers.add(new Observer(
                "all", EventDeliveryTest.class, PublishedEvent.class, event -> seen.add((PublishedEvent) event)));
        publish(7);

        deliver();

        assertThat(seen).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("bell.rung");
            assertThat(event.payload().get("number").asInt()).isEqualTo(7);
        });
    }

    @Test
    void publishingSetsTheWorkerGoing() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        observe("ear", bell -> arrived.countDown());
        Threads threads = new Threads(Executors.defaultThreadFactory());
        EventWorker worker = new EventWorker(delivery, TestTenants.on(db), threads, clock);

        db.transactions().inNew(db.system(db.alpha()), () -> {
            new Events(db.transaction(), db.entityManager(), new AfterCommit(db.registry()), worker, clock)
                    .publish(new BellRung(1));
            return db;
        });

        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        threads.end(null);
    }

    @Test
    void eventsOfOneTransactionArriveInTheirOrder() {
        observe("ear", bell -> {});
        List<Integer> numbers = IntStream.range(0, 20).boxed().toList();

        db.transactions().inNew(db.system(db.alpha()), () -> {
            Events events = events(slug -> {});
            numbers.forEach(number -> events.publish("bell", new BellRung(number)));
            return numbers;
        });
        deliver();

        assertThat(heard).containsExactlyElementsOf(numbers);
    }

    private void observe(String name, Consumer<BellRung> ear) {
        observers.add(new Observer(name, EventDeliveryTest.class, BellRung.class, event -> {
            BellRung bell = (BellRung) event;
            heard.add(bell.number());
            ear.accept(bell);
        }));
    }

    private void publish(int number) {
        db.transactions().inNew(db.system(db.alpha()), () -> {
            events(slug -> {}).publish(new BellRung(number));
            return number;
        });
    }

    private void publish(String key, int number) {
        db.transactions().inNew(db.system(db.alpha()), () -> {
            events(slug -> {}).publish(key, new BellRung(number));
            return number;
        });
    }

    private void deliver() {
        while (delivery.deliver(db.alpha(), 50).more()) Thread.onSpinWait();
    }

    private Events events(Consumer<String> nudged) {
        EventWorker worker =
                new EventWorker(delivery, TestTenants.on(db), new Threads(Executors.defaultThreadFactory()), clock) {
                    @Override
                    public void nudge(String slug) {
                        nudged.accept(slug);
                    }
                };
        return new Events(db.transaction(), db.entityManager(), new AfterCommit(db.registry()), worker, clock);
    }

    private EventDelivery delivery(InstalledModules modules) {
        return new EventDelivery(outbox(), observers, modules, db.transactions());
    }

    private Outbox outbox() {
        return new Outbox(db.transaction(), clock);
    }

    private long left() {
        return count("select count(*) from event_outbox");
    }

    private long count(String sql) {
        Tenant tenant = db.alpha();
        return db.transactions().inNew(db.system(tenant), () -> db.transaction()
                .handle()
                .createQuery(sql)
                .mapTo(Long.class)
                .one());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
