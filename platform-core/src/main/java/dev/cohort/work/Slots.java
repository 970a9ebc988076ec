package dev.cohort.work;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Room for a few pieces of work at once, each claimed before it is begun; as long as there is room and work, it is used. */
public final class Slots {
    private final Semaphore free;
    private final Threads threads;

    public Slots(int atOnce, Threads threads) {
        this.free = new Semaphore(atOnce);
        this.threads = threads;
    }

    /**
     * Begins what can be claimed, until there is no more or no room; whenever a piece has ended, the next one is claimed.
     *
     * @param claim takes a piece of work for this node; empty when there is none
     */
    public <T> void fill(Supplier<Optional<T>> claim, Consumer<T> work) {
        while (!threads.ending() && free.tryAcquire()) {
            Optional<T> claimed = Optional.empty();
            try {
                claimed = claim.get();
            } finally {
                if (claimed.isEmpty()) free.release();
            }
            if (claimed.isEmpty()) return;
            T taken = claimed.get();
            threads.now(() -> {
                try {
                    work.accept(taken);
                } finally {
                    free.release();
                    fill(claim, work);
                }
            });
        }
    }
}
