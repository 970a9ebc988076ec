package dev.cohort.app.bulk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.bulk.BulkEdit;
import dev.cohort.bulk.BulkEdits;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Shell;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/** How far one's own change to many records is, what came of it, and the way back. */
@Route(value = "changes/:id", layout = Shell.class)
@ViewPermission(CorePermissions.SEARCH)
@Dependent
public class ChangesView extends View implements BeforeEnterObserver, HasDynamicTitle {
    private final BulkEdits edits;
    private final Div body = Parts.div("page-body col");

    @Inject
    ChangesView(BulkEdits edits) {
        this.edits = edits;
        add(new PageHeader(Words.of("changes.title")), Parts.div("scroll", body));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = event.getRouteParameters().get("id").map(ChangesView::id).orElseThrow(NotFoundException::new);
        show(edits.recordTypeOf(id).orElseThrow(NotFoundException::new), id);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    private void show(String recordType, UUID id) {
        BulkEdit edit = edits.get(recordType, id);
        body.removeAll();
        boolean running = edit.state().equals("running") || edit.state().equals("undoing");
        String state = running ? "changes.running" : "changes." + edit.state();
        body.add(new Section(Words.of(state), facts(edit)));
        if (edit.state().equals("done") && edit.changed() > 0)
            body.add(Parts.row(Action.plain(Words.of("changes.undo"), Icon.UNDO, () -> {
                edits.undo(recordType, id);
                show(recordType, id);
            })));
        if (running) body.add(Parts.row(Action.plain(Words.of("changes.again"), () -> show(recordType, id))));
        if (!edit.refused().isEmpty()) body.add(new Section(Words.of("changes.which"), left(edit)));
    }

    private static Facts facts(BulkEdit edit) {
        var facts = new Facts()
                .add(Words.of("changes.matched"), number(edit.matched()))
                .add(Words.of("changes.changed"), number(edit.changed()))
                .add(Words.of("changes.unchanged"), number(edit.unchanged()))
                .add(Words.of("changes.refused"), number(edit.refusedCount()));
        if (edit.state().equals("undone"))
            facts.add(Words.of("changes.restored"), number(edit.restored()))
                    .add(Words.of("changes.kept"), number(edit.kept()));
        return facts.add(Words.of("task.field.createdAt"), Dates.moment(edit.createdAt()));
    }

    private static String number(long count) {
        return String.format(Words.locale(), "%,d", count);
    }

    private static Div left(BulkEdit edit) {
        var lines = Parts.div("col");
        for (BulkEdit.Left each : edit.refused()) {
            String why = Texts.find(Words.locale(), "problem." + each.code() + ".title")
                    .orElse(each.code());
            lines.add(Parts.div("row g3", Parts.span("m", each.number()), Parts.span("t3", why)));
        }
        return lines;
    }

    @Override
    public String getPageTitle() {
        return Words.of("changes.title");
    }
}
