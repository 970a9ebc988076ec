package dev.cohort.leads.capture;

import dev.cohort.access.Caller;
import dev.cohort.leads.Leads;
import dev.cohort.leads.OnDuplicate;
import dev.cohort.leads.capture.InboxTable.Locked;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.ProblemBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of what the inbox keeps a lead, or adds it to one; each once, however often it is tried and by whomever. */
@ApplicationScoped
class InboxTaking {
    /** After so many faults of ours it waits for a person. */
    static final int ATTEMPTS = 6;

    private static final Logger LOG = LoggerFactory.getLogger(InboxTaking.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);

    private final InboxTable table;
    private final Leads leads;
    private final Touches touches;
    private final Contributions contributions;
    private final Transactions transactions;

    @Inject
    InboxTaking(
            InboxTable table, Leads leads, Touches touches, Contributions contributions, Transactions transactions) {
        this.table = table;
        this.leads = leads;
        this.touches = touches;
        this.contributions = contributions;
        this.transactions = transactions;
    }

    /**
     * Takes a payload, unless it has been.
     *
     * @return what has become of it; {@link InboxState#RECEIVED} when it has to be tried again later
     */
    InboxState take(UUID id) {
        RequestContext system = Context.current().as(Caller.SYSTEM);
        try {
            return transactions.inNew(system, () -> taken(id));
        } catch (Problem refused) {
            return transactions.inNew(system, () -> refuse(id, refused));
        } catch (RuntimeException e) {
            LOG.error("Enquiry {} is kept but could not be taken", id, e);
            return transactions.inNew(system, () -> postpone(id, e));
        }
    }

    private InboxState taken(UUID id) {
        Optional<Locked> found = table.lock(id);
        if (found.isEmpty()) return InboxState.IGNORED;
        Locked kept = found.get();
        if (kept.state() != InboxState.RECEIVED) return kept.state();
        Enquiry enquiry = read(kept.source(), kept.body());
        // Who has looked at it and sends it on means it.
        if (enquiry.isTrapped() && !kept.corrected()) return ignore(id);
        Leads.Taken taken = leads.take(enquiry.lead(), OnDuplicate.MERGE);
        touches.add(taken, id, enquiry);
        var done = new TakenEnquiry(
                id,
                kept.source(),
                kept.idempotencyKey(),
                kept.receivedAt(),
                taken.leadId(),
                taken.personId(),
                taken.said().email(),
                enquiry);
        for (EnquiryFollowUp next : contributions.of(EnquiryFollowUp.class)) next.follow(done);
        InboxState state = taken.merged() ? InboxState.MERGED : InboxState.CREATED;
        table.settle(id, state, null, null, taken.leadId(), enquiry.sender());
        return state;
    }

    private InboxState ignore(UUID id) {
        table.settle(id, InboxState.IGNORED, "trapped", null, null);
        return InboxState.IGNORED;
    }

    /** Keeps why it could not be taken, unless something has become of it meanwhile. */
    InboxState refuse(UUID id, Problem refused) {
        Optional<Locked> open = table.lock(id);
        if (open.isEmpty()) return InboxState.IGNORED;
        if (open.get().state() != InboxState.RECEIVED) return open.get().state();
        table.settle(
                id,
                InboxState.FAILED,
                refused.code(),
                words(refused, Context.tenant().locale()),
                null);
        return InboxState.FAILED;
    }

    private InboxState postpone(UUID id, RuntimeException fault) {
        Optional<Locked> open = table.lock(id);
        if (open.isEmpty()) return InboxState.IGNORED;
        if (open.get().state() != InboxState.RECEIVED) return open.get().state();
        int attempts = open.get().attempts() + 1;
        if (attempts >= ATTEMPTS) {
            table.settle(id, InboxState.FAILED, "broken", fault.toString(), null);
            return InboxState.FAILED;
        }
        table.postpone(id, fault.toString(), FIRST_PAUSE.multipliedBy(1L << attempts));
        return InboxState.RECEIVED;
    }

    /**
     * Looks whether a payload can be taken.
     *
     * @throws Problem naming what is wrong with it
     */
    boolean check(String source, String body) {
        Enquiry enquiry = read(source, body);
        if (!enquiry.isTrapped()) leads.check(enquiry.lead());
        return true;
    }

    /** Who writes, as far as the payload can be read. */
    String senderOf(String source, String body) {
        try {
            return read(source, body).sender();
        } catch (RuntimeException unreadable) {
            return "";
        }
    }

    private Enquiry read(String source, String body) {
        return contributions.of(EnquiryReader.class).stream()
                .filter(reader -> reader.source().equals(source))
                .findFirst()
                .map(reader -> reader.read(body))
                .orElseGet(() -> Enquiry.ofJson(body));
    }

    private static String words(Problem problem, Locale locale) {
        String detail = ProblemBody.detail(problem, locale);
        return problem.hasFaults()
                ? problem.faults().stream()
                        .map(fault -> fault.field() + ": " + ProblemBody.message(fault, locale))
                        .collect(Collectors.joining("\n"))
                : detail;
    }
}
