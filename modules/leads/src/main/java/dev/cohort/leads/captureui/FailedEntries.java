package dev.cohort.leads.captureui;

import dev.cohort.leads.capture.InboxDesk;
import dev.cohort.module.MenuCount;
import dev.cohort.rest.ListQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How many enquiries became nothing and wait to be put right. */
@ApplicationScoped
public class FailedEntries implements MenuCount {
    private final InboxDesk desk;

    @Inject
    FailedEntries(InboxDesk desk) {
        this.desk = desk;
    }

    @Override
    public String path() {
        return "inbox";
    }

    @Override
    public long waiting() {
        return desk.count(ListQuery.first(1).where("state", "failed"));
    }
}
