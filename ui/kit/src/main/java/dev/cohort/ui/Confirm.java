package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Span;

/** Asks before something that cannot be undone. Where it can, do it and offer {@link Toast#undoable}. */
public final class Confirm {
    private Confirm() {}

    /**
     * Asks before something is lost: a thoughtless Enter keeps it.
     *
     * @param title the question, such as "Delete 3 leads?"
     * @param whatIsLost names what will be gone
     * @param action the verb on the button, such as "Delete"
     */
    public static void ask(String title, String whatIsLost, String action, Runnable then) {
        ask(title, whatIsLost, action, Words.of("cancel"), then);
    }

    /** The same where a sentence does not say it, but a list. */
    public static void ask(String title, Component whatIsLost, String action, Runnable then) {
        ask(title, whatIsLost, action, Words.of("cancel"), then);
    }

    /** @param stay the words for going on as it is, in place of "Cancel" */
    public static void ask(String title, String whatIsLost, String action, String stay, Runnable then) {
        ask(title, new Span(whatIsLost), action, stay, then);
    }

    private static void ask(String title, Component whatIsLost, String action, String stay, Runnable then) {
        ConfirmDialog dialog = dialog(title, whatIsLost, action, then);
        dialog.setCancelText(stay);
        dialog.setConfirmButtonTheme("error primary");
        dialog.addOpenedChangeListener(event -> {
            if (event.isOpened())
                dialog.getElement()
                        .executeJs("setTimeout(() => { const b = this.querySelector('[slot=cancel-button]');"
                                + " if (b) b.focus(); }, 50)");
        });
        dialog.open();
    }

    /** Asks before something that is meant well, but cannot be taken back either. */
    public static void sure(String title, String whatHappens, String action, Runnable then) {
        dialog(title, new Span(whatHappens), action, then).open();
    }

    /** Shows something that needs no answer. */
    public static void told(String title, Component what) {
        ConfirmDialog dialog = dialog(title, what, Words.of("close"), () -> {});
        dialog.setCancelable(false);
        dialog.open();
    }

    private static ConfirmDialog dialog(String title, Component text, String action, Runnable then) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(text);
        dialog.setCancelable(true);
        dialog.setCancelText(Words.of("cancel"));
        dialog.setConfirmText(action);
        dialog.addConfirmListener(event -> then.run());
        return dialog;
    }
}
