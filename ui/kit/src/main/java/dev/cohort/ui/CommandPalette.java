package dev.cohort.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.dialog.DialogVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.search.Highlight;
import dev.cohort.search.Search;
import dev.cohort.search.SearchHit;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Ctrl K: go anywhere, make anything, find any record by typing. */
@Dependent
public class CommandPalette {
    private static final int SHOWN = 8;
    private static final int OF_A_KIND = 5;

    private final Navigation navigation;
    private final List<CommandSource> sources;
    private final Search search;

    @Inject
    public CommandPalette(Navigation navigation, @Any Instance<CommandSource> sources, Search search) {
        this.navigation = navigation;
        this.sources = sources.stream().toList();
        this.search = search;
    }

    /** What is offered under one heading. */
    record Group(String title, List<Entry> entries) {}

    /** One line: its words marked where they hold what was typed. */
    record Entry(Icon icon, Markup title, String hint, String path) {
        static Entry of(Command command) {
            return new Entry(command.icon(), Markup.text(command.title()), command.hint(), command.path());
        }
    }

    /** Opens it over the page at hand. */
    public void open() {
        new Window().open();
    }

    /** Records of every kind, the tenants of a vendor, and at last pages and actions; without a text what was seen last. */
    List<Group> find(String typed) {
        String text = typed.strip();
        String wanted = text.toLowerCase(Words.locale());
        List<Group> groups = new ArrayList<>(records(text));
        List<Entry> found = text.isEmpty()
                ? List.of()
                : sources.stream()
                        .flatMap(source -> source.search(text).stream())
                        .limit(SHOWN)
                        .map(Entry::of)
                        .toList();
        if (!found.isEmpty()) groups.add(new Group(Words.of("palette.found"), found));
        List<Entry> own = own().filter(command -> matches(command, wanted))
                .limit(groups.isEmpty() ? 12 : SHOWN)
                .map(Entry::of)
                .toList();
        if (!own.isEmpty()) groups.add(new Group(Words.of("palette.pages"), own));
        return groups;
    }

    private List<Group> records(String text) {
        if (!Access.may(CorePermissions.SEARCH)) return List.of();
        Map<String, List<Entry>> byKind = new LinkedHashMap<>();
        for (SearchHit hit : search.find(text, OF_A_KIND)) {
            String kind = text.isEmpty()
                    ? Words.of("palette.recent")
                    : Texts.find(Words.locale(), "search.kind." + hit.type()).orElse(hit.type());
            byKind.computeIfAbsent(kind, key -> new ArrayList<>())
                    .add(new Entry(icon(hit.type()), marked(hit), hit.about(), hit.path()));
        }
        return byKind.entrySet().stream()
                .map(kind -> new Group(kind.getKey(), kind.getValue()))
                .toList();
    }

    private static Icon icon(String type) {
        return switch (type) {
            case "lead" -> Icon.PEOPLE;
            case "person" -> Icon.PERSON;
            case "organization" -> Icon.BUILDING;
            case "task" -> Icon.TASK;
            case "activity" -> Icon.NOTE;
            default -> Icon.FILE;
        };
    }

    private static Markup marked(SearchHit hit) {
        List<Markup> parts = new ArrayList<>();
        int end = 0;
        for (Highlight part : hit.matches()) {
            parts.add(Markup.text(hit.title().substring(end, part.start())));
            end = part.start() + part.length();
            parts.add(Markup.of("mark", "", Markup.text(hit.title().substring(part.start(), end))));
        }
        parts.add(Markup.text(hit.title().substring(end)));
        return Markup.join(parts.toArray(Markup[]::new));
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
            List<Group> groups = find(typed);
            if (groups.isEmpty()) list.add(Parts.div("palette-none", new Span(Words.of("palette.none", typed))));
            for (Group group : groups) list.add(group(group));
            list.getElement().setAttribute("data-for", typed);
        }

        private Div group(Group group) {
            var heading = Parts.div("palette-kind", new Span(group.title()));
            heading.getElement().setAttribute("aria-hidden", "true");
            var rows = Parts.div("palette-group", heading);
            rows.getElement().setAttribute("role", "group");
            rows.getElement().setAttribute("aria-label", group.title());
            group.entries().forEach(entry -> rows.add(row(entry)));
            return rows;
        }

        private Div row(Entry entry) {
            var row = Parts.div(
                    "palette-row",
                    entry.icon().create(),
                    Markup.span("grow cut", entry.title()).component(),
                    Parts.span("t3 sm cut", entry.hint()));
            row.getElement().setAttribute("role", "option");
            row.addClickListener(event -> go(entry.path()));
            return row;
        }

        private void go(String path) {
            close();
            UI.getCurrent().getPage().executeJs("window.Cohort.go($0)", "/" + path);
        }
    }
}
