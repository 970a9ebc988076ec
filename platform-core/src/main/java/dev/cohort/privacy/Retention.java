package dev.cohort.privacy;

import dev.cohort.module.ScheduledWork;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;

/** Keeps to the policies each night: some people at a time, so that what was done stays done. */
@Named(Retention.NAME)
@ApplicationScoped
public class Retention implements ScheduledWork {
    public static final String NAME = "privacy-retention";

    private static final int AT_ONCE = 50;

    private final Policies policies;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    Retention(Policies policies, Transactions transactions, Clock clock) {
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void run() {
        for (Policy policy : transactions.inNew(Context.current(), policies::active)) keep(policy);
    }

    private void keep(Policy policy) {
        Instant started = Instant.now(clock);
        int people = 0;
        int some;
        do {
            some = transactions.inNew(Context.current(), () -> policies.forgetSome(policy, AT_ONCE));
            people += some;
        } while (some == AT_ONCE);
        int all = people;
        if (all > 0)
            transactions.inNew(Context.current(), () -> {
                policies.keepRun(policy, all, started);
                return all;
            });
    }
}
