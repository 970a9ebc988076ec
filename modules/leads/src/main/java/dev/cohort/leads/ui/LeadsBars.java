package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import dev.cohort.access.Access;
import dev.cohort.leads.LeadCounts;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadView;
import dev.cohort.savedview.SavedViews;
import dev.cohort.savedview.ViewColumn;
import dev.cohort.ui.Action;
import dev.cohort.ui.FilterBar;
import dev.cohort.ui.FilterField;
import dev.cohort.ui.Filters;
import dev.cohort.ui.Icon;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.SearchField;
import dev.cohort.ui.Segmented;
import dev.cohort.ui.ViewTabs;
import dev.cohort.ui.Words;
import dev.cohort.ui.view.SavedTabs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The lines above the list: title and actions, views, filters. */
class LeadsBars {
    private static final String TABLE = "table";
    private static final String BOARD = "board";

    private final PageHeader header = new PageHeader(Words.of("leads.title"));
    private final ViewTabs tabs = new ViewTabs();
    private final Segmented shape = new Segmented(Words.of("leads.shape"))
            .option(TABLE, Icon.TABLE, Words.of("leads.table"))
            .option(BOARD, Icon.BOARD, Words.of("leads.board"));
    private final SearchField search = new SearchField(Words.of("leads.search"), text -> searched(text));
    private final FilterBar filters;
    private final Component columns;
    private final Component order;
    private final SavedTabs saved;
    private final Component export;
    private Consumer<String> searching = text -> {};
    private Runnable create = () -> {};
    private Runnable bringIn = () -> {};

    LeadsBars(List<FilterField> fields, LeadTable table, SavedViews views, Component export) {
        this.filters = new FilterBar(fields);
        this.export = export;
        this.columns = table.columnChooser();
        this.order = table.sortChooser();
        actions();
        for (LeadView view : LeadView.values()) tabs.add(view.key(), Words.of("leads.view." + view.key()), 0);
        this.saved = new SavedTabs(views, "leads", tabs);
        tabs.end(shape);
        filters.end(search, order, columns, export);
    }

    private void searched(String text) {
        searching.accept(text);
    }

    private void actions() {
        if (Access.may(LeadPermissions.IMPORT))
            header.actions(Action.quiet(Words.of("leads.import"), Icon.UPLOAD, () -> bringIn.run()));
        if (Access.may(LeadPermissions.CREATE))
            header.actions(Action.key(
                    Action.primary(Words.of("leads.new"), Icon.PLUS, () -> create.run()), "c", Words.of("leads.new")));
    }

    /** The first steps of a centre without leads, as far as they are open to the viewer. */
    List<Component> firstSteps() {
        List<Component> steps = new ArrayList<>();
        if (Access.may(LeadPermissions.IMPORT))
            steps.add(Action.primary(Words.of("leads.import.file"), Icon.UPLOAD, () -> bringIn.run()));
        if (Access.may(LeadPermissions.CREATE))
            steps.add(Action.plain(Words.of("leads.new"), Icon.PLUS, () -> create.run()));
        return steps;
    }

    PageHeader header() {
        return header;
    }

    ViewTabs tabs() {
        return tabs;
    }

    FilterBar filters() {
        return filters;
    }

    List<String> filterKeys() {
        return filters.keys();
    }

    /** Shows a state without telling of it. */
    void show(LeadsState state, List<ViewColumn> seen) {
        tabs.select(state.view().key());
        saved.show(state.saved(), state.kept(), seen);
        shape.select(state.board() ? BOARD : TABLE);
        filters.show(state.filters());
        columns.setVisible(!state.board());
        order.setVisible(!state.board());
        export.setVisible(!state.board());
        search.show(state.text());
    }

    void count(LeadCounts counts) {
        header.count(counts.every());
        for (LeadView view : LeadView.values()) tabs.count(view.key(), counts.of(view));
    }

    LeadsBars onView(Consumer<LeadView> then) {
        tabs.onSelect(key -> {
            if (saved.choose(key)) return;
            for (LeadView view : LeadView.values()) if (view.key().equals(key)) then.accept(view);
        });
        return this;
    }

    SavedTabs saved() {
        return saved;
    }

    LeadsBars onBoard(Consumer<Boolean> then) {
        shape.onSelect(id -> then.accept(id.equals(BOARD)));
        return this;
    }

    LeadsBars onFilters(Consumer<Filters> then) {
        filters.onChange(then);
        return this;
    }

    LeadsBars onSearch(Consumer<String> then) {
        searching = then;
        return this;
    }

    LeadsBars onCreate(Runnable then) {
        create = then;
        return this;
    }

    LeadsBars onImport(Runnable then) {
        bringIn = then;
        return this;
    }
}
