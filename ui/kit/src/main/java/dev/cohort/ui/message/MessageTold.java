package dev.cohort.ui.message;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.message.MessageDesk;
import dev.cohort.message.MessageStatus;
import dev.cohort.ui.Action;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a timeline tells of a message beside its words, and what can be done about it there. */
public final class MessageTold {
    private static final Set<MessageStatus> ENDED =
            EnumSet.of(MessageStatus.FAILED, MessageStatus.CANCELLED, MessageStatus.SUPPRESSED);

    private MessageTold() {}

    /** "read 10:32, clicked 2 links"; empty where neither is known. */
    public static String looked(Instant sentAt, @Nullable Instant readAt, int clicks) {
        List<String> told = new ArrayList<>();
        if (readAt != null) {
            boolean sameDay = Dates.day(readAt).equals(Dates.day(sentAt));
            told.add(Words.of("message.looked.read", sameDay ? Dates.time(readAt) : Dates.moment(readAt)));
        }
        if (clicks > 0) told.add(Words.of("message.looked.clicked", clicks));
        return String.join(", ", told);
    }

    /** Once more for what came to nothing, a stop for what waits, and all that is known of it. */
    public static Component actions(MessageDesk desk, UUID id, MessageStatus status, Runnable changed) {
        Div row = Parts.div("row wrap g1");
        if (Access.may(CorePermissions.MESSAGE_SEND)) {
            if (ENDED.contains(status))
                row.add(Action.small(
                        Action.plain(Words.of("message.retry"), Icon.REPEAT, () -> retry(desk, id, changed))));
            if (status == MessageStatus.QUEUED)
                row.add(Action.small(
                        Action.plain(Words.of("message.cancel"), Icon.CLOSE, () -> cancel(desk, id, changed))));
        }
        if (Access.may(CorePermissions.MESSAGE_READ))
            row.add(Action.small(
                    Action.quiet(Words.of("message.details"), () -> MessageDialog.open(desk, desk.get(id), changed))));
        return row;
    }

    static void retry(MessageDesk desk, UUID id, Runnable changed) {
        desk.retry(id);
        Toast.show(Words.of("message.retried"));
        changed.run();
    }

    static void cancel(MessageDesk desk, UUID id, Runnable changed) {
        desk.cancel(id);
        Toast.undoable(Markup.text(Words.of("message.cancelled")), () -> {
            desk.retry(id);
            changed.run();
        });
        changed.run();
    }

    static boolean isEnded(MessageStatus status) {
        return ENDED.contains(status);
    }
}
