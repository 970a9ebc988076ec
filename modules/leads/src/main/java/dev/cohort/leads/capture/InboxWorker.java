package dev.cohort.leads.capture;

import dev.cohort.module.ScheduledWork;
import dev.cohort.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Takes what is kept: at once when it hears of it, and every few minutes what was left behind by a crash or a fault. */
@Named(InboxWorker.SWEEP)
@ApplicationScoped
public class InboxWorker implements ScheduledWork {
    public static final String SWEEP = "leads.inbox";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 200;

    private final InboxTable table;
    private final InboxTaking taking;
    private final Confirmations confirmations;
    private final Transactions transactions;

    @Inject
    InboxWorker(InboxTable table, InboxTaking taking, Confirmations confirmations, Transactions transactions) {
        this.confirmations = confirmations;
        this.table = table;
        this.taking = taking;
        this.transactions = transactions;
    }

    /** Told twice it takes once: what has been taken is left alone. */
    void take(@Observes EnquiryKept kept) {
        taking.take(kept.inboxId());
    }

    @Override
    public void run() {
        transactions.inNew(confirmations::expire);
        List<UUID> left = transactions.inNew(() -> table.leftBehind(PATIENCE, AT_ONCE));
        left.forEach(taking::take);
    }
}
