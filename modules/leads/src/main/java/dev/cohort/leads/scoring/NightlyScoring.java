package dev.cohort.leads.scoring;

import dev.cohort.module.ScheduledWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Trains the learned score in the night after a day on which leads ended. */
@Named(NightlyScoring.NAME)
@ApplicationScoped
public class NightlyScoring implements ScheduledWork {
    public static final String NAME = "leads.scoring";

    private final LeadScoring scoring;

    @Inject
    NightlyScoring(LeadScoring scoring) {
        this.scoring = scoring;
    }

    @Override
    public void run() {
        if (scoring.isDue()) scoring.train();
    }
}
