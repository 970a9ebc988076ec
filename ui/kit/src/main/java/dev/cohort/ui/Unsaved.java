package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DebouncePhase;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.shared.Registration;

/** Asks before a page is left on which something was typed and not saved, as a {@link FormPanel} does when it is closed. */
public final class Unsaved {
    private static final int TYPING_PAUSE_MILLIS = 1_000;

    private boolean changed;

    /** @param parts what is typed in, on one page */
    public Unsaved(Component... parts) {
        for (Component part : parts) {
            part.getElement()
                    .addEventListener("input", event -> changed())
                    .debounce(TYPING_PAUSE_MILLIS, DebouncePhase.LEADING);
            part.getElement().addEventListener("change", event -> changed());
        }
        parts[0].addAttachListener(event -> {
            Registration asked = event.getUI().addBeforeLeaveListener(this::ask);
            parts[0].addDetachListener(gone -> {
                asked.remove();
                gone.unregisterListener();
            });
        });
    }

    /** Something was changed otherwise than by typing, such as an order. */
    public void changed() {
        changed = true;
    }

    /** All that was typed is kept. */
    public void saved() {
        changed = false;
    }

    private void ask(BeforeLeaveEvent event) {
        if (!changed) return;
        ContinueNavigationAction leaving = event.postpone();
        Confirm.ask(
                Words.of("form.leave.title"),
                Words.of("form.leave.text"),
                Words.of("form.leave"),
                Words.of("form.stay"),
                () -> {
                    saved();
                    leaving.proceed();
                });
    }
}
