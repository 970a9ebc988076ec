package dev.cohort.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

/** Finds, in core and in every module, who is told of the end of a job. */
@ApplicationScoped
class JobEnds {
    private final BeanManager beans;

    @Inject
    JobEnds(BeanManager beans) {
        this.beans = beans;
    }

    /** Tells them, in the running transaction. */
    void tell(Job job) {
        for (Bean<?> bean : beans.getBeans(JobEnd.class, Any.Literal.INSTANCE)) {
            JobEnd end = (JobEnd) beans.getReference(bean, JobEnd.class, beans.createCreationalContext(bean));
            if (end.kind().equals(job.kind())) end.ended(job);
        }
    }
}
