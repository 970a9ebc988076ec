package dev.cohort.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One choice of a few, all seen: table or board. */
public class Segmented extends Div {
    private final Map<String, NativeButton> options = new LinkedHashMap<>();
    private Consumer<String> chosen = id -> {};
    private String value = "";

    /** @param label what is chosen, for screen readers */
    public Segmented(String label) {
        addClassName("seg");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", label);
    }

    public Segmented option(String id, Icon icon, String words) {
        return option(id, Parts.button("", () -> choose(id), icon.create(Icon.Size.SMALL), new Span(words)));
    }

    public Segmented option(String id, String words) {
        return option(id, Parts.button("", () -> choose(id), new Span(words)));
    }

    /** An option that shows only its icon. */
    public Segmented iconOption(String id, Icon icon, String words) {
        NativeButton button = Parts.button("", () -> choose(id), icon.create(Icon.Size.SMALL));
        button.setAriaLabel(words);
        button.setTitle(words);
        return option(id, button);
    }

    private Segmented option(String id, NativeButton button) {
        options.put(id, button);
        add(button);
        return select(value.isEmpty() ? id : value);
    }

    /** Marks an option as chosen, without telling. */
    public Segmented select(String id) {
        value = id;
        options.forEach((name, button) -> {
            button.setClassName("on", name.equals(id));
            button.getElement().setAttribute("aria-pressed", String.valueOf(name.equals(id)));
        });
        return this;
    }

    public String value() {
        return value;
    }

    public Segmented onSelect(Consumer<String> then) {
        chosen = then;
        return this;
    }

    private void choose(String id) {
        if (id.equals(value)) return;
        select(id);
        chosen.accept(id);
    }
}
