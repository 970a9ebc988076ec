package dev.cohort.rest;

import dev.cohort.module.ScheduledWork;
import dev.cohort.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes idempotency keys whose day is over; core schedules it hourly. */
@ApplicationScoped
@Named(ExpiredKeys.NAME)
public class ExpiredKeys implements ScheduledWork {
    public static final String NAME = "idempotency-key-expiry";
    private static final Logger LOG = LoggerFactory.getLogger(ExpiredKeys.class);

    private final IdempotencyKeys keys;
    private final Transactions transactions;

    @Inject
    ExpiredKeys(IdempotencyKeys keys, Transactions transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    @Override
    public void run() {
        int removed = transactions.in(keys::removeOld);
        LOG.debug("Removed {} idempotency keys", removed);
    }
}
