package dev.cohort.worktime;

import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the working time that counts for a record or a member. */
@ApplicationScoped
public class WorkingTimes {

    /** The hours of a branch; those of the tenant for none. */
    public WorkingTime of(@Nullable UUID branchId) {
        return WorkingTime.usual(Context.tenant().zone());
    }
}
