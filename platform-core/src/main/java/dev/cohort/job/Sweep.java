package dev.cohort.job;

import dev.cohort.event.EventWorker;
import dev.cohort.message.MessageWorker;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.Tenants;
import dev.cohort.work.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what a node left behind between a tenant's commit and the hand-over of the work. It asks every tenant with three
 * index look-ups, so that no change has to leave a second trace in the registry.
 */
@ApplicationScoped
class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final Tenants tenants;
    private final EventWorker events;
    private final MessageWorker messages;
    private final JobWorker jobs;
    private final Threads threads;

    @Inject
    Sweep(Tenants tenants, EventWorker events, MessageWorker messages, JobWorker jobs, Threads threads) {
        this.tenants = tenants;
        this.events = events;
        this.messages = messages;
        this.jobs = jobs;
        this.threads = threads;
    }

    /** After the start of this node: what it had in hand itself is taken up at once. */
    void recover() {
        each(tenant -> {
            events.recover(tenant);
            messages.recover(tenant);
        });
    }

    void check() {
        each(tenant -> {
            events.check(tenant);
            messages.check(tenant);
        });
    }

    private void each(Consumer<Tenant> look) {
        for (Tenant tenant : tenants.sites()) {
            if (threads.ending()) return;
            look(tenant, look);
        }
    }

    private void look(Tenant tenant, Consumer<Tenant> look) {
        try {
            look.accept(tenant);
            jobs.check(tenant);
        } catch (RuntimeException e) {
            LOG.warn("What {} has left to do is looked for later: {}", tenant.slug(), e.toString());
        }
    }
}
