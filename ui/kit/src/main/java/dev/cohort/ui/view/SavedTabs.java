package dev.cohort.ui.view;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.problem.Problem;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Patch;
import dev.cohort.savedview.SavedView;
import dev.cohort.savedview.SavedViews;
import dev.cohort.savedview.ViewColumn;
import dev.cohort.savedview.ViewOrder;
import dev.cohort.savedview.ViewSpec;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.ActionMenu;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.ViewTabs;
import dev.cohort.ui.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The saved views of a list as tabs beside its own ones, with a menu to save, rename, order, share and delete them. */
public final class SavedTabs {
    private static final Logger LOG = LoggerFactory.getLogger(SavedTabs.class);

    /** Beyond this it is not said how many records a view has. */
    public static final int MOST_COUNTED = 999;

    private static final String PREFIX = ViewTabs.SAVED;

    private final SavedViews views;
    private final String list;
    private final ViewTabs tabs;
    private final Div tools = Parts.div("row g1 view-tools");
    private final boolean allowed = Access.may(CorePermissions.VIEW_SAVE);
    private final Set<String> drawn = new LinkedHashSet<>();
    private Consumer<SavedView> opened = view -> {};
    private Runnable closed = () -> {};
    private List<SavedView> all = List.of();
    private String now = "";
    private String query = "";
    private List<ViewColumn> columns = List.of();

    /** @param list the list's name, such as {@code leads} */
    public SavedTabs(SavedViews views, String list, ViewTabs tabs) {
        this.views = views;
        this.list = list;
        this.tabs = tabs;
        tabs.beside(tools);
        read();
    }

    /** Is told which view was chosen or has just been saved. */
    public SavedTabs onOpen(Consumer<SavedView> then) {
        opened = then;
        return this;
    }

    /** Is told when the view that is shown was deleted. */
    public SavedTabs onClose(Runnable then) {
        closed = then;
        return this;
    }

    /** Whether a tab of this id is a saved view's; if so it is opened. */
    public boolean choose(String tab) {
        if (!tab.startsWith(PREFIX)) return false;
        find(tab.substring(PREFIX.length())).ifPresent(opened);
        return true;
    }

    public Optional<SavedView> find(String id) {
        return all.stream().filter(view -> view.id().toString().equals(id)).findFirst();
    }

    /** The view that people like the viewer begin with. */
    public Optional<SavedView> standard() {
        return allowed ? views.standard(list) : Optional.empty();
    }

    /**
     * Says what the list shows, so that it is known what is unsaved.
     *
     * @param id of the saved view; empty for none
     * @param shown filters, order and shape as they stand in the address
     */
    public void show(String id, String shown, List<ViewColumn> shownColumns) {
        now = id;
        query = shown;
        columns = shownColumns;
        if (find(id).isPresent()) tabs.select(PREFIX + id);
        tools();
    }

    /** The columns were changed. */
    public void show(List<ViewColumn> shownColumns) {
        show(now, query, shownColumns);
    }

    private void read() {
        if (!allowed) return;
        all = views.all(list);
        drawn.forEach(tabs::remove);
        drawn.clear();
        for (SavedView view : all) {
            String tab = PREFIX + view.id();
            tabs.add(tab, view.mine() ? view.name() : Words.of("views.of", view.name(), view.owner()));
            drawn.add(tab);
        }
    }

    /**
     * Shows how many records each view has.
     *
     * @param query what a view asks for
     * @param counts how many rows each of several queries has, up to {@link #MOST_COUNTED} and one more
     */
    public void count(Function<SavedView, ListQuery> query, Function<List<ListQuery>, List<Long>> counts) {
        if (all.isEmpty()) return;
        try {
            List<Long> found = counts.apply(all.stream().map(query).toList());
            for (int i = 0; i < all.size(); i++) tabs.count(PREFIX + all.get(i).id(), found.get(i), MOST_COUNTED);
        } catch (Problem odd) {
            // A view may ask by what is no value any more; opened, it says so, and the page goes on without numbers.
            LOG.debug("The views of {} cannot be counted", list, odd);
        }
    }

    private boolean isChanged(SavedView view) {
        return !view.query().equals(query)
                || !view.columns().isEmpty() && !view.columns().equals(columns);
    }

    private void tools() {
        tools.removeAll();
        if (!allowed) return;
        Optional<SavedView> view = find(now);
        boolean changed = view.filter(this::isChanged).isPresent();
        boolean mayChange = view.filter(each -> each.mine() || Access.may(CorePermissions.VIEW_SHARE))
                .isPresent();
        if (changed) {
            tools.add(Parts.span("t3 sm wide-only", Words.of("views.unsaved")));
            if (mayChange)
                tools.add(Action.small(Action.plain(Words.of("views.save.changes"), () -> save(view.orElseThrow()))));
        }
        var menu = new ActionMenu(Action.small(Action.quiet(Words.of("views.menu"), Icon.MORE, () -> {}))).leftwards();
        menu.item(Icon.PLUS, Words.of("views.save"), () -> ask(Optional.empty()));
        if (view.isPresent() && mayChange) {
            SavedView own = view.get();
            menu.item(Icon.NOTE, Words.of("views.change"), () -> ask(view));
            if (changed) menu.item(Icon.UNDO, Words.of("views.reset"), () -> opened.accept(own));
            if (own.mine()) {
                menu.item(Icon.CHEVRON_LEFT, Words.of("views.left"), () -> move(own, -1));
                menu.item(Icon.CHEVRON_RIGHT, Words.of("views.right"), () -> move(own, 1));
            }
            menu.bad(Icon.TRASH, Words.of("views.delete"), () -> delete(own));
        }
        tools.add(menu);
    }

    private void save(SavedView view) {
        SavedView saved = change(view, Map.of("query", query, "columns", columns));
        read();
        opened.accept(saved);
        Toast.show(Words.of("views.saved", view.name()));
    }

    private SavedView change(SavedView view, Map<String, ?> patch) {
        return views.change(view.id(), IfMatch.ANY, Patch.of(ViewSpec.class, Json.tree(patch)));
    }

    private void move(SavedView view, int by) {
        List<UUID> ids = new ArrayList<>(
                all.stream().filter(SavedView::mine).map(SavedView::id).toList());
        int from = ids.indexOf(view.id());
        int to = from + by;
        if (from < 0 || to < 0 || to >= ids.size()) return;
        ids.add(to, ids.remove(from));
        views.order(new ViewOrder(list, ids));
        read();
        show(now, query, columns);
    }

    private void delete(SavedView view) {
        views.delete(view.id());
        read();
        closed.run();
        Toast.undoable(Markup.text(Words.of("views.deleted", view.name())), () -> {
            SavedView back = views.create(view.spec());
            read();
            opened.accept(back);
        });
    }

    /** A new view of what is seen, or another name for one there is. */
    private void ask(Optional<SavedView> view) {
        var name = new TextField(Words.of("views.name"));
        name.setValue(view.map(SavedView::name).orElse(""));
        name.setMaxLength(100);
        var shared = new Checkbox(Words.of("views.shared"));
        shared.setValue(view.filter(SavedView::shared).isPresent());
        var role = new Select<String>();
        role.setLabel(Words.of("views.role"));
        role.setItems(CorePermissions.TENANT_ROLES.stream()
                .filter(key -> !key.equals("student"))
                .toList());
        role.setEmptySelectionAllowed(true);
        role.setEmptySelectionCaption(Words.of("views.role.none"));
        role.setItemLabelGenerator(key -> key == null || key.isEmpty() ? Words.of("views.role.none") : role(key));
        view.map(SavedView::defaultRole).ifPresent(role::setValue);
        role.setVisible(shared.getValue());
        shared.addValueChangeListener(event -> role.setVisible(event.getValue()));
        FormPanel[] form = new FormPanel[1];
        form[0] = new FormPanel(
                Words.of(view.isPresent() ? "views.change" : "views.save"), Words.of("views.save.do"), () -> {
                    if (name.getValue().isBlank()) {
                        name.setErrorMessage(Words.of("field.required"));
                        name.setInvalid(true);
                        return;
                    }
                    String standard = shared.getValue() && role.getValue() != null ? role.getValue() : "";
                    SavedView saved = view.map(each -> change(
                                    each,
                                    Map.of(
                                            "name", name.getValue().strip(),
                                            "shared", shared.getValue(),
                                            "defaultRole", standard)))
                            .orElseGet(() -> views.create(new ViewSpec(
                                    list, name.getValue().strip(), shared.getValue(), standard, query, columns)));
                    form[0].done();
                    read();
                    opened.accept(saved);
                    Toast.show(Words.of("views.saved", saved.name()));
                });
        form[0].wide(name);
        if (Access.may(CorePermissions.VIEW_SHARE)) {
            form[0].wide(shared);
            form[0].wide(role);
        }
        form[0].open();
    }

    private static String role(String key) {
        return Texts.find(Words.locale(), "role." + key).orElse(key);
    }
}
