package dev.cohort.leads.capture;

import dev.cohort.access.Caller;
import dev.cohort.event.Events;
import dev.cohort.leads.capture.InboxTable.Kept;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door for enquiries from outside. What came is kept first, in a transaction of its own and as it came; what
 * becomes of it is {@link InboxTaking}'s work, after the sender has been answered. Whatever goes wrong there stays with
 * the payload, to be put right and tried again.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final InboxTable table;
    private final InboxTaking taking;
    private final Transactions transactions;
    private final Events events;
    private final Confirmations confirmations;

    @Inject
    Inbox(InboxTable table, InboxTaking taking, Confirmations confirmations, Transactions transactions, Events events) {
        this.confirmations = confirmations;
        this.table = table;
        this.taking = taking;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Keeps an enquiry; it is taken within moments.
     *
     * @return under which id it is kept: the first one's, where the sender's key has come before
     * @throws Problem when its fields are refused: the sender may put them right; it is kept all the same
     */
    public UUID receive(Arrival arrival) {
        // As the system: a visitor holds no permission, and may not be told whom we know.
        RequestContext system = Context.current().as(Caller.SYSTEM);
        Kept kept = transactions.inNew(system, () -> keep(arrival));
        if (kept.state() != InboxState.RECEIVED) return kept.id();
        try {
            transactions.inNew(system, () -> taking.check(arrival.source(), arrival.body()));
        } catch (Problem refused) {
            transactions.inNew(system, () -> taking.refuse(kept.id(), refused));
            throw refused;
        } catch (RuntimeException e) {
            // A fault of ours is no answer for a visitor: it is kept, and whoever takes it will say.
            LOG.error("Enquiry {} is kept but could not be looked at", kept.id(), e);
        }
        return kept.id();
    }

    /**
     * Looks whether an enquiry could be taken; nothing is kept. For whoever tells the sender at once, who puts it right.
     *
     * @throws Problem when its fields are refused
     */
    public void check(Arrival arrival) {
        RequestContext system = Context.current().as(Caller.SYSTEM);
        try {
            transactions.inNew(system, () -> taking.check(arrival.source(), arrival.body()));
        } catch (Problem refused) {
            throw refused;
        } catch (RuntimeException e) {
            // A fault of ours is nothing the sender can put right: it will be kept, and whoever takes it will say.
            LOG.error("An enquiry could not be looked at", e);
        }
    }

    /**
     * Keeps an enquiry that is taken only when the owner of the address has confirmed it.
     *
     * @throws Problem as {@link #receive}
     */
    public UUID receiveUnconfirmed(Arrival arrival, String email, Locale locale) {
        RequestContext system = Context.current().as(Caller.SYSTEM);
        // What cannot be taken is refused, and kept, as ever: nobody is asked to confirm it.
        try {
            transactions.inNew(system, () -> taking.check(arrival.source(), arrival.body()));
        } catch (Problem refused) {
            return receive(arrival);
        }
        return transactions.inNew(system, () -> {
            String sender = taking.senderOf(arrival.source(), arrival.body());
            UUID id = table.keep(arrival, sender, InboxState.WAITING)
                    .orElseGet(() -> table.byKey(arrival.source(), arrival.idempotencyKey())
                            .id());
            confirmations.ask(id, email, locale);
            return id;
        });
    }

    /**
     * Keeps what the centre does not want to become a lead by itself; whoever finds an enquiry in it sends it on.
     *
     * @param reason a code, {@code inbox.reason.CODE} in words
     */
    public void putAside(Arrival arrival, String reason) {
        RequestContext system = Context.current().as(Caller.SYSTEM);
        transactions.inNew(system, () -> {
            Optional<UUID> made =
                    table.keep(arrival, taking.senderOf(arrival.source(), arrival.body()), InboxState.IGNORED);
            made.ifPresent(id -> table.settle(id, InboxState.IGNORED, reason, null, null));
            return made;
        });
    }

    private Kept keep(Arrival arrival) {
        String sender = taking.senderOf(arrival.source(), arrival.body());
        Optional<UUID> made = table.keep(arrival, sender, InboxState.RECEIVED);
        if (made.isEmpty()) {
            Kept before = table.byKey(arrival.source(), arrival.idempotencyKey());
            if (before.body().equals(arrival.body())) return again(before);
            if (before.state() != InboxState.FAILED) throw Problem.rule("idempotency-key-reused");
            table.forgetKey(before.id());
            made = table.keep(arrival, sender, InboxState.RECEIVED);
        }
        UUID id = made.orElseThrow();
        events.publish(new EnquiryKept(id));
        return new Kept(id, arrival.source(), arrival.body(), InboxState.RECEIVED);
    }

    /** The same sent twice is told the same twice, a refusal too. */
    private static Kept again(Kept before) {
        return before.state() == InboxState.FAILED
                ? new Kept(before.id(), before.source(), before.body(), InboxState.RECEIVED)
                : before;
    }
}
