package dev.cohort.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something that cannot be undone. Where it can, do it and offer {@link Toast#undoable}. */
public final class Confirm {
    private Confirm() {}

    /**
     * @param title the question, such as "Delete 3 leads?"
     * @param whatIsLost names what will be gone
     * @param action the verb on the button, such as "Delete"
     */
    public static void ask(String title, String whatIsLost, String action, Runnable then) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(whatIsLost);
        dialog.setCancelable(true);
        dialog.setCancelText(Words.of("cancel"));
        dialog.setConfirmText(action);
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(event -> then.run());
        dialog.open();
    }
}
