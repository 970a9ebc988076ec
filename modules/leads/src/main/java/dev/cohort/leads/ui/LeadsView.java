package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.export.ExportFile;
import dev.cohort.export.ExportFormat;
import dev.cohort.leads.LeadCounts;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadExports;
import dev.cohort.leads.LeadLists;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadSummary;
import dev.cohort.leads.LeadSums;
import dev.cohort.leads.LeadTotals;
import dev.cohort.leads.LeadView;
import dev.cohort.leads.Leads;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.savedview.SavedView;
import dev.cohort.savedview.SavedViews;
import dev.cohort.savedview.ViewColumn;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.ExportMenu;
import dev.cohort.ui.Filters;
import dev.cohort.ui.Icon;
import dev.cohort.ui.ListDetail;
import dev.cohort.ui.Paged;
import dev.cohort.ui.Peek;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import dev.cohort.ui.view.RecordList;
import dev.cohort.ui.view.SavedTabs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** All leads, as a table or as a board, with the one that is looked at beside them. What is shown stands in the URL. */
@Route(value = "leads", layout = Shell.class)
@ViewPermission(LeadPermissions.READ)
@Dependent
public class LeadsView extends View implements AfterNavigationObserver, HasDynamicTitle {
    // As many as the grid asks for at once.
    private static final int PAGE_ROWS = 100;
    private static final String LIST = "leads";

    private final Leads leads;
    private final LeadLists lists;
    private final LeadSums sums;
    private final LeadDesk desk;
    private final SavedViews views;
    private final LeadExports exports;
    private final LeadsBars bars;
    private final LeadTable table;
    private final LeadLanes lanes;
    private final ListDetail body = new ListDetail();
    private final Walk walk = new Walk(this::read, this::readAt);
    private final Span average = new Span();
    private final Span overdue = new Span();
    private Optional<LeadsState> shown = Optional.empty();
    private LeadsState state = LeadsState.START;
    private String layout = "";
    private long listed;

    @Inject
    LeadsView(Leads leads, LeadLists lists, LeadSums sums, LeadDesk desk, SavedViews views, LeadExports exports) {
        this.leads = leads;
        this.lists = lists;
        this.sums = sums;
        this.desk = desk;
        this.views = views;
        this.exports = exports;
        this.lanes = desk.lanes()
                .onOpen(lead -> open(lead.number()))
                .onMove(this::count)
                .onAdd(this::create);
        this.table = new LeadTable(desk.words(), desk.filters().own());
        this.bars = new LeadsBars(desk.filters().fields(), table, views, exporter());
        bars.saved()
                .onOpen(view -> {
                    shown = Optional.empty();
                    go(LeadsState.kept(view.query(), view.id().toString(), bars.filterKeys()));
                })
                .onClose(() -> go(state.saved("")));
        table.onColumns(this::columns);
        table.onOpen(lead -> open(lead.number()))
                .onOpenPage(lead -> Address.go("leads/" + lead.number()))
                .onSort(this::sorted)
                .footEnd(average, overdue);
        desk.cells().into(table, desk.filters().own(), this::moved);
        desk.bulk()
                .bar(table::selection, () -> desk.filters().query(state, 1), () -> listed, this::refresh)
                .ifPresent(table::bulk);
        bars.onView(view -> go(state.view(view)))
                .onBoard(board -> go(state.board(board)))
                .onFilters(filters -> go(state.filters(filters)))
                .onSearch(this::search)
                .onCreate(() -> create(""))
                .onImport(() -> Address.go("import?kind=lead"));
        add(bars.header(), bars.tabs(), bars.filters(), body);
    }

    @Override
    public String getPageTitle() {
        return Words.of("leads.title");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (event.getLocation().getQueryParameters().getParameters().isEmpty() && shown.isEmpty()) {
            var standard = bars.saved().standard();
            if (standard.isPresent()) {
                apply(LeadsState.kept(
                        standard.get().query(), standard.get().id().toString(), bars.filterKeys()));
                return;
            }
        }
        apply(LeadsState.of(event.getLocation().getQueryParameters(), bars.filterKeys()));
    }

    /** The columns of the saved view, else as the viewer has last left them. */
    private void layOut() {
        layout = state.saved();
        List<ViewColumn> ofView =
                bars.saved().find(layout).map(SavedView::columns).orElse(List.of());
        boolean own = ofView.isEmpty() && Access.may(CorePermissions.VIEW_SAVE);
        table.columns(own ? views.layout(LIST) : ofView);
    }

    private void columns(List<ViewColumn> seen) {
        boolean ofView = bars.saved()
                .find(state.saved())
                .filter(view -> !view.columns().isEmpty())
                .isPresent();
        if (!ofView && Access.may(CorePermissions.VIEW_SAVE)) views.keepLayout(LIST, seen);
        bars.saved().show(seen);
    }

    private Component exporter() {
        if (!Access.may(LeadPermissions.EXPORT)) return new Span();
        return new ExportMenu(
                new ExportMenu.Choice(() -> table.selectedIds().size(), () -> listed),
                format -> export(desk.filters().query(state, 1), format),
                format -> export(RecordList.chosen(table.selectedIds()), format));
    }

    /** The next step is one column to the eye, and two in a file: what, and when. */
    private ExportFile export(ListQuery query, ExportFormat format) {
        return exports.export(
                query.sorted(LeadsState.name(state.order())),
                table.columns().stream()
                        .map(ViewColumn::key)
                        .flatMap(key -> key.equals("nextStepAt") ? Stream.of("nextStep", key) : Stream.of(key))
                        .toList(),
                format);
    }

    private void go(LeadsState next) {
        Address.go("leads", next.query());
    }

    /** The first letter is a step to come back from; what is typed on takes its place. */
    private void search(String text) {
        go(state.text(text), !state.text().isEmpty());
    }

    /** Opening a lead is a step to come back from; walking on to others takes its place, so that back closes it. */
    private void open(String number) {
        go(state.peek(number), !state.peek().isEmpty());
    }

    private void go(LeadsState next, boolean inPlace) {
        if (!inPlace) {
            go(next);
            return;
        }
        Address.replace("leads", next.query());
        apply(next);
    }

    private void apply(LeadsState next) {
        Optional<LeadsState> before = shown;
        state = next;
        shown = Optional.of(next);
        if (before.filter(next::listsAs).isEmpty()) list(before.map(LeadsState::board));
        if (!before.map(LeadsState::peek).orElse("").equals(next.peek())) peek();
        if (next.creating()) create("");
    }

    private void list(Optional<Boolean> before) {
        if (before.isEmpty() || !layout.equals(state.saved())) layOut();
        bars.show(state, table.columns());
        LeadCounts counts = count();
        if (before.isEmpty() || before.get() != state.board()) {
            if (state.board()) body.list(lanes.board());
            else body.list(table);
        }
        if (state.board()) {
            lanes.show(state);
        } else {
            table.empty(nothing(counts.every() == 0));
            walk.begin(PAGE_ROWS, state.order());
            table.sort(state.order().field(), state.order().descending());
            table.load(walk);
        }
    }

    private void moved() {
        count();
        if (!state.peek().isEmpty()) peek();
    }

    /** Counts anew what stands beside the views and at the foot. */
    private LeadCounts count() {
        LeadCounts counts = sums.counts(desk.filters().branch());
        bars.count(counts);
        bars.saved()
                .count(
                        view -> desk.filters().query(LeadsState.kept(view.query(), "", bars.filterKeys()), 1),
                        queries -> lists.counts(queries, SavedTabs.MOST_COUNTED + 1));
        if (!state.board()) {
            LeadTotals totals = sums.totals(desk.filters().query(state, 1));
            listed = totals.leads();
            table.total(Words.of("leads.count", listed));
            Integer score = totals.averageScore();
            average.setText(score == null ? "" : Words.of("leads.average", score));
            overdue.setText(totals.overdue() == 0 ? "" : Words.of("leads.overdue.here", totals.overdue()));
        }
        return counts;
    }

    private Paged<LeadSummary> read(String cursor, int limit, List<Paged.Sort> sort) {
        ListQuery query =
                desk.filters().query(state, limit).sorted(names(sort)).after(cursor.isEmpty() ? null : cursor);
        Page<LeadSummary> page = lists.list(query);
        return new Paged<>(page.items(), Objects.requireNonNullElse(page.next(), ""));
    }

    private List<LeadSummary> readAt(int position, int limit, List<Paged.Sort> sort) {
        return lists.rows(desk.filters().query(state, limit).sorted(names(sort)), position);
    }

    private static String[] names(List<Paged.Sort> sort) {
        return sort.stream().map(LeadsState::name).toArray(String[]::new);
    }

    private void sorted(Paged.Sort order) {
        LeadsState next = state.sort(order);
        if (next.equals(state)) return;
        // The grid reads by itself; only the address has to follow.
        state = next;
        shown = Optional.of(next);
        go(next);
    }

    private void peek() {
        if (state.peek().isEmpty()) {
            body.close();
            table.current("");
            return;
        }
        Optional<LeadDetails> found = leads.find(state.peek());
        if (found.isEmpty()) {
            Toast.error(Words.of("leads.gone", state.peek()));
            go(state.peek(""));
            return;
        }
        LeadDetails lead = found.get();
        Peek panel = desk.panels().panel(lead, this::refresh, () -> go(state.peek("")));
        walk.place(lead.number())
                .filter(place -> !state.board())
                .ifPresent(place -> panel.walk(
                        place, listed, () -> step(walk.before(lead.number())), () -> step(walk.after(lead.number()))));
        body.open(panel);
        table.current(lead.id());
    }

    private void step(Optional<String> number) {
        number.ifPresent(this::open);
    }

    /** Something was changed: list, counts and panel are read anew. */
    private void refresh() {
        list(Optional.of(state.board()));
        if (!state.peek().isEmpty()) peek();
    }

    /** @param status where the new lead is to stand; empty for where new ones begin */
    private void create(String status) {
        Access.require(LeadPermissions.CREATE);
        desk.forms().create(status, this::made, () -> {
            if (state.creating()) go(state.peek(state.peek()));
        });
    }

    private void made(LeadDetails lead) {
        list(Optional.of(state.board()));
        go(state.peek(lead.number()));
    }

    private EmptyState nothing(boolean noLeadsAtAll) {
        if (!noLeadsAtAll) return state.text().isBlank() ? noneHere() : noneFound();
        return new EmptyState(
                Icon.PEOPLE,
                Words.of("leads.none"),
                Words.of("leads.none.text"),
                bars.firstSteps().toArray(Component[]::new));
    }

    private EmptyState noneHere() {
        return new EmptyState(
                Icon.FILTER,
                Words.of("leads.none.here"),
                Words.of("leads.none.here.text"),
                Action.plain(
                        Words.of("leads.none.all"),
                        () -> go(state.filters(Filters.NONE).view(LeadView.ALL))));
    }

    /** Whom one looks for may stand in another view, or behind a filter. */
    private EmptyState noneFound() {
        boolean everywhere = state.view() == LeadView.ALL && state.filters().isEmpty();
        Button wider = everywhere
                ? Action.plain(Words.of("leads.none.clear"), () -> go(state.text("")))
                : Action.plain(
                        Words.of("leads.none.everywhere"),
                        Icon.SEARCH,
                        () -> go(state.filters(Filters.NONE).view(LeadView.ALL)));
        String where = Words.of(everywhere ? "leads.none.found.all" : "leads.none.found.here");
        return new EmptyState(Icon.SEARCH, Words.of("leads.none.found", state.text()), where, wider);
    }
}
