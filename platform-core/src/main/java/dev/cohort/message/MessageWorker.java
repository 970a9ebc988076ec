package dev.cohort.message;

import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.Tenants;
import dev.cohort.work.Threads;
import dev.cohort.work.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the messages of tenants that have some: a few threads, tenants in turn, one thread per tenant at a time. */
@ApplicationScoped
public class MessageWorker {
    private static final Logger LOG = LoggerFactory.getLogger(MessageWorker.class);
    private static final int WORKERS = 2;
    private static final int ROUND = 20;
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    // A little more than the time between two sweeps: what is due later is found by the next.
    private static final Duration HORIZON = Duration.ofMinutes(6);

    private final MessageDelivery delivery;
    private final Tenants tenants;
    private final Threads threads;
    private final Clock clock;
    private final Turns turns;

    @Inject
    MessageWorker(MessageDelivery delivery, Tenants tenants, Threads threads, Clock clock) {
        this.delivery = delivery;
        this.tenants = tenants;
        this.threads = threads;
        this.clock = clock;
        this.turns = new Turns(WORKERS, threads, this::round);
    }

    /** There may be messages of this tenant to send. */
    public void nudge(String slug) {
        turns.nudge(slug);
    }

    /** Looks what of this tenant's is due, now or soon: a node that ended, a retry, the end of the quiet hours. */
    public void check(Tenant tenant) {
        delivery.nextDue(tenant, HORIZON).ifPresent(due -> at(due, tenant.slug()));
    }

    /** Takes up again what this node was sending for the tenant when it was stopped. */
    public void recover(Tenant tenant) {
        delivery.release(tenant);
        check(tenant);
    }

    void at(Instant due, String slug) {
        Duration wait = Duration.between(Instant.now(clock), due);
        if (wait.isPositive()) threads.later(wait, () -> nudge(slug));
        else nudge(slug);
    }

    private boolean round(String slug) {
        try {
            Optional<Tenant> tenant = tenants.find(slug);
            if (tenant.isEmpty()) return false;
            boolean more = delivery.deliver(tenant.get(), ROUND);
            if (!more) check(tenant.get());
            return more;
        } catch (RuntimeException e) {
            LOG.warn("Messages of {} are sent later: {}", slug, e.toString());
            threads.later(AFTER_FAULT, () -> nudge(slug));
            return false;
        }
    }
}
