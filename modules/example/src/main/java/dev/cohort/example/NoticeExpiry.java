package dev.cohort.example;

import dev.cohort.module.ScheduledWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Every night at three, in the tenant's own zone. */
@Named("example.expiry")
@ApplicationScoped
public class NoticeExpiry implements ScheduledWork {
    private final Notices notices;

    @Inject
    NoticeExpiry(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void run() {
        notices.expire();
    }
}
