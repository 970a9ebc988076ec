package dev.cohort.leads.captureui;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.ViewPermission;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.capture.InboxDesk;
import dev.cohort.leads.capture.InboxItem;
import dev.cohort.leads.capture.InboxState;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.ui.Address;
import dev.cohort.ui.BulkBar;
import dev.cohort.ui.DataGrid;
import dev.cohort.ui.Dates;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.FilterBar;
import dev.cohort.ui.FilterField;
import dev.cohort.ui.FilterField.Option;
import dev.cohort.ui.Filters;
import dev.cohort.ui.Icon;
import dev.cohort.ui.ListDetail;
import dev.cohort.ui.Markup;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Paged;
import dev.cohort.ui.SearchField;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.View;
import dev.cohort.ui.ViewTabs;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Everything that came in from outside and what became of it. What is shown stands in the address. */
@Route(value = "inbox", layout = Shell.class)
@ViewPermission(LeadPermissions.INBOX_READ)
@Dependent
public class InboxView extends View implements AfterNavigationObserver, HasDynamicTitle {
    private static final String ROUTE = "inbox";
    private static final String COUNTS = "counts";
    private static final String FAILED = "failed";
    private static final String ALL = "all";

    private final InboxDesk desk;
    private final InboxPanels panels;
    private final InboxCountsPart counts;
    private final Clock clock;
    private final ViewTabs tabs = new ViewTabs();
    private final FilterBar bar;
    private final SearchField search = new SearchField(Words.of("inbox.search"), this::search);
    private final DataGrid<InboxItem> grid = new DataGrid<>(InboxItem::id);
    private final ListDetail body = new ListDetail();
    private Filters filters = Filters.NONE;
    private String tab = ALL;
    private String text = "";
    private String peek = "";

    @Inject
    InboxView(InboxDesk desk, InboxPanels panels, InboxCountsPart counts, Clock clock) {
        this.desk = desk;
        this.panels = panels;
        this.counts = counts;
        this.clock = clock;
        for (String each : List.of(ALL, FAILED)) tabs.add(each, Words.of("inbox.tab." + each), 0);
        tabs.add(COUNTS, Words.of("inbox.tab.counts"));
        tabs.onSelect(key -> go(key, Filters.NONE, "", ""));
        tabs.end(search);
        bar = new FilterBar(List.of(
                        FilterField.choice("state", Words.of("inbox.state"), states()),
                        FilterField.choice("source", Words.of("inbox.source"), this::sources),
                        FilterField.days("day", Words.of("inbox.day"))))
                .onChange(chosen -> go(tab, chosen, text, ""));
        columns();
        if (Access.may(LeadPermissions.INBOX_FIX)) grid.bulk(bulk());
        add(new PageHeader(Words.of("inbox.title")), tabs, bar, body);
    }

    private static List<Option> states() {
        return Arrays.stream(InboxState.values())
                .map(state -> new Option(state.key(), InboxWords.named(state)))
                .toList();
    }

    private List<Option> sources() {
        return desk.sources().stream()
                .map(source -> new Option(source, InboxWords.source(source)))
                .toList();
    }

    private void columns() {
        grid.column("sender", Words.of("inbox.sender"), InboxView::who)
                .setWidth("190px")
                .setFlexGrow(3);
        grid.column("state", Words.of("inbox.state"), item -> InboxWords.state(item.state()))
                .setWidth("150px")
                .setFlexGrow(0);
        grid.text("source", Words.of("inbox.source"), item -> InboxWords.source(item.source()))
                .setWidth("120px")
                .setFlexGrow(0);
        grid.column("lead", Words.of("inbox.became"), InboxView::became)
                .setWidth("160px")
                .setFlexGrow(3);
        grid.number("receivedAt", Words.of("inbox.received"), item -> Dates.moment(item.receivedAt()))
                .setWidth("150px")
                .setFlexGrow(0)
                .setSortable(true);
        grid.phoneCard(item -> Markup.span(
                "col grow cut",
                Markup.span("row between", who(item), InboxWords.state(item.state())),
                Markup.span(
                        "row between sm t3",
                        Markup.span("cut", Markup.text(InboxWords.source(item.source()))),
                        Markup.span("nw", Markup.text(Dates.moment(item.receivedAt()))))));
        grid.label(Words.of("inbox.title"))
                .sort("receivedAt", true)
                .onOpen(item -> go(tab, filters, text, item.id().toString()));
    }

    private static Markup who(InboxItem item) {
        boolean known = item.sender() != null && !item.sender().isBlank();
        return Markup.span(
                known ? "cut m" : "cut t3",
                Markup.text(known ? Objects.requireNonNull(item.sender()) : Words.of("inbox.unknown")));
    }

    private static Markup became(InboxItem item) {
        if (item.leadNumber() != null) return Markup.link("leads/" + item.leadNumber(), Markup.text(item.leadNumber()));
        return Markup.span("cut t2", Markup.text(InboxWords.reason(item.reasonCode(), item.reason())));
    }

    private BulkBar bulk() {
        return new BulkBar()
                .action(Icon.REPEAT, Words.of("inbox.replay"), () -> all("inbox.replayed", this::replay))
                .action(Icon.CLOSE, Words.of("inbox.ignore"), () -> all("inbox.ignored", this::ignore));
    }

    private void all(String words, Predicate<UUID> work) {
        List<UUID> chosen = grid.selection().stream().map(InboxItem::id).toList();
        long done = chosen.stream().filter(work).count();
        Toast.show(Words.of(words, done, chosen.size()));
        draw();
    }

    private boolean replay(UUID id) {
        try {
            return desk.replay(id, null).leadId() != null;
        } catch (Problem settled) {
            return false;
        }
    }

    private boolean ignore(UUID id) {
        try {
            return desk.ignore(id).state() == InboxState.IGNORED;
        } catch (Problem settled) {
            return false;
        }
    }

    private void search(String typed) {
        text = typed;
        Address.replace(ROUTE, state(tab, filters, text, peek));
        draw();
    }

    private void go(String nextTab, Filters chosen, String typed, String id) {
        Address.go(ROUTE, state(nextTab, chosen, typed, id));
    }

    private QueryParameters state(String nextTab, Filters chosen, String typed, String id) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (!nextTab.equals(ALL)) all.put("tab", List.of(nextTab));
        all.putAll(chosen.values());
        if (!typed.isEmpty()) all.put("q", List.of(typed));
        if (!id.isEmpty()) all.put("peek", List.of(id));
        return new QueryParameters(all);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        tab = query.getSingleParameter("tab").orElse(ALL);
        filters = Filters.of(query, bar.keys());
        text = query.getSingleParameter("q").orElse("");
        peek = query.getSingleParameter("peek").orElse("");
        search.show(text);
        bar.show(filters);
        draw();
    }

    private void draw() {
        recount();
        tabs.select(tab);
        tabs.count(ALL, desk.count(ListQuery.first(1)));
        tabs.count(FAILED, desk.count(ListQuery.first(1).where("state", FAILED)));
        boolean counting = tab.equals(COUNTS);
        bar.setVisible(!counting);
        search.setVisible(!counting);
        if (counting) {
            body.close();
            body.list(counts.show());
            return;
        }
        body.list(grid);
        grid.total(Words.of("inbox.count", desk.count(query(1))));
        grid.empty(nothing());
        grid.load((cursor, limit, sort) -> {
            ListQuery query = query(limit).after(cursor.isEmpty() ? null : cursor);
            for (Paged.Sort order : sort) query = query.sorted((order.descending() ? "-" : "") + order.field());
            Page<InboxItem> page = desk.list(query);
            return new Paged<>(page.items(), Objects.requireNonNullElse(page.next(), ""));
        });
        peek();
    }

    private ListQuery query(int limit) {
        ListQuery query = ListQuery.first(limit).searching(text);
        if (tab.equals(FAILED)) query = query.where("state", FAILED);
        for (String field : List.of("state", "source")) {
            List<String> chosen = filters.get(field);
            if (!chosen.isEmpty()) query = query.where(field, chosen.toArray(String[]::new));
        }
        List<String> ends = FilterField.ends(filters.first("day").orElse(FilterField.BETWEEN));
        Optional<LocalDate> from = day(ends.getFirst());
        Optional<LocalDate> to = day(ends.getLast());
        if (from.isPresent()) query = query.where("receivedAt.gte", from.get().toString());
        if (to.isPresent())
            query = query.where("receivedAt.lt", to.get().plusDays(1).toString());
        return query;
    }

    private Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(
                    typed.equals("today")
                            ? LocalDate.now(clock.withZone(Context.current().zone()))
                            : LocalDate.parse(typed));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private void peek() {
        body.close();
        grid.current(id(peek).<Object>map(id -> id).orElse(""));
        id(peek).ifPresent(id -> body.open(panels.panel(desk.get(id), this::draw, () -> go(tab, filters, text, ""))));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private EmptyState nothing() {
        boolean narrow = !filters.isEmpty() || !text.isEmpty();
        if (narrow) return new EmptyState(Icon.FILTER, Words.of("inbox.none.here"), Words.of("inbox.none.here.text"));
        if (tab.equals(FAILED))
            return new EmptyState(Icon.CHECK, Words.of("inbox.none.failed"), Words.of("inbox.none.failed.text"));
        return new EmptyState(Icon.INBOX, Words.of("inbox.none"), Words.of("inbox.none.text"));
    }

    @Override
    public String getPageTitle() {
        return Words.of("inbox.title");
    }
}
