package dev.cohort.notification;

import dev.cohort.module.ScheduledWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Sends what members want to get by e-mail once an hour. */
@ApplicationScoped
@Named(HourlyNews.NAME)
public class HourlyNews implements ScheduledWork {
    public static final String NAME = "notification-hourly";

    private final NotificationMails mails;

    @Inject
    HourlyNews(NotificationMails mails) {
        this.mails = mails;
    }

    @Override
    public void run() {
        mails.send(NewsByMail.HOURLY);
    }
}
