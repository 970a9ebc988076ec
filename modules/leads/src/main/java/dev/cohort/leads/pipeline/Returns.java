package dev.cohort.leads.pipeline;

import dev.cohort.leads.LeadStatuses;
import dev.cohort.leads.Leads;
import dev.cohort.leads.StatusChange;
import dev.cohort.module.ScheduledWork;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings back the leads that were put off, on their day: to where new ones begin, and to their owner's ears. */
@Named(Returns.NAME)
@ApplicationScoped
public class Returns implements ScheduledWork {
    public static final String NAME = "leads.returns";

    private static final int AT_ONCE = 200;
    private static final String DUE = """
            select l.id, l.number, l.owner_id
            from lead l
            where l.stage = 'recycled' and l.recycle_on <= ? and l.deleted_at is null
            order by l.recycle_on, l.id
            limit ?
            for update skip locked
            """;

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Leads leads;
    private final LeadStatuses statuses;
    private final Notifications notifications;
    private final Clock clock;

    @Inject
    Returns(
            TenantTransaction transaction,
            Transactions transactions,
            Leads leads,
            LeadStatuses statuses,
            Notifications notifications,
            Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.leads = leads;
        this.statuses = statuses;
        this.notifications = notifications;
        this.clock = clock;
    }

    private record Due(UUID id, String number, @Nullable UUID ownerId) {}

    @Override
    public void run() {
        int returned;
        do returned = transactions.inNew(Context.current(), this::some);
        while (returned == AT_ONCE);
    }

    private int some() {
        LocalDate today = LocalDate.now(clock.withZone(Context.current().zone()));
        List<Due> due = transaction
                .handle()
                .select(DUE, today, AT_ONCE)
                .mapTo(Due.class)
                .list();
        for (Due lead : due) {
            leads.moveTo(lead.id(), StatusChange.to(statuses.first().key()));
            if (lead.ownerId() != null)
                notifications.tell(
                        lead.ownerId(),
                        News.of("lead.returned", Map.of("number", lead.number()))
                                .at("leads/" + lead.number()));
        }
        return due.size();
    }
}
