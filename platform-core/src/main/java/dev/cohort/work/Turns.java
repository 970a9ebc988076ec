package dev.cohort.work;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Rounds of work for tenants in turn: a few threads, and one thread per tenant at a time. */
public final class Turns {
    private final int most;
    private final Threads threads;
    private final Predicate<String> round;

    private final Set<String> waiting = new LinkedHashSet<>();
    private final Set<String> busy = new HashSet<>();
    private int workers;

    /** @param round does a round for the tenant of this address, and says whether there is more to do at once */
    public Turns(int most, Threads threads, Predicate<String> round) {
        this.most = most;
        this.threads = threads;
        this.round = round;
    }

    /** There may be work for this tenant. */
    public void nudge(String slug) {
        synchronized (waiting) {
            waiting.add(slug);
            if (workers >= most) return;
            workers++;
        }
        threads.now(this::work);
    }

    private void work() {
        while (true) {
            Optional<String> next = next();
            if (next.isEmpty()) return;
            String slug = next.get();
            boolean more = false;
            try {
                more = round.test(slug);
            } finally {
                synchronized (waiting) {
                    busy.remove(slug);
                    if (more) waiting.add(slug);
                }
            }
        }
    }

    /** The tenant that waits longest and that no other thread is at; without one, this thread is done. */
    private Optional<String> next() {
        synchronized (waiting) {
            for (Iterator<String> each = waiting.iterator(); each.hasNext() && !threads.ending(); ) {
                String slug = each.next();
                if (!busy.add(slug)) continue;
                each.remove();
                return Optional.of(slug);
            }
            workers--;
            return Optional.empty();
        }
    }
}
