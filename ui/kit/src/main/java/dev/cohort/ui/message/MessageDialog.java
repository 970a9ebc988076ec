package dev.cohort.ui.message;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.activity.Direction;
import dev.cohort.message.MessageDesk;
import dev.cohort.message.MessageDetails;
import dev.cohort.message.MessageFile;
import dev.cohort.message.MessageStatus;
import dev.cohort.message.QuotedText;
import dev.cohort.record.RecordRef;
import dev.cohort.ui.Action;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.util.EnumSet;
import java.util.Set;

/** One message: what was said, how far it has come, what can be done about it. */
public final class MessageDialog {
    private static final Set<MessageStatus> ENDED =
            EnumSet.of(MessageStatus.FAILED, MessageStatus.CANCELLED, MessageStatus.SUPPRESSED);

    private MessageDialog() {}

    public static void open(MessageDesk desk, MessageDetails message, Runnable changed) {
        String subject = message.subject();
        var dialog =
                new Dialog(subject == null || subject.isEmpty() ? MessageWords.channel(message.channel()) : subject);
        dialog.addClassName("message-dialog");
        dialog.setWidth("640px");
        var facts = new Facts()
                .add(
                        Words.of(message.direction() == Direction.IN ? "message.from" : "message.to"),
                        message.addressName() == null
                                ? message.address()
                                : message.addressName() + " <" + message.address() + ">")
                .add(Words.of("message.state"), MessageWords.badge(message.status()))
                .add(Words.of("message.when"), Dates.moment(message.createdAt()) + " · " + message.actor());
        if (message.sentAt() != null) facts.add(Words.of("message.sent"), Dates.moment(message.sentAt()));
        if (message.status() == MessageStatus.QUEUED) facts.add(Words.of("message.due"), Dates.moment(message.dueAt()));
        RecordRef record = message.record();
        if (record != null) facts.add(Words.of("message.about"), new Anchor(record.path(), record.title()));
        var body = Parts.div("col g3");
        String reason = message.reason();
        if (reason != null)
            body.add(new Note(
                    message.status() == MessageStatus.FAILED ? Tone.RED : Tone.YELLOW,
                    Icon.ALERT,
                    Markup.text(MessageWords.reason(reason)
                            + (message.reasonDetail() == null ? "" : " (" + message.reasonDetail() + ")"))));
        body.add(facts);
        QuotedText text = QuotedText.of(message.text());
        body.add(Parts.div("prose bub", Parts.span("pre", text.own())));
        if (!text.quoted().isEmpty())
            body.add(new Details(Words.of("message.quoted"), Parts.div("prose t3", Parts.span("pre", text.quoted()))));
        for (MessageFile file : message.files())
            body.add(Parts.div("row sm", Icon.ATTACH.create(Icon.Size.SMALL), Parts.span("", file.name())));
        dialog.add(body);
        if (Access.may(CorePermissions.MESSAGE_SEND)) actions(desk, message, dialog, changed);
        dialog.getFooter().add(Action.plain(Words.of("close"), dialog::close));
        dialog.open();
    }

    private static void actions(MessageDesk desk, MessageDetails message, Dialog dialog, Runnable changed) {
        if (ENDED.contains(message.status()))
            dialog.getFooter().add(Action.plain(Words.of("message.retry"), Icon.REPEAT, () -> {
                desk.retry(message.id());
                dialog.close();
                Toast.show(Words.of("message.retried"));
                changed.run();
            }));
        if (message.status() == MessageStatus.QUEUED)
            dialog.getFooter().add(Action.plain(Words.of("message.cancel"), Icon.CLOSE, () -> {
                desk.cancel(message.id());
                dialog.close();
                Toast.undoable(Markup.text(Words.of("message.cancelled")), () -> {
                    desk.retry(message.id());
                    changed.run();
                });
                changed.run();
            }));
    }
}
