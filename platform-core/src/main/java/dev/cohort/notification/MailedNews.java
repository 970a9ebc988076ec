package dev.cohort.notification;

import dev.cohort.module.ScheduledWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Sends what members want to get by e-mail at once. */
@ApplicationScoped
@Named(MailedNews.NAME)
public class MailedNews implements ScheduledWork {
    public static final String NAME = "notification-mail";

    private final NotificationMails mails;

    @Inject
    MailedNews(NotificationMails mails) {
        this.mails = mails;
    }

    @Override
    public void run() {
        mails.send(NewsByMail.AT_ONCE);
    }
}
