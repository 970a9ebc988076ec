package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Saved views side by side, with room at the end for the switch between table and board. */
public class ViewTabs extends Div {
    // On a phone the tabs are wider than the page.
    private static final String INTO_SIGHT =
            "const bar = this.parentElement; if (bar.scrollWidth > bar.clientWidth) bar.scrollLeft = this.offsetLeft - bar.offsetLeft - 40";

    /** How the ids of saved views begin. */
    public static final String SAVED = "saved-";

    private final Map<String, NativeButton> tabs = new LinkedHashMap<>();
    private final Nav list = new Nav();
    private Consumer<String> chosen = id -> {};

    public ViewTabs() {
        addClassNames("bar", "tabs");
        list.addClassName("tab-list");
        list.getElement().setAttribute("aria-label", Words.of("views"));
        add(list, Parts.spacer());
    }

    public ViewTabs add(String id, String title) {
        tab(id, title, "");
        return this;
    }

    public ViewTabs add(String id, String title, long count) {
        tab(id, title, String.format(Words.locale(), "%,d", count));
        return this;
    }

    /** Marks a view as the one shown, without telling. */
    public ViewTabs select(String id) {
        tabs.forEach((name, tab) -> {
            tab.setClassName("on", name.equals(id));
            if (name.equals(id)) {
                tab.getElement().setAttribute("aria-current", "true");
                tab.getElement().executeJs(INTO_SIGHT);
            } else tab.getElement().removeAttribute("aria-current");
        });
        return this;
    }

    /** Shows how many records a view has. */
    public ViewTabs count(String id, long count) {
        NativeButton tab = tabs.get(id);
        if (tab != null) ((Span) tab.getComponentAt(1)).setText(String.format(Words.locale(), "%,d", count));
        return this;
    }

    /** As {@link #count(String, long)}, where it was counted up to a limit only: more is said as "999+". */
    public ViewTabs count(String id, long count, int most) {
        NativeButton tab = tabs.get(id);
        if (tab != null && count > most)
            ((Span) tab.getComponentAt(1)).setText(String.format(Words.locale(), "%,d+", most));
        else count(id, count);
        return this;
    }

    /** The views that are not saved ones. */
    public List<String> own() {
        return tabs.keySet().stream().filter(id -> !id.startsWith(SAVED)).toList();
    }

    public ViewTabs onSelect(Consumer<String> then) {
        chosen = then;
        return this;
    }

    /** Offers to keep filter and sort as a view. */
    public ViewTabs onSave(Runnable save) {
        list.add(Parts.button("tab t3", save, Icon.PLUS.create(Icon.Size.SMALL), new Span(Words.of("views.save"))));
        return this;
    }

    /** Takes a view away. */
    public ViewTabs remove(String id) {
        NativeButton tab = tabs.remove(id);
        if (tab != null) list.remove(tab);
        return this;
    }

    /** What stands right behind the views. */
    public ViewTabs beside(Component part) {
        addComponentAtIndex(1, part);
        return this;
    }

    /** What stands at the end of the line. */
    public ViewTabs end(Component... parts) {
        add(parts);
        return this;
    }

    private void tab(String id, String title, String count) {
        NativeButton tab = Parts.button(
                "tab",
                () -> {
                    select(id);
                    chosen.accept(id);
                },
                new Span(title),
                Parts.span("n", count));
        tabs.put(id, tab);
        list.add(tab);
    }
}
