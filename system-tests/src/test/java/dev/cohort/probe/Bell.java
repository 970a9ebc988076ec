package dev.cohort.probe;

import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** A change of the smallest kind: an audit entry and an event, in one transaction. */
@ApplicationScoped
public class Bell {
    private final Audit audit;
    private final Events events;

    @Inject
    Bell(Audit audit, Events events) {
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    public void ring(UUID bell) {
        audit.noted("ring", "bell", bell, null, null);
        events.publish(new BellRung(bell));
    }

    /** As {@link #ring}, but fails when all is written. */
    @Transactional
    public void crack(UUID bell) {
        audit.noted("ring", "bell", bell, null, null);
        events.publish(new BellRung(bell));
        throw new IllegalStateException("The bell cracked");
    }
}
