package dev.cohort.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private final Threads threads = new Threads(Executors.defaultThreadFactory());
    private final Slots slots = new Slots(2, threads);
    private final Queue<Integer> waiting =
            new ConcurrentLinkedQueue<>(IntStream.range(0, 20).boxed().toList());
    private final CountDownLatch done = new CountDownLatch(20);

    @AfterEach
    void end() {
        threads.end(null);
    }

    @Test
    void allIsDoneAndNeverMoreAtOnceThanThereIsRoom() throws InterruptedException {
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        slots.fill(() -> Optional.ofNullable(waiting.poll()), piece -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            atWork.decrementAndGet();
            done.countDown();
        });

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValueBetween(1, 2);
    }

    @Test
    void whatFailsGivesItsRoomBack() throws InterruptedException {
        slots.fill(() -> Optional.ofNullable(waiting.poll()), piece -> {
            done.countDown();
            throw new IllegalStateException("piece " + piece);
        });

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
