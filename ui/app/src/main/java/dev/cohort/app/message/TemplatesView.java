package dev.cohort.app.message;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.rest.ListQuery;
import dev.cohort.template.TemplateDetails;
import dev.cohort.template.Templates;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.SearchField;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import dev.cohort.ui.message.MessageWords;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The messages that are written once and filled in often. */
@Route(value = "messages/templates", layout = Shell.class)
@ViewPermission(CorePermissions.MESSAGE_SEND)
@Dependent
public class TemplatesView extends View implements HasDynamicTitle {
    private final Templates templates;
    private final TemplateForms forms;
    private final Div list = Parts.div("page-body task-list");
    private String text = "";

    @Inject
    public TemplatesView(Templates templates, TemplateForms forms) {
        this.templates = templates;
        this.forms = forms;
        var header = new PageHeader(Words.of("templates.title")).crumb(Words.of("messages.title"), "messages");
        header.actions(new SearchField(Words.of("templates.search"), typed -> {
            text = typed;
            draw();
        }));
        if (mayChange())
            header.actions(Action.key(
                    Action.primary(
                            Words.of("templates.new"), Icon.PLUS, () -> forms.open(Optional.empty(), this::draw)),
                    "n",
                    Words.of("templates.new")));
        add(header, Parts.div("scroll", list));
        draw();
    }

    private static boolean mayChange() {
        return Access.may(CorePermissions.TEMPLATE_CHANGE);
    }

    private void draw() {
        list.removeAll();
        List<TemplateDetails> found =
                templates.list(ListQuery.first(ListQuery.MOST).searching(text)).items();
        var lines = Parts.div("tasks");
        found.forEach(template -> lines.add(line(template)));
        list.add(lines);
        if (found.isEmpty() && text.isEmpty())
            list.add(new EmptyState(Icon.FILE, Words.of("templates.none"), Words.of("templates.none.text")));
        if (found.isEmpty() && !text.isEmpty())
            list.add(new EmptyState(Icon.SEARCH, Words.of("messages.none.found", text), ""));
    }

    private Component line(TemplateDetails template) {
        var opens = new NativeButton(template.name(), click -> forms.open(Optional.of(template), this::draw));
        opens.addClassNames("opens", "cut");
        String subject = template.subject();
        var words = Parts.div("cut grow", Parts.div("cut", opens));
        if (subject != null) words.add(Parts.div("cut t3 sm", Parts.span("", subject)));
        var line = Parts.div(
                "row task",
                MessageWords.icon(template.channel()).create(),
                words,
                Badge.small(template.language(), Tone.OUTLINE));
        if (mayChange())
            line.add(Action.small(Action.quietIcon(
                    Icon.TRASH, Words.of("templates.remove", template.name()), () -> remove(template))));
        return line;
    }

    private void remove(TemplateDetails template) {
        templates.archive(template.id());
        draw();
        Toast.undoable(Markup.text(Words.of("templates.removed", template.name())), () -> {
            templates.restore(template.id());
            draw();
        });
    }

    @Override
    public String getPageTitle() {
        return Words.of("templates.title");
    }
}
