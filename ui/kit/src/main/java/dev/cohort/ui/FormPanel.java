package dev.cohort.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.DebouncePhase;

/**
 * A form: few fields first, the rest folded. Enter saves, Esc leaves, and leaving with unsaved changes asks first. It
 * stands in a page, or opens as a dialog.
 */
public class FormPanel extends Div {
    private static final int TYPING_PAUSE_MILLIS = 1_000;

    private final FormLayout first = layout();
    private final Div more = Parts.div("form-more");
    private final Div messages = Parts.div("form-messages");
    private final String title;
    private final Button save;
    private final Span busy = Parts.span("form-busy grow t3 sm", "");
    private Runnable leave = () -> {};
    private boolean changed;

    /**
     * @param title such as "New lead"
     * @param action the verb on the button, such as "Create lead"
     * @param save checks and saves; call {@link #done} when it went well
     */
    public FormPanel(String title, String action, Runnable save) {
        this.title = title;
        this.save = Action.primary(action, () -> save(save));
        // Pressed twice it would save twice; it comes back when the answer is there.
        this.save.setDisableOnClick(true);
        messages.getElement().setAttribute("role", "status");
        addClassName("form");
        add(messages, first, more);
        add(Parts.div("form-foot", busy, Action.plain(Words.of("cancel"), this::cancel), this.save));
        getElement()
                .addEventListener("input", event -> changed = true)
                .debounce(TYPING_PAUSE_MILLIS, DebouncePhase.LEADING);
    }

    /** The fields that are always seen; a wide one spans both columns. */
    public FormPanel fields(Component... fields) {
        watch(fields);
        first.add(fields);
        return this;
    }

    /** A field over the whole width. */
    public FormPanel wide(Component field) {
        watch(field);
        first.add(field, 2);
        return this;
    }

    /** Fields that are folded under a heading. */
    public Fold folded(String heading, Component... fields) {
        watch(fields);
        var layout = layout();
        layout.add(fields);
        var details = new Details(heading, layout);
        more.add(details);
        return new Fold(details, layout);
    }

    /** Fields under a heading, to which more may come while one types. */
    public final class Fold {
        private final Details details;
        private final FormLayout layout;

        private Fold(Details details, FormLayout layout) {
            this.details = details;
            this.layout = layout;
        }

        /** One more field, seen at once. */
        public void more(Component field) {
            watch(field);
            layout.add(field);
            details.setOpened(true);
        }

        /** What stands below the fields. */
        public void below(Component part) {
            details.add(part);
        }
    }

    /** Something to say above the fields, such as a possible duplicate; replaces what was said before. */
    public void say(Component... notes) {
        messages.removeAll();
        messages.add(notes);
    }

    /** What it does cannot be taken back: the button is red. */
    public FormPanel dangerous() {
        save.addThemeVariants(ButtonVariant.ERROR);
        return this;
    }

    /** Whether the form's own button is the next step; another may be, such as one in what is said above the fields. */
    public void primary(boolean next) {
        if (next) save.addThemeVariants(ButtonVariant.PRIMARY);
        else save.removeThemeVariants(ButtonVariant.PRIMARY);
    }

    /** What is said while it saves, where that takes a moment. */
    public FormPanel saving(String words) {
        busy.setText(words);
        return this;
    }

    private void save(Runnable then) {
        try {
            then.run();
        } finally {
            save.setEnabled(true);
        }
    }

    /** What happens when the form is left without saving. */
    public FormPanel onLeave(Runnable then) {
        leave = then;
        return this;
    }

    /** Saved: nothing is unsaved any more, and the form goes. */
    public void done() {
        changed = false;
        leave.run();
    }

    /** Opens the form over the page. */
    public void open() {
        var dialog = new Dialog(title);
        dialog.addClassName("form-dialog");
        dialog.getElement().setAttribute("aria-label", title);
        dialog.setWidth("560px");
        dialog.setCloseOnOutsideClick(false);
        dialog.setCloseOnEsc(true);
        dialog.add(this);
        dialog.getHeader().add(Parts.iconButton("btn t s ic", Icon.CLOSE, Words.of("close"), this::cancel));
        Runnable then = leave;
        leave = () -> {
            dialog.close();
            then.run();
        };
        dialog.addDialogCloseActionListener(event -> cancel());
        dialog.open();
    }

    private void cancel() {
        if (changed) {
            Confirm.ask(
                    Words.of("form.leave.title"),
                    Words.of("form.leave.text"),
                    Words.of("form.leave"),
                    Words.of("form.stay"),
                    this::done);
        } else {
            leave.run();
        }
    }

    private void watch(Component... fields) {
        for (Component field : fields) {
            if (field instanceof HasValue<?, ?> value) {
                value.addValueChangeListener(event -> {
                    if (event.isFromClient()) changed = true;
                });
            }
        }
    }

    private static FormLayout layout() {
        var layout = new FormLayout();
        layout.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("440px", 2));
        return layout;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.Cohort.form(this, $0)", save.getElement());
    }
}
