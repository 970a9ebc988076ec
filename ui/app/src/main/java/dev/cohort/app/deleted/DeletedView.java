package dev.cohort.app.deleted;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.deleted.Deleted;
import dev.cohort.deleted.DeletedRecord;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.BulkBar;
import dev.cohort.ui.DataGrid;
import dev.cohort.ui.Dates;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was deleted, by whom and when, kind by kind, with the way back. */
@Route(value = "deleted", layout = Shell.class)
@ViewPermission(CorePermissions.PERSON_DELETE)
@Dependent
public class DeletedView extends View implements BeforeEnterObserver, HasDynamicTitle {
    private final Deleted deleted;
    private final List<String> kinds;
    private final ViewTabs tabs = new ViewTabs();
    private final SearchField search = new SearchField(Words.of("deleted.search"), this::search);
    private final DataGrid<DeletedRecord> table = new DataGrid<>(DeletedRecord::id);
    private String kind = "";
    private String text = "";

    @Inject
    DeletedView(Deleted deleted) {
        this.deleted = deleted;
        this.kinds = deleted.kinds();
        kinds.forEach(each -> tabs.add(each, word(each)));
        tabs.onSelect(each -> Address.go("deleted", state(each, text)));
        tabs.end(search);
        columns();
        table.bulk(new BulkBar().action(Icon.UNDO, Words.of("deleted.restore"), () -> restore(table.selection())));
        add(new PageHeader(Words.of("deleted.title")), tabs, table);
    }

    private void columns() {
        table.column("title", Words.of("deleted.what"), each -> Avatar.named(each.title(), Avatar.Size.MEDIUM))
                .setWidth("200px")
                .setFlexGrow(3);
        table.text("about", Words.of("deleted.about"), each -> each.about() == null ? "" : each.about())
                .setWidth("200px")
                .setFlexGrow(2);
        table.text("deletedAt", Words.of("deleted.when"), each -> Dates.moment(each.deletedAt()))
                .setWidth("170px")
                .setFlexGrow(0);
        table.text("deletedBy", Words.of("deleted.by"), each -> each.deletedBy() == null ? "" : each.deletedBy())
                .setWidth("160px");
        table.grid()
                .addComponentColumn(this::back)
                .setKey("restore")
                .setHeader("")
                .setWidth("150px")
                .setFlexGrow(0);
        table.label(Words.of("deleted.title"));
        table.onOpen(each -> restore(List.of(each)));
        table.phoneCard(DeletedView::card);
        table.empty(new EmptyState(Icon.TRASH, Words.of("deleted.none"), Words.of("deleted.none.text")));
    }

    private static Markup card(DeletedRecord each) {
        return Markup.span(
                "row g3 grow",
                Avatar.markup(each.title(), Avatar.Size.MEDIUM),
                Markup.span(
                        "col grow cut",
                        Markup.span("cut m", Markup.text(each.title())),
                        Markup.span("cut t3 sm", Markup.text(Dates.moment(each.deletedAt()) + " · " + by(each)))),
                Icon.UNDO.markup(Icon.Size.SMALL));
    }

    private static String by(DeletedRecord each) {
        return each.deletedBy() == null ? "" : each.deletedBy();
    }

    private Button back(DeletedRecord each) {
        Button back = Action.small(Action.plain(Words.of("deleted.restore"), Icon.UNDO, () -> restore(List.of(each))));
        back.setAriaLabel(Words.of("deleted.restore.one", each.title()));
        return back;
    }

    private static String word(String kind) {
        return Texts.find(Words.locale(), "deleted.kind." + kind).orElse(kind);
    }

    private static QueryParameters state(String kind, String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("kind", kind);
        if (!text.isBlank()) parameters.put("q", text);
        return QueryParameters.simple(parameters);
    }

    private void search(String typed) {
        text = typed;
        Address.replace("deleted", state(kind, text));
        table.load(this::read);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        String first = kinds.contains("lead") ? "lead" : kinds.isEmpty() ? "" : kinds.getFirst();
        kind = query.getSingleParameter("kind").filter(kinds::contains).orElse(first);
        text = query.getSingleParameter("q").orElse("");
        search.show(text);
        tabs.select(kind);
        if (!kind.isEmpty()) table.load(this::read);
    }

    private Paged<DeletedRecord> read(String cursor, int limit, List<Paged.Sort> sort) {
        ListQuery query = ListQuery.first(limit).searching(text).after(cursor.isEmpty() ? null : cursor);
        Page<DeletedRecord> page = deleted.list(kind, query);
        return new Paged<>(page.items(), Objects.requireNonNullElse(page.next(), ""));
    }

    private void restore(Collection<DeletedRecord> chosen) {
        int back = 0;
        for (DeletedRecord each : List.copyOf(chosen)) {
            try {
                deleted.restore(each.recordType(), each.id());
                back++;
            } catch (Problem refusal) {
                Toast.error(Texts.get(Words.locale(), "problem." + refusal.code(), refusal.values()));
            }
        }
        table.load(this::read);
        if (back == 1 && chosen.size() == 1) {
            DeletedRecord one = chosen.iterator().next();
            Toast.show(Markup.join(
                    Markup.text(Words.of("deleted.back", one.title()) + " "),
                    Markup.link(one.path(), Markup.text(Words.of("deleted.open")))));
        } else if (back > 0) {
            Toast.show(Words.of("deleted.back.many", back));
        }
    }

    @Override
    public String getPageTitle() {
        return Words.of("deleted.title");
    }
}
