package dev.cohort.ui.message;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.activity.Direction;
import dev.cohort.message.MessageDesk;
import dev.cohort.message.MessageDetails;
import dev.cohort.message.PersonMessages;
import dev.cohort.message.QuotedText;
import dev.cohort.record.RecordRef;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Action;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Segmented;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A person's communication log: the messages of all channels in their threads, the thread with the latest first. */
@Dependent
public class MessageLog {
    private static final int SHOWN = 50;
    private static final int MOST = 500;
    private static final String ALL = "";

    private final PersonMessages messages;
    private final MessageDesk desk;

    @Inject
    MessageLog(PersonMessages messages, MessageDesk desk) {
        this.messages = messages;
        this.desk = desk;
    }

    /** Nothing for whom messages are none of their business, and of whom there are none. */
    public Optional<Section> ofPerson(UUID person) {
        if (!Access.may(CorePermissions.MESSAGE_READ)) return Optional.empty();
        if (messages.list(person, ListQuery.first(1)).items().isEmpty()) return Optional.empty();
        var section = new Section(Words.of("message.log"));
        section.addClassName("message-log");
        Div body = Parts.div("col g3");
        section.add(body);
        draw(body, person, ALL, SHOWN);
        return Optional.of(section);
    }

    private void draw(Div body, UUID person, String channel, int limit) {
        body.removeAll();
        ListQuery query = ListQuery.first(limit);
        var page = messages.list(person, channel.isEmpty() ? query : query.where("channel", channel));
        channels(body, person, channel, limit);
        Runnable changed = () -> draw(body, person, channel, limit);
        Map<UUID, List<MessageDetails>> threads = page.items().stream()
                .collect(Collectors.groupingBy(MessageDetails::threadId, LinkedHashMap::new, Collectors.toList()));
        threads.values().forEach(thread -> body.add(thread(thread, changed)));
        if (page.next() != null && limit < MOST)
            body.add(Action.small(Action.plain(Words.of("message.log.more"), () -> draw(body, person, channel, MOST))));
    }

    /** A choice only where there is one. */
    private void channels(Div body, UUID person, String chosen, int limit) {
        List<String> used = messages.list(person, ListQuery.first(MOST)).items().stream()
                .map(MessageDetails::channel)
                .distinct()
                .sorted()
                .toList();
        if (used.size() < 2) return;
        var choice = new Segmented(Words.of("message.log.channel"));
        choice.option("all", Words.of("message.log.all"));
        used.forEach(channel -> choice.option(channel, MessageWords.channel(channel)));
        choice.select(chosen.isEmpty() ? "all" : chosen);
        choice.onSelect(next -> draw(body, person, next.equals("all") ? ALL : next, limit));
        body.add(Parts.div("row", choice));
    }

    private Component thread(List<MessageDetails> thread, Runnable changed) {
        var box = Parts.div("col g1 thread");
        box.add(line(thread.getFirst(), changed));
        if (thread.size() == 1) return box;
        var earlier = Parts.div("col g3");
        thread.subList(1, thread.size()).forEach(message -> earlier.add(line(message, changed)));
        box.add(new Details(Words.of("message.log.earlier", thread.size() - 1), earlier));
        return box;
    }

    private Component line(MessageDetails message, Runnable changed) {
        boolean in = message.direction() == Direction.IN;
        List<Markup> head = new ArrayList<>();
        head.add((in ? Icon.INBOX : MessageWords.icon(message.channel())).markup(Icon.Size.SMALL));
        head.add(Markup.strong(in ? name(message) : message.actor()));
        if (!in) head.add(MessageWords.badge(message.status()));
        head.add(Markup.span("t3 sm nw", Markup.text(Dates.moment(message.createdAt()))));
        var box = Parts.div(
                "col g1",
                Markup.span("row wrap g1", head.toArray(Markup[]::new)).component());
        var words = Parts.div("bub");
        if (message.subject() != null && !message.subject().isEmpty())
            words.add(Parts.div("m", Parts.span("", message.subject())));
        words.add(Parts.span("pre", QuotedText.of(message.text()).own()));
        box.add(words);
        String looked = MessageTold.looked(
                message.createdAt(), message.readAt(), message.clicks().size());
        if (!looked.isEmpty()) box.add(Parts.span("t3 sm", looked));
        if (message.reason() != null) box.add(Parts.span("t3 sm", MessageWords.reason(message.reason())));
        MessageDialog.files(desk, message).forEach(box::add);
        var foot = Parts.div("row wrap");
        RecordRef record = message.record();
        if (record != null && !record.type().equals("person")) {
            var link = new Anchor(record.path(), record.title());
            link.addClassNames("sm");
            foot.add(link);
        }
        foot.add(MessageTold.actions(desk, message.id(), message.status(), changed));
        box.add(foot);
        return box;
    }

    private static String name(MessageDetails message) {
        return message.addressName() == null ? message.address() : message.addressName();
    }
}
