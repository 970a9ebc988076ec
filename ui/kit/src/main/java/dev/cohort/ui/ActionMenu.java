package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.popover.PopoverVariant;

/** What can be done or where one can go, one line each, behind a button. Arrows walk through it, Esc closes it. */
public class ActionMenu extends Div {
    private final Popover popover;
    private final Div items = Parts.div("menu");

    /** @param button what opens it */
    public ActionMenu(Component button) {
        items.getElement().setAttribute("role", "menu");
        popover = popover(button);
        popover.add(items);
        add(button, popover);
    }

    public ActionMenu item(Icon icon, String words, Runnable then) {
        return item(Markup.join(icon.markup(), Markup.text(words)), then);
    }

    /** @param words such as a status with its ring */
    public ActionMenu item(Markup words, Runnable then) {
        NativeButton item = Parts.button(
                "item",
                () -> {
                    popover.close();
                    then.run();
                },
                words.component());
        return add(item);
    }

    /** What takes something away: in red, at the end. */
    public ActionMenu bad(Icon icon, String words, Runnable then) {
        item(icon, words, then);
        items.getComponentAt(items.getComponentCount() - 1).addClassName("bad");
        return this;
    }

    public ActionMenu link(Icon icon, String words, String path) {
        var item = new Anchor(path);
        item.add(icon.create(), Parts.span("", words));
        item.addClassName("item");
        item.getElement().addEventListener("click", event -> popover.close());
        return add(item);
    }

    /** A link out of the application's own pages, such as to the logout. */
    public ActionMenu linkOut(Icon icon, String words, String path) {
        link(icon, words, path);
        ((Anchor) items.getComponentAt(items.getComponentCount() - 1)).setRouterIgnore(true);
        return this;
    }

    /** What the lines below are about. */
    public ActionMenu heading(String words) {
        items.add(Parts.div("menu-head", Parts.span("", words)));
        return this;
    }

    /** Opens above its button instead of below. */
    public ActionMenu above() {
        popover.setPosition(PopoverPosition.TOP_START);
        return this;
    }

    /** Opens towards the left, where its button stands at the right. */
    public ActionMenu leftwards() {
        popover.setPosition(PopoverPosition.BOTTOM_END);
        return this;
    }

    private ActionMenu add(Component item) {
        item.getElement().setAttribute("role", "menuitem");
        items.add(item);
        return this;
    }

    /** What opens at a button, with the focus on the first thing in it. */
    static Popover popover(Component target) {
        var popover = new Popover();
        popover.setTarget(target);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.addThemeVariants(PopoverVariant.AURA_NO_PADDING);
        popover.addOpenedChangeListener(event -> {
            if (event.isOpened()) popover.getElement().executeJs("window.Cohort.focusFirst(this)");
        });
        return popover;
    }
}
