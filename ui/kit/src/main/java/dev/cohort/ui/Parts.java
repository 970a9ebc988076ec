package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** Small pieces of layout by the classes of the theme, such as {@code row}, {@code col}, {@code grow}. */
public final class Parts {
    private Parts() {}

    public static Div div(String classes, Component... children) {
        var div = new Div(children);
        classNames(div, classes);
        return div;
    }

    public static Span span(String classes, String text) {
        var span = new Span(text);
        classNames(span, classes);
        return span;
    }

    /** Children side by side with 8 px between. */
    public static Div row(Component... children) {
        return div("row", children);
    }

    /** Children one under the other. */
    public static Div column(Component... children) {
        return div("col", children);
    }

    /** Takes the free room between its neighbours. */
    public static Span spacer() {
        return span("grow", "");
    }

    /** A key as it stands on the keyboard. */
    public static Span key(String key) {
        var span = span("kbd", key);
        span.getElement().setAttribute("aria-hidden", "true");
        return span;
    }

    static NativeButton button(String classes, Runnable click, Component... children) {
        var button = new NativeButton();
        button.add(children);
        button.getElement().setAttribute("type", "button");
        classNames(button, classes);
        button.addClickListener(event -> click.run());
        return button;
    }

    static NativeButton iconButton(String classes, Icon icon, String label, Runnable click) {
        var button = button(classes, click, icon.create());
        button.setAriaLabel(label);
        button.setTitle(label);
        return button;
    }

    static void classNames(Component component, String classes) {
        for (String name : classes.split(" ")) {
            if (!name.isEmpty()) component.addClassName(name);
        }
    }
}
