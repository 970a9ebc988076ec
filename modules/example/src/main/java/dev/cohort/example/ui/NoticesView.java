package dev.cohort.example.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.ViewPermission;
import dev.cohort.example.NewNotice;
import dev.cohort.example.NoticeSummary;
import dev.cohort.example.Notices;
import dev.cohort.rest.Checks;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Action;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Shell;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** The notice board. */
@Route(value = "notices", layout = Shell.class)
@ViewPermission("notice:read")
@Dependent
public class NoticesView extends View {
    private final Notices notices;
    private final Div board = Parts.div("page-body");
    private final TextField text = new TextField();

    @Inject
    public NoticesView(Notices notices) {
        this.notices = notices;
        add(new PageHeader(Words.of("example.menu")), Parts.div("scroll", board));
        text.setPlaceholder(Words.of("example.write"));
        text.setAriaLabel(Words.of("example.write"));
        text.setMaxLength(500);
        show();
    }

    private void show() {
        board.removeAll();
        if (Access.may("notice:post"))
            board.add(Parts.div("row wrap", text, Action.primary(Words.of("example.post"), Icon.PLUS, this::post)));
        List<NoticeSummary> all = notices.list(ListQuery.first(100)).items();
        all.forEach(notice -> board.add(Parts.div("card", Parts.div("cc prose", Parts.span("", notice.text())))));
        if (all.isEmpty())
            board.add(new EmptyState(Icon.MESSAGE, Words.of("example.empty"), Words.of("example.empty.hint")));
    }

    private void post() {
        notices.post(Checks.valid(new NewNotice(text.getValue())));
        text.clear();
        show();
    }
}
