package dev.cohort.event;

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

/** Delivers the events of tenants that have some: a few threads, tenants in turn, one thread per tenant at a time. */
@ApplicationScoped
public class EventWorker {
    private static final Logger LOG = LoggerFactory.getLogger(EventWorker.class);
    private static final int WORKERS = 2;
    private static final int ROUND = 50;
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    private final EventDelivery delivery;
    private final Tenants tenants;
    private final Threads threads;
    private final Clock clock;
    private final Turns turns;

    @Inject
    EventWorker(EventDelivery delivery, Tenants tenants, Threads threads, Clock clock) {
        this.delivery = delivery;
        this.tenants = tenants;
        this.threads = threads;
        this.clock = clock;
        this.turns = new Turns(WORKERS, threads, this::round);
    }

    /** There may be events of this tenant to deliver. */
    public void nudge(String slug) {
        turns.nudge(slug);
    }

    /** Looks whether events of this tenant were left behind, by a node that ended or a nudge that was lost. */
    public void check(Tenant tenant) {
        if (delivery.hasDue(tenant)) nudge(tenant.slug());
    }

    /** Takes up again what this node was delivering for the tenant when it was stopped. */
    public void recover(Tenant tenant) {
        delivery.release(tenant);
        check(tenant);
    }

    private boolean round(String slug) {
        try {
            Optional<Tenant> tenant = tenants.find(slug);
            if (tenant.isEmpty()) return false;
            EventDelivery.Round round = delivery.deliver(tenant.get(), ROUND);
            round.retryAt()
                    .ifPresent(due -> threads.later(Duration.between(Instant.now(clock), due), () -> nudge(slug)));
            return round.more();
        } catch (RuntimeException e) {
            LOG.warn("Events of {} are delivered later: {}", slug, e.toString());
            threads.later(AFTER_FAULT, () -> nudge(slug));
            // What was claimed by then can be claimed again only after this.
            threads.later(Outbox.LEASE.plus(AFTER_FAULT), () -> nudge(slug));
            return false;
        }
    }
}
