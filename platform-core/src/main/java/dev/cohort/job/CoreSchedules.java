package dev.cohort.job;

import dev.cohort.duplicate.NightlyDuplicates;
import dev.cohort.file.FilePurge;
import dev.cohort.imports.ImportTidying;
import dev.cohort.mail.MailboxReading;
import dev.cohort.meeting.MeetingReminders;
import dev.cohort.module.Schedule;
import dev.cohort.notification.DailyNews;
import dev.cohort.notification.ExpiredNotifications;
import dev.cohort.notification.HourlyNews;
import dev.cohort.notification.MailedNews;
import dev.cohort.privacy.Retention;
import dev.cohort.quality.QualityDays;
import dev.cohort.reminder.ReminderSending;
import dev.cohort.rest.ExpiredKeys;
import dev.cohort.task.TaskEscalation;
import dev.cohort.task.rule.TaskAutomation;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantRemoval;
import java.util.List;
import java.util.stream.Stream;

/** What core itself does again and again. */
final class CoreSchedules {
    /** What is done at every tenant and on the vendor's own site. */
    private static final List<Schedule> ALL = List.of(
            new Schedule(ExpiredKeys.NAME, "17 * * * *"),
            new Schedule(ExpiredNotifications.NAME, "43 3 * * *"),
            new Schedule(MailboxReading.NAME, "* * * * *"),
            new Schedule(MailedNews.NAME, "*/5 * * * *"),
            new Schedule(HourlyNews.NAME, "2 * * * *"),
            // Often, for it goes by each member's own clock.
            new Schedule(DailyNews.NAME, "*/15 * * * *"),
            new Schedule(ImportTidying.NAME, "29 2 * * *"),
            new Schedule(MeetingReminders.NAME, "* * * * *"),
            new Schedule(ReminderSending.NAME, "* * * * *"),
            new Schedule(TaskAutomation.NAME, "*/10 * * * *"),
            new Schedule(NightlyDuplicates.NAME, "13 3 * * *"),
            new Schedule(FilePurge.NAME, "37 2 * * *"),
            new Schedule(QualityDays.NAME, "51 23 * * *"),
            new Schedule(Retention.NAME, "11 1 * * *"),
            new Schedule(TaskEscalation.NAME, "*/15 * * * *"));

    /** What is done for the whole installation, on the vendor's site alone. */
    private static final List<Schedule> VENDOR = List.of(new Schedule(TenantRemoval.NAME, "7 * * * *"));

    private CoreSchedules() {}

    static Stream<Schedule> at(Tenant tenant) {
        return tenant.isVendor() ? Stream.concat(ALL.stream(), VENDOR.stream()) : ALL.stream();
    }
}
