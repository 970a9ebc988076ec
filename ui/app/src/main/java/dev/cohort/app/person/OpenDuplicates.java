package dev.cohort.app.person;

import dev.cohort.duplicate.DuplicateQueue;
import dev.cohort.duplicate.PairState;
import dev.cohort.module.MenuCount;
import dev.cohort.rest.ListQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;

/** How many pairs of people wait to be looked at. */
@ApplicationScoped
public class OpenDuplicates implements MenuCount {
    private final DuplicateQueue queue;

    @Inject
    OpenDuplicates(DuplicateQueue queue) {
        this.queue = queue;
    }

    @Override
    public String path() {
        return "duplicates";
    }

    @Override
    public long waiting() {
        return queue.count(
                ListQuery.first(1).where("state", PairState.OPEN.name().toLowerCase(Locale.ROOT)));
    }
}
