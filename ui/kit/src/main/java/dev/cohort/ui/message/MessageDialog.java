package dev.cohort.ui.message;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
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
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.util.ArrayList;
import java.util.List;

/** One message: what was said, how far it has come, what can be done about it. */
public final class MessageDialog {
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
        if (message.deliveredAt() != null && message.readAt() == null)
            facts.add(Words.of("message.delivered"), Dates.moment(message.deliveredAt()));
        if (message.readAt() != null) facts.add(Words.of("message.read"), Dates.moment(message.readAt()));
        if (!message.clicks().isEmpty()) facts.add(Words.of("message.clicks"), clicks(message));
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
        files(desk, message).forEach(body::add);
        dialog.add(body);
        if (Access.may(CorePermissions.MESSAGE_SEND)) actions(desk, message, dialog, changed);
        dialog.getFooter().add(Action.plain(Words.of("close"), dialog::close));
        dialog.open();
    }

    private static void actions(MessageDesk desk, MessageDetails message, Dialog dialog, Runnable changed) {
        if (MessageTold.isEnded(message.status()))
            dialog.getFooter().add(Action.plain(Words.of("message.retry"), Icon.REPEAT, () -> {
                dialog.close();
                MessageTold.retry(desk, message.id(), changed);
            }));
        if (message.status() == MessageStatus.QUEUED)
            dialog.getFooter().add(Action.plain(Words.of("message.cancel"), Icon.CLOSE, () -> {
                dialog.close();
                MessageTold.cancel(desk, message.id(), changed);
            }));
    }

    /** The files of a message, each to be saved: what somebody has sent is never shown as a page. */
    static List<Component> files(MessageDesk desk, MessageDetails message) {
        List<Component> lines = new ArrayList<>();
        for (MessageFile file : message.files()) {
            var link = new Anchor();
            link.setHref(event -> {
                event.setFileName(file.name());
                event.setContentType("application/octet-stream");
                event.getOutputStream().write(desk.file(message.id(), file.id()).content());
            });
            link.add(new Span(file.name()));
            link.getElement().setAttribute("download", file.name());
            lines.add(Parts.div("row sm", Icon.ATTACH.create(Icon.Size.SMALL), link));
        }
        return lines;
    }

    private static Component clicks(MessageDetails message) {
        var list = Parts.div("col");
        message.clicks()
                .forEach(click ->
                        list.add(Parts.span("cut", click.address() + " · " + Dates.moment(click.clickedAt()))));
        return list;
    }
}
