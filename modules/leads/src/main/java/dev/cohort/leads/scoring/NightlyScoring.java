package dev.cohort.leads.scoring;

import dev.cohort.job.Jobs;
import dev.cohort.leads.ScoreRuleBook;
import dev.cohort.module.ScheduledWork;
import dev.cohort.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;

/** Rates all leads as of the new day, and trains the learned score in the night after a day on which leads ended. */
@Named(NightlyScoring.NAME)
@ApplicationScoped
public class NightlyScoring implements ScheduledWork {
    public static final String NAME = "leads.scoring";

    private final LeadScoring scoring;
    private final Jobs jobs;
    private final Transactions transactions;

    @Inject
    NightlyScoring(LeadScoring scoring, Jobs jobs, Transactions transactions) {
        this.jobs = jobs;
        this.transactions = transactions;
        this.scoring = scoring;
    }

    @Override
    public void run() {
        // Time alone changes scores: an enquiry is no longer fresh, a silence grows longer.
        transactions.inNew(() -> jobs.start(ScoreRuleBook.JOB, Map.of()));
        if (scoring.isDue()) scoring.train();
    }
}
