package dev.cohort.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cohort.event.EventObservers.Observer;
import dev.cohort.event.Outbox.Claimed;
import dev.cohort.module.InstalledModules;
import dev.cohort.observe.RequestId;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.Json;
import dev.cohort.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one tenant's events to their observers: each observer in a transaction of its own. */
@ApplicationScoped
class EventDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

    private final Outbox outbox;
    private final EventObservers observers;
    private final InstalledModules modules;
    private final Transactions transactions;

    @Inject
    EventDelivery(Outbox outbox, EventObservers observers, InstalledModules modules, Transactions transactions) {
        this.outbox = outbox;
        this.observers = observers;
        this.modules = modules;
        this.transactions = transactions;
    }

    /**
     * What became of one round.
     *
     * @param more whether there may be more events to deliver at once
     * @param retryAt when the first of those that failed is due again
     */
    record Round(boolean more, Optional<Instant> retryAt) {}

    /** Delivers up to so many events of this tenant. */
    Round deliver(Tenant tenant, int limit) {
        List<Claimed> claimed = transactions.inNew(context(tenant, "outbox"), () -> claim(tenant, limit));
        List<Claimed> events =
                claimed.stream().filter(event -> isObserved(tenant, event)).toList();
        List<UUID> delivered = new ArrayList<>();
        Optional<Instant> retryAt = Optional.empty();
        for (Claimed event : events) {
            List<String> failures = tell(tenant, event);
            if (failures.isEmpty()) {
                delivered.add(event.id());
            } else {
                Optional<Instant> due = transactions.inNew(
                        context(tenant, "outbox"), () -> outbox.failed(event, String.join("\n", failures)));
                retryAt = earlier(retryAt, due);
            }
        }
        if (!delivered.isEmpty())
            transactions.inNew(context(tenant, "outbox"), () -> {
                outbox.delivered(delivered);
                return delivered.size();
            });
        // Behind an event with a key the next one of that key may stand.
        boolean more = claimed.size() == limit || claimed.stream().anyMatch(event -> event.orderKey() != null);
        return new Round(more, retryAt);
    }

    /** Whether there is something to deliver for this tenant. */
    boolean hasDue(Tenant tenant) {
        return transactions.inNew(context(tenant, "outbox"), outbox::hasDue);
    }

    /** Lets go of what this node held of the tenant's events when it was stopped. */
    void release(Tenant tenant) {
        transactions.inNew(context(tenant, "outbox"), () -> {
            outbox.release();
            return tenant;
        });
    }

    /** Events that nobody observes are done with in the claiming transaction itself. */
    private List<Claimed> claim(Tenant tenant, int limit) {
        List<Claimed> claimed = outbox.claim(limit);
        outbox.delivered(claimed.stream()
                .filter(event -> !isObserved(tenant, event))
                .map(Claimed::id)
                .toList());
        return claimed;
    }

    private boolean isObserved(Tenant tenant, Claimed event) {
        return !observersOf(tenant, event).isEmpty();
    }

    private List<Observer> observersOf(Tenant tenant, Claimed event) {
        return observers.of(event.name()).stream()
                .filter(observer -> modules.moduleOf(observer.beanClass())
                        .map(tenant::hasModule)
                        .orElse(true))
                .toList();
    }

    private List<String> tell(Tenant tenant, Claimed event) {
        RequestContext context = context(tenant, event.id().toString());
        List<String> failures = new ArrayList<>();
        for (Observer observer : observersOf(tenant, event)) {
            RequestId.<Boolean, RuntimeException>marked(context, () -> tell(context, event, observer, failures));
        }
        return failures;
    }

    private boolean tell(RequestContext context, Claimed event, Observer observer, List<String> failures) {
        try {
            transactions.inNew(context, () -> {
                if (outbox.take(event.id(), observer.name())) observer.call().tell(read(event, observer.observed()));
                return event;
            });
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} failed on {} {} of {}",
                    observer.name(),
                    event.name(),
                    event.id(),
                    context.tenant().slug(),
                    e);
            return failures.add(observer.name() + ": " + e);
        }
    }

    private static Object read(Claimed event, Class<?> type) {
        try {
            return type == PublishedEvent.class
                    ? new PublishedEvent(
                            event.id(),
                            event.name(),
                            event.orderKey(),
                            Json.mapper().readTree(event.payload()),
                            event.memberId(),
                            event.occurredAt())
                    : Json.mapper().readValue(event.payload(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored event no longer fits " + type.getName(), e);
        }
    }

    private static RequestContext context(Tenant tenant, String requestId) {
        return RequestContext.system(tenant, "event", requestId);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty()) return other;
        return other.isPresent() && other.get().isBefore(one.get()) ? other : one;
    }
}
