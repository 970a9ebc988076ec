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
        addClickListener(event -> {
            wanted.accept(!this.on);
            getElement().executeJs("this.removeAttribute('aria-busy')");
        });
        // Until the answer is there the switch shows that it works, for it may take a while.
        addAttachListener(event ->
                getElement().executeJs("this.addEventListener('click', () => this.setAttribute('aria-busy', 'true'))"));
    }

    public final void show(boolean state) {
        on = state;
        getElement().setAttribute("aria-checked", String.valueOf(state));
    }
}
