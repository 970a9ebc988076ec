package dev.cohort.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Hears of posted notices after their transaction; may hear twice, so it writes so that twice is once. */
@ApplicationScoped
public class NoticeAnnouncer {
    private final Notices notices;

    @Inject
    NoticeAnnouncer(Notices notices) {
        this.notices = notices;
    }

    void announce(@Observes NoticePosted posted) {
        notices.announce(posted.noticeId());
    }
}
