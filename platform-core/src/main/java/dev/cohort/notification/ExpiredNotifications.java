package dev.cohort.notification;

import dev.cohort.module.ScheduledWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Removes what members were told long ago; core schedules it nightly. */
@ApplicationScoped
@Named(ExpiredNotifications.NAME)
public class ExpiredNotifications implements ScheduledWork {
    public static final String NAME = "notification-expiry";

    private final Notifications notifications;

    @Inject
    ExpiredNotifications(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public void run() {
        notifications.removeOld();
    }
}
