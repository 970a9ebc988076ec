package dev.cohort.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** Buttons in the ranks the app knows: one primary per view, plain ones, quiet ones, and icons with a label. */
public final class Action {
    private Action() {}

    /** The one main action of a view. */
    public static Button primary(String words, Icon icon, Runnable click) {
        Button button = plain(words, icon, click);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    public static Button primary(String words, Runnable click) {
        Button button = plain(words, click);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    /** A framed button. */
    public static Button plain(String words, Icon icon, Runnable click) {
        return new Button(words, icon.create(), event -> click.run());
    }

    public static Button plain(String words, Runnable click) {
        return new Button(words, event -> click.run());
    }

    /** A button without a frame, as toolbars have it. */
    public static Button quiet(String words, Icon icon, Runnable click) {
        Button button = plain(words, icon, click);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    public static Button quiet(String words, Runnable click) {
        Button button = plain(words, click);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    /** Only an icon; the words are its tooltip and its name for screen readers. */
    public static Button icon(Icon icon, String words, Runnable click) {
        Button button = new Button(icon.create(), event -> click.run());
        button.addClassName("only-icon");
        button.setAriaLabel(words);
        button.getElement().setAttribute("title", words);
        return button;
    }

    /** As {@link #icon}, without a frame. */
    public static Button quietIcon(Icon icon, String words, Runnable click) {
        Button button = icon(icon, words, click);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    /** The same button 26 px high. */
    public static Button small(Button button) {
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    /** The same button with its key shown, which works as long as the button is on the page. */
    public static Button key(Button button, String key, String words) {
        button.setSuffixComponent(Parts.key(key.toUpperCase(java.util.Locale.ROOT)));
        Keys.on(button, key, words, button::click);
        return button;
    }
}
