package dev.cohort.duplicate;

import dev.cohort.module.ScheduledWork;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Looks for duplicates in the night. */
@Named(NightlyDuplicates.NAME)
@ApplicationScoped
public class NightlyDuplicates implements ScheduledWork {
    public static final String NAME = "duplicates";

    private final DuplicateQueue queue;

    @Inject
    NightlyDuplicates(DuplicateQueue queue) {
        this.queue = queue;
    }

    @Override
    public void run() {
        // The vendor's own site knows nobody.
        if (!Context.tenant().isVendor()) queue.scan();
    }
}
