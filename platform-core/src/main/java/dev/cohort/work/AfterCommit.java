package dev.cohort.work;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Work that follows a transaction, if it commits; it runs on the committing thread, so it only hands over. */
@ApplicationScoped
public class AfterCommit {
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry registry;

    protected AfterCommit() {}

    /** For use without a container. */
    public AfterCommit(TransactionSynchronizationRegistry registry) {
        this.registry = registry;
    }

    /** Runs the work after the running transaction has committed. */
    public void run(Runnable work) {
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing precedes the commit.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) work.run();
            }
        });
    }

    /** As {@link #run}, but of several calls with the same key in one transaction only the first counts. */
    public void once(Object key, Runnable work) {
        if (registry.getResource(key) != null) return;
        registry.putResource(key, work);
        run(work);
    }
}
