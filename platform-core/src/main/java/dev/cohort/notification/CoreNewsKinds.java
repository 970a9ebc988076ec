package dev.cohort.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What core tells of. */
@ApplicationScoped
public class CoreNewsKinds implements NewsKinds {
    @Override
    public List<String> kinds() {
        return List.of(
                "import.done",
                "import.failed",
                "import.cancelled",
                "import.undone",
                "import.undo-broken",
                "meeting.booked",
                "meeting.cancelled",
                "meeting.invited",
                "meeting.moved",
                "meeting.soon",
                "message.received",
                "reminder.due",
                "task.assigned",
                "task.made",
                "task.made-many",
                "task.overdue");
    }
}
