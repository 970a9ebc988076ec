package dev.cohort.ui;

import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Consumer;

/** On or off, at once. What is switched asks {@link #show} to be drawn as it really is afterwards. */
public class Switch extends NativeButton {
    private boolean on;

    /**
     * @param label what is switched, for screen readers
     * @param wanted is told the state asked for
     */
    public Switch(String label, boolean on, Consumer<Boolean> wanted) {
        addClassName("switch");
        getElement().setAttribute("type", "button");
        getElement().setAttribute("role", "switch");
        setAriaLabel(label);
        show(on);
        addClickListener(event -> wanted.accept(!this.on));
    }

    public final void show(boolean state) {
        on = state;
        getElement().setAttribute("aria-checked", String.valueOf(state));
    }
}
