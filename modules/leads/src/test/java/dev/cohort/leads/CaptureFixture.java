package dev.cohort.leads;

import static dev.cohort.leads.LeadsFixture.make;

import dev.cohort.access.Caller;
import dev.cohort.activity.Activities;
import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
import dev.cohort.leads.capture.Arrival;
import dev.cohort.leads.capture.Confirmations;
import dev.cohort.leads.capture.Inbox;
import dev.cohort.leads.capture.InboxDesk;
import dev.cohort.leads.capture.InboxState;
import dev.cohort.leads.capture.InboxWorker;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The inbox without a container: what hears of kept payloads there is called by hand here. */
final class CaptureFixture {
    private final TestDatabase db;
    private final Inbox inbox;
    private final InboxDesk desk;
    private final InboxWorker worker;
    private final Object taking;

    CaptureFixture(
            TestDatabase db,
            Clock clock,
            Leads leads,
            LeadRatings ratings,
            Activities activities,
            Contributions contributions,
            Events events,
            Audit audit) {
        this.db = db;
        Object table = make(named("InboxTable"), db.transaction(), clock);
        Object touches = make(named("Touches"), db.transaction(), activities, ratings, clock);
        taking = make(named("InboxTaking"), table, leads, touches, contributions, db.transactions());
        Confirmations confirmations =
                make(Confirmations.class, db.transaction(), db.transactions(), null, events, clock);
        inbox = make(Inbox.class, table, taking, confirmations, db.transactions(), events);
        worker = make(InboxWorker.class, table, taking, confirmations, db.transactions());
        desk = make(InboxDesk.class, db.transaction(), db.transactions(), table, taking, audit, clock);
    }

    Inbox inbox() {
        return inbox;
    }

    InboxDesk desk() {
        return desk;
    }

    /** Kept, as a visitor's; not taken yet. */
    UUID keep(Object payload, @Nullable String key) {
        return keepRaw(Json.tree(payload).toString(), key);
    }

    UUID keepRaw(String body, @Nullable String key) {
        return Context.call(
                db.system(db.alpha()).as(Caller.VISITOR),
                () -> inbox.receive(new Arrival("public-form", "application/json", Map.of(), body, key)));
    }

    /** Kept and taken. */
    InboxState receive(Object payload) {
        return take(keep(payload, null));
    }

    InboxState take(UUID id) {
        return Context.call(db.system(db.alpha()), () -> {
            try {
                Method take = taking.getClass().getDeclaredMethod("take", UUID.class);
                take.setAccessible(true);
                return (InboxState) take.invoke(taking, id);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** What the schedule does. */
    void sweep() {
        Context.run(db.system(db.alpha()), worker::run);
    }

    List<String> texts(String sql) {
        return Context.call(db.system(db.alpha()), () -> db.transactions().inNew(() -> db.transaction()
                .handle()
                .createQuery(sql)
                .mapTo(String.class)
                .list()));
    }

    private static Class<?> named(String type) {
        try {
            return Class.forName("dev.cohort.leads.capture." + type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
