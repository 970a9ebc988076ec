package dev.cohort.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.dialog.DialogVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Ctrl K: go anywhere, make anything, find any record by typing. */
@Dependent
public class CommandPalette {
    private static final int SHOWN = 12;

    private final Navigation navigation;
    private final List<CommandSource> sources;

    @Inject
    public CommandPalette(Navigation navigation, @Any Instance<CommandSource> sources) {
        this.navigation = navigation;
        this.sources = sources.stream().toList();
    }

    /** Opens it over the page at hand. */
    public void open() {
        new Window().open();
    }

    List<Command> find(String typed) {
        String wanted = typed.strip().toLowerCase(Words.locale());
        Stream<Command> found = wanted.isEmpty()
                ? Stream.empty()
                : sources.stream().flatMap(source -> source.search(typed.strip()).stream());
        return Stream.concat(own().filter(command -> matches(command, wanted)), found)
                .limit(SHOWN)
                .toList();
    }

    private Stream<Command> own() {
        Stream<Command> adds = navigation.quickAdds().stream()
                .map(add -> new Command(add.icon(), Words.of(add.titleKey()), Words.of("palette.create"), add.path()));
        Stream<Command> places = navigation.items().stream()
                .map(item -> new Command(item.icon(), Words.of(item.titleKey()), Words.of("palette.go"), item.path()));
        return Stream.concat(places, adds);
    }

    private static boolean matches(Command command, String wanted) {
        return command.title().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private class Window extends Dialog {
        private final Div list = Parts.div("palette-list");
        private List<Command> shown = List.of();

        Window() {
            addClassName("palette");
            addThemeVariants(DialogVariant.NO_PADDING);
            setWidth("560px");
            setTop("12vh");
            getElement().setAttribute("aria-label", Words.of("shell.search"));
            var field = new TextField();
            field.setPlaceholder(Words.of("palette.placeholder"));
            field.setAriaLabel(Words.of("palette.placeholder"));
            field.setPrefixComponent(Icon.SEARCH.create());
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.setValueChangeTimeout(150);
            field.setAutofocus(true);
            field.addValueChangeListener(event -> show(event.getValue()));
            list.getElement().setAttribute("role", "listbox");
            list.getElement().setAttribute("aria-label", Words.of("palette.results"));
            add(
                    field,
                    list,
                    Parts.div(
                            "palette-foot",
                            Parts.key("↑"),
                            Parts.key("↓"),
                            new Span(Words.of("palette.choose")),
                            Parts.key("Enter"),
                            new Span(Words.of("palette.open")),
                            Parts.key("Esc"),
                            new Span(Words.of("close"))));
            field.addAttachListener(
                    event -> field.getElement().executeJs("window.Cohort.palette(this, $0)", list.getElement()));
            show("");
        }

        private void show(String typed) {
            list.removeAll();
            shown = find(typed);
            if (shown.isEmpty()) list.add(Parts.div("palette-none", new Span(Words.of("palette.none", typed))));
            for (Command command : shown) list.add(row(command));
            list.getElement().setAttribute("data-for", typed);
        }

        private Div row(Command command) {
            var row = Parts.div(
                    "palette-row",
                    command.icon().create(),
                    Parts.span("grow cut", command.title()),
                    Parts.span("t3 sm", command.hint()));
            row.getElement().setAttribute("role", "option");
            row.addClickListener(event -> go(command));
            return row;
        }

        private void go(Command command) {
            close();
            UI.getCurrent().getPage().executeJs("window.Cohort.go($0)", "/" + command.path());
        }
    }
}
