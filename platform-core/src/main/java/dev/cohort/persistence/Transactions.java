package dev.cohort.persistence;

import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** Transactions by hand, for work that is not one service call: workers, migrations, records that outlive a rollback. */
@ApplicationScoped
public class Transactions {

    /** Runs the work in a transaction of its own, whatever transaction is running. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <T> T inNew(Supplier<T> work) {
        return work.get();
    }

    /** Runs the work in a transaction of its own, in another context: how a job or a registry look-up enters a tenant. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <T> T inNew(RequestContext context, Supplier<T> work) {
        return Context.call(context, work::get);
    }

    /** Joins the running transaction, or runs in one of its own. */
    @Transactional
    public <T> T in(Supplier<T> work) {
        return work.get();
    }
}
