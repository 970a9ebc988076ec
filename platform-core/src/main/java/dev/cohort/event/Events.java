package dev.cohort.event;

import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.Json;
import dev.cohort.work.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells core and modules what happened: kept in the transaction of the change, delivered after its commit. */
@ApplicationScoped
public class Events {
    private final TenantTransaction transaction;
    private final EntityManager entities;
    private final AfterCommit afterCommit;
    private final EventWorker worker;
    private final Clock clock;

    @Inject
    Events(
            TenantTransaction transaction,
            EntityManager entities,
            AfterCommit afterCommit,
            EventWorker worker,
            Clock clock) {
        this.transaction = transaction;
        this.entities = entities;
        this.afterCommit = afterCommit;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * Publishes an event.
     *
     * @param event a record with an {@link EventName}
     */
    public void publish(Object event) {
        write(null, event);
    }

    /** Publishes an event that arrives after every earlier one with the same key, such as the id of the record. */
    public void publish(Object key, Object event) {
        write(key.toString(), event);
    }

    private void write(@Nullable String key, Object event) {
        RequestContext context = Context.current();
        if (key != null) transaction.keepOrder("event " + key);
        entities.persist(new OutboxEvent(
                Ids.next(), nameOf(event.getClass()), key, Json.tree(event).toString(), context, Instant.now(clock)));
        afterCommit.once(EventWorker.class, () -> worker.nudge(context.tenant().slug()));
    }

    static String nameOf(Class<?> type) {
        EventName name = type.getAnnotation(EventName.class);
        if (name == null)
            throw new IllegalStateException(type.getName() + " is published as an event but has no @EventName");
        return name.value();
    }
}
