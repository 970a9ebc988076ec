package dev.cohort.job;

import dev.cohort.module.Schedule;
import dev.cohort.notification.ExpiredNotifications;
import dev.cohort.rest.ExpiredKeys;
import java.util.List;

/** What core itself does again and again, at every tenant and on the vendor's own site. */
final class CoreSchedules {
    static final List<Schedule> ALL = List.of(
            new Schedule(ExpiredKeys.NAME, "17 * * * *"), new Schedule(ExpiredNotifications.NAME, "43 3 * * *"));

    private CoreSchedules() {}
}
