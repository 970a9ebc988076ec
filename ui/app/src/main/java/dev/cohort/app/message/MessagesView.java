package dev.cohort.app.message;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.activity.Direction;
import dev.cohort.message.MessageDesk;
import dev.cohort.message.MessageDetails;
import dev.cohort.message.QuotedText;
import dev.cohort.record.RecordRef;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.Dates;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.SearchField;
import dev.cohort.ui.Shell;
import dev.cohort.ui.View;
import dev.cohort.ui.ViewTabs;
import dev.cohort.ui.Words;
import dev.cohort.ui.message.MessageDialog;
import dev.cohort.ui.message.MessageWords;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All messages the viewer may see, in and out. The tab and the search stand in the address. */
@Route(value = "messages", layout = Shell.class)
@ViewPermission(CorePermissions.MESSAGE_READ)
@Dependent
public class MessagesView extends View implements BeforeEnterObserver, HasDynamicTitle {
    private static final Set<MessageTab> COUNTED =
            EnumSet.of(MessageTab.UNANSWERED, MessageTab.WAITING, MessageTab.FAILED);
    private static final String ROUTE = "messages";
    private static final int AT_ONCE = 100;
    private static final int PREVIEW = 140;

    private final MessageDesk desk;
    private final ViewTabs tabs = new ViewTabs();
    private final Div list = Parts.div("page-body task-list");
    private final SearchField search = new SearchField(Words.of("messages.search"), this::search);
    private MessageTab tab = MessageTab.ALL;
    private String text = "";
    private int shown = AT_ONCE;

    @Inject
    public MessagesView(MessageDesk desk) {
        this.desk = desk;
        var header = new PageHeader(Words.of("messages.title"));
        if (Access.may(CorePermissions.MESSAGE_SEND))
            header.actions(
                    Action.plain(Words.of("templates.title"), Icon.FILE, () -> Address.go("messages/templates")));
        for (MessageTab each : MessageTab.values()) {
            String title = Words.of("messages.tab." + each.key());
            if (COUNTED.contains(each)) tabs.add(each.key(), title, 0);
            else tabs.add(each.key(), title);
        }
        tabs.onSelect(key -> Address.go(ROUTE, state(key, text)));
        tabs.end(search);
        add(header, tabs, Parts.div("scroll", list));
    }

    private static QueryParameters state(String tab, String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!tab.equals(MessageTab.ALL.key())) parameters.put("tab", tab);
        if (!text.isEmpty()) parameters.put("q", text);
        return QueryParameters.simple(parameters);
    }

    private void search(String typed) {
        text = typed;
        Address.replace(ROUTE, state(tab.key(), text));
        draw();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        tab = MessageTab.of(parameters.getSingleParameter("tab").orElse(""));
        text = parameters.getSingleParameter("q").orElse("");
        shown = AT_ONCE;
        search.show(text);
        draw();
        parameters
                .getSingleParameter("message")
                .flatMap(MessagesView::id)
                .ifPresent(id -> MessageDialog.open(desk, desk.get(id), this::draw));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void draw() {
        recount();
        tabs.select(tab.key());
        for (MessageTab each : COUNTED) tabs.count(each.key(), desk.count(each.query(1)));
        Page<MessageDetails> page = desk.list(tab.query(shown).searching(text));
        list.removeAll();
        if (page.items().isEmpty()) list.add(nothing());
        String day = "";
        Div lines = Parts.div("tasks");
        for (MessageDetails message : page.items()) {
            String next = Dates.day(message.createdAt());
            if (!next.equals(day)) {
                lines = Parts.div("tasks");
                list.add(Parts.div("gh", Parts.span("", next)), lines);
            }
            day = next;
            lines.add(line(message));
        }
        if (page.next() != null && shown < ListQuery.MOST)
            list.add(Action.plain(Words.of("messages.more"), () -> {
                shown = ListQuery.MOST;
                draw();
            }));
    }

    private Component line(MessageDetails message) {
        String subject = message.subject();
        String preview = QuotedText.of(message.text()).own().replaceAll("\\s+", " ");
        String said = subject == null || subject.isEmpty() ? preview : subject;
        var opens = new NativeButton(said, click -> MessageDialog.open(desk, message, this::draw));
        opens.addClassNames("opens", "cut");
        boolean in = message.direction() == Direction.IN;
        String known = message.addressName() == null ? message.address() : message.addressName();
        String who = known.isEmpty() ? Words.of("messages.erased") : known;
        var words = Parts.div(
                "cut grow",
                Parts.div("cut", opens),
                Parts.div(
                        "cut t3 sm",
                        Parts.span("", Words.of(in ? "messages.from" : "messages.to", who)),
                        Parts.span(
                                "", " · " + (preview.length() > PREVIEW ? preview.substring(0, PREVIEW) : preview))));
        RecordRef record = message.record();
        var line = Parts.div("row task", (in ? Icon.INBOX : MessageWords.icon(message.channel())).create(), words);
        if (record != null) {
            var link = new Anchor(record.path(), record.title());
            link.addClassNames("t3", "sm", "nw");
            line.add(link);
        }
        line.add(
                MessageWords.badge(message.status()).component(),
                Parts.span("t3 sm nw", Dates.time(message.createdAt())));
        return line;
    }

    private EmptyState nothing() {
        if (!text.isEmpty()) return new EmptyState(Icon.SEARCH, Words.of("messages.none.found", text), "");
        return new EmptyState(Icon.MESSAGE, Words.of("messages.none." + tab.key()), Words.of("messages.none.text"));
    }

    @Override
    public String getPageTitle() {
        return Words.of("messages.title");
    }
}
