package dev.cohort.leads.assignment;

import dev.cohort.branch.WorkingTime;
import dev.cohort.branch.WorkingTimes;
import dev.cohort.leads.Leads;
import dev.cohort.module.ScheduledWork;
import dev.cohort.module.Settings;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives leads on to the next that a rule gave to somebody who has not turned to them in time. */
@Named(SlaReassignment.NAME)
@ApplicationScoped
public class SlaReassignment implements ScheduledWork {
    public static final String NAME = "leads.sla";

    private static final int AT_ONCE = 200;

    private static final String LEFT = """
            select l.id, l.branch_id, a.assigned_at
            from lead l
            join lateral (
                select max(assigned_at) as assigned_at, count(*) filter (where cause = 'SLA') as times
                from lead_assignment where lead_id = l.id) a on a.assigned_at <= ?
            where l.clock_from is not null and l.human_touch_at is null and l.deleted_at is null and not l.archived
                and l.stage = 'new' and l.owner_id is not null and a.times < ?
            order by a.assigned_at
            limit ?
            """;

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final WorkingTimes times;
    private final Leads leads;
    private final Settings settings;
    private final Clock clock;

    @Inject
    SlaReassignment(
            TenantTransaction transaction,
            Transactions transactions,
            WorkingTimes times,
            Leads leads,
            Settings settings,
            Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.times = times;
        this.leads = leads;
        this.settings = settings;
        this.clock = clock;
    }

    /** A lead that somebody has left alone since they got it. */
    public record Left(UUID id, @Nullable UUID branchId, Instant assignedAt) {}

    @Override
    public void run() {
        Instant now = Instant.now(clock);
        transactions.inNew(() -> left(now)).forEach(lead -> transactions.inNew(() -> leads.passOn(lead.id())));
    }

    private List<Left> left(Instant now) {
        int minutes = settings.get(AssignmentSettings.SLA_MINUTES);
        if (minutes <= 0) return List.of();
        Duration patience = Duration.ofMinutes(minutes);
        boolean always = !settings.get(AssignmentSettings.IN_WORKING_HOURS);
        return transaction
                .handle()
                .select(
                        LEFT,
                        now.minus(patience).atOffset(ZoneOffset.UTC),
                        settings.get(AssignmentSettings.SLA_TIMES),
                        AT_ONCE)
                .mapTo(Left.class)
                .list()
                .stream()
                .filter(lead -> always || isLate(times.of(lead.branchId()), lead, now, patience))
                .toList();
    }

    /** Out of hours nobody would be there to take it. */
    private static boolean isLate(WorkingTime hours, Left lead, Instant now, Duration patience) {
        return hours.isOpen(now) && hours.between(lead.assignedAt(), now).compareTo(patience) >= 0;
    }
}
