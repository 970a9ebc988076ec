package dev.cohort.job;

import dev.cohort.persistence.TestDatabase;
import jakarta.batch.operations.JobOperator;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionManager;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jberet.creation.ArtifactCreationContext;
import org.jberet.operations.AbstractJobOperator;
import org.jberet.repository.InMemoryRepository;
import org.jberet.repository.JobRepository;
import org.jberet.spi.ArtifactFactory;
import org.jberet.spi.BatchEnvironment;
import org.jberet.spi.JobTask;
import org.jberet.spi.JobXmlResolver;
import org.jberet.tools.MetaInfBatchJobsJobXmlResolver;
import org.jspecify.annotations.Nullable;

/** The real JBeret without a server: its own threads, artifacts by name, transactions of the database for tests. */
final class TestBatch extends Batch implements ArtifactFactory, AutoCloseable {
    private final TestDatabase db;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Supplier<Object>> artifacts = new HashMap<>();
    private final JobRepository repository = InMemoryRepository.create();
    private final Environment environment = new Environment();
    private @Nullable JobRuns runs;

    TestBatch(TestDatabase db) {
        this.db = db;
    }

    void use(JobRuns jobRuns) {
        runs = jobRuns;
    }

    void artifact(String name, Supplier<Object> artifact) {
        artifacts.put(name, artifact);
    }

    @Override
    protected JobOperator operator() {
        return new AbstractJobOperator() {
            @Override
            public BatchEnvironment getBatchEnvironment() {
                return environment;
            }
        };
    }

    @Override
    public Object create(String ref, Class<?> type, ClassLoader loader) throws Exception {
        Object artifact = artifacts.get(ref).get();
        for (Class<?> at = artifact.getClass(); at != null; at = at.getSuperclass())
            for (Field field : at.getDeclaredFields())
                if (field.isAnnotationPresent(Inject.class)) inject(artifact, field);
        return artifact;
    }

    private void inject(Object artifact, Field field) throws IllegalAccessException {
        ArtifactCreationContext context = ArtifactCreationContext.getCurrentArtifactCreationContext();
        field.setAccessible(true);
        Object value =
                switch (field.getType().getSimpleName()) {
                    case "JobContext" -> context.getJobContext();
                    case "StepContext" -> context.getStepContext();
                    default -> runs;
                };
        field.set(artifact, value);
    }

    @Override
    public void destroy(Object instance) {}

    @Override
    public Class<?> getArtifactClass(String ref, ClassLoader loader) {
        return artifacts.get(ref).get().getClass();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Environment implements BatchEnvironment {
        @Override
        public ClassLoader getClassLoader() {
            return TestBatch.class.getClassLoader();
        }

        @Override
        public ArtifactFactory getArtifactFactory() {
            return TestBatch.this;
        }

        @Override
        public void submitTask(JobTask task) {
            threads.execute(task);
        }

        @Override
        public TransactionManager getTransactionManager() {
            return db.transactionManager();
        }

        @Override
        public JobRepository getJobRepository() {
            return repository;
        }

        @Override
        public JobXmlResolver getJobXmlResolver() {
            return new MetaInfBatchJobsJobXmlResolver();
        }

        @Override
        public Properties getBatchConfigurationProperties() {
            return new Properties();
        }

        @Override
        public String getApplicationName() {
            return "test";
        }
    }
}
