package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;

/** A short word at the lower left of what happened, with a way back where there is one. */
public final class Toast {
    private static final int SHOWN_MILLIS = 8_000;

    private final Notification notification = new Notification();
    private final Runnable undo;
    private final Div line;

    private Toast(Icon icon, Component message, Runnable undo, boolean undoable) {
        this.undo = undo;
        notification.setPosition(Position.BOTTOM_START);
        notification.setDuration(SHOWN_MILLIS);
        notification.addClassName("toast");
        line = Parts.div("toast-line", icon.create(), message);
        if (undoable) {
            line.add(
                    Parts.button("toast-undo", this::undoNow, Parts.span("", Words.of("undo"))),
                    Parts.key(Words.of("keys.name.ctrl") + " Z"));
        }
        notification.add(line);
        notification.addOpenedChangeListener(event -> {
            if (!event.isOpened()) forget();
        });
    }

    /** Says what was done. */
    public static void show(String message) {
        show(Markup.text(message));
    }

    /** Says what was done, with names in medium weight by {@link Markup#strong}. */
    public static void show(Markup message) {
        new Toast(Icon.CHECK, message.component(), () -> {}, false).open();
    }

    /** Says what was done and offers to take it back for 8 seconds, by button or Ctrl Z. */
    public static void undoable(Markup message, Runnable undo) {
        var toast = new Toast(Icon.CHECK, message.component(), undo, true);
        ComponentUtil.setData(UI.getCurrent(), Toast.class, toast);
        toast.open();
    }

    /** Says what went wrong and what to do; read out at once by a screen reader. */
    public static void error(String message) {
        var toast = new Toast(Icon.ALERT, Markup.text(message).component(), () -> {}, false);
        toast.notification.setAssertive(true);
        toast.notification.addClassName("bad");
        toast.untilClosed();
        toast.open();
    }

    /** There may be a number to quote, so it does not go by itself. */
    private void untilClosed() {
        notification.setDuration(0);
        line.add(Parts.iconButton("toast-close", Icon.CLOSE, Words.of("close"), notification::close));
    }

    static void undoLast() {
        Toast last = ComponentUtil.getData(UI.getCurrent(), Toast.class);
        if (last != null) last.undoNow();
    }

    private void open() {
        notification.open();
    }

    private void undoNow() {
        notification.close();
        forget();
        undo.run();
    }

    private void forget() {
        UI page = UI.getCurrent();
        if (page != null && ComponentUtil.getData(page, Toast.class) == this)
            ComponentUtil.setData(page, Toast.class, null);
    }
}
