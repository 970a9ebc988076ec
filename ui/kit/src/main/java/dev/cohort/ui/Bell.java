package dev.cohort.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import dev.cohort.notification.Notification;
import dev.cohort.notification.Notifications;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What the member has been told: how much of it is new, and on a click the latest. */
@Dependent
class Bell extends Div {
    private static final int SHOWN = 12;
    private static final int MOST_COUNTED = 99;

    private final transient Notifications notifications;
    private final transient Clock clock;
    private final NativeButton button = Parts.iconButton("btn t ic s", Icon.BELL, "", this::list);
    private final Popover popover;
    private final Div list = Parts.div("notices");

    @Inject
    Bell(Notifications notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
        this.popover = ActionMenu.popover(button);
        addClassName("bell");
        button.getElement().setAttribute("aria-haspopup", "dialog");
        popover.setAriaLabel(Words.of("shell.notices"));
        popover.add(list);
        add(button, popover);
    }

    /** Counts again. */
    void refresh() {
        long unread = notifications.unread();
        String words = unread == 0 ? Words.of("shell.notices") : Words.of("shell.notices.unread", unread);
        button.setAriaLabel(words);
        button.setTitle(words);
        button.removeAll();
        button.add(Icon.BELL.create());
        if (unread > 0) button.add(Parts.span("count", unread > MOST_COUNTED ? MOST_COUNTED + "+" : "" + unread));
    }

    private void list() {
        list.removeAll();
        List<Notification> latest = notifications.latest(SHOWN);
        if (latest.isEmpty()) {
            list.add(new EmptyState(Icon.BELL, Words.of("shell.notices.none"), Words.of("shell.notices.none.why")));
            return;
        }
        var head = Parts.div("notices-head", Parts.span("grow m", Words.of("shell.notices")));
        var settings = new Anchor("settings/notifications", Words.of("shell.notices.settings"));
        settings.addClassNames("t3", "sm");
        settings.getElement().addEventListener("click", event -> popover.close());
        head.add(settings);
        if (latest.stream().anyMatch(Notification::unread))
            head.add(Parts.button("btn t s", this::readAll, Parts.span("", Words.of("shell.notices.read-all"))));
        list.add(head);
        Instant now = Instant.now(clock);
        latest.forEach(each -> list.add(line(each, now)));
    }

    private Div line(Notification told, Instant now) {
        var line = Parts.div("notice");
        line.setClassName("new", told.unread());
        var words = told.link() == null ? Parts.span("words", told.title()) : link(told, told.link());
        line.add(Parts.div("grow", words), Parts.span("t3 sm nw", Ago.words(told.createdAt(), now)));
        return line;
    }

    private Anchor link(Notification told, String path) {
        var link = new Anchor(path, told.title());
        link.addClassName("words");
        link.getElement().addEventListener("click", event -> {
            notifications.read(told.id());
            popover.close();
            refresh();
        });
        return link;
    }

    private void readAll() {
        notifications.readAll();
        refresh();
        list();
    }
}
