package dev.cohort.job;

import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jberet.runtime.JobExecutionImpl;

/** The batch container: it runs the steps of one execution and forgets it; what lasts is ours. */
@ApplicationScoped
class Batch {
    private static final String JOB = "cohort.job";

    long start(String kind, UUID jobId) {
        Properties parameters = new Properties();
        parameters.setProperty(JOB, jobId.toString());
        return operator().start(kind, parameters);
    }

    /** Waits until the execution has ended, however that may be. */
    BatchStatus await(long executionId) throws InterruptedException {
        JobExecutionImpl execution = (JobExecutionImpl) operator().getJobExecution(executionId);
        execution.awaitTermination(0, TimeUnit.SECONDS);
        return execution.getBatchStatus();
    }

    Optional<UUID> jobOf(long executionId) {
        return Optional.ofNullable(operator().getParameters(executionId))
                .map(parameters -> parameters.getProperty(JOB))
                .map(UUID::fromString);
    }

    protected JobOperator operator() {
        return BatchRuntime.getJobOperator();
    }
}
