package dev.cohort.leads.scoring;

import dev.cohort.job.JobRun;
import dev.cohort.job.TenantBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Trains the learned score: reads, learns outside any transaction, keeps. After a crash it begins again. */
@Named("leadScoreTraining")
@Dependent
public class ScoreTraining extends TenantBatchlet {
    @Inject
    private PastLeads past;

    @Inject
    private LeadScoring scoring;

    @Override
    protected void work(JobRun run) throws Exception {
        run.result(scoring.keep(LeadScoring.learn(past.all())));
    }
}
