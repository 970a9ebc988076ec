package dev.cohort.notification;

import dev.cohort.module.ScheduledWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Sends what members want to get by e-mail once a day. */
@ApplicationScoped
@Named(DailyNews.NAME)
public class DailyNews implements ScheduledWork {
    public static final String NAME = "notification-digest";

    private final NotificationMails mails;

    @Inject
    DailyNews(NotificationMails mails) {
        this.mails = mails;
    }

    @Override
    public void run() {
        mails.send(NewsByMail.DAILY);
    }
}
