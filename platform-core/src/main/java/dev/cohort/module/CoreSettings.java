package dev.cohort.module;

import dev.cohort.duplicate.DuplicateCheck;
import dev.cohort.file.FileSettings;
import dev.cohort.imports.ImportTidying;
import dev.cohort.meeting.MeetingReminders;
import dev.cohort.message.MessageRules;
import dev.cohort.message.QuietHours;
import dev.cohort.task.TaskEscalation;
import java.util.List;

/** The settings of core. */
final class CoreSettings {
    /** Whose they are, where a module is named for others. */
    static final String MODULE = "core";

    static final List<Setting<?>> ALL = List.of(
            TaskEscalation.AFTER_HOURS,
            MeetingReminders.MINUTES,
            QuietHours.FROM,
            QuietHours.UNTIL,
            QuietHours.EMAIL,
            MessageRules.TRACKING,
            FileSettings.MEGABYTES,
            FileSettings.REFUSED,
            FileSettings.KEEP_DELETED_DAYS,
            DuplicateCheck.REFUSE_FROM,
            DuplicateCheck.QUEUE_FROM,
            ImportTidying.KEEP_DAYS);

    private CoreSettings() {}
}
