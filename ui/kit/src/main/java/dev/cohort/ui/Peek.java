package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/**
 * A record beside its list: 388 px from 1280 px on, over the list below that, the whole screen on a phone. Up and down
 * walk through the records, the expand icon opens the page.
 */
public class Peek extends Div {
    private final Span place = Parts.span("t3 sm", "");
    private final Div body = Parts.div("peek-body");
    private final NativeButton up;
    private final NativeButton down;
    private final NativeButton link;
    private final NativeButton expand;
    private final NativeButton close;
    private final Div head;
    private Runnable goUp = () -> {};
    private Runnable goDown = () -> {};
    private Runnable goClose = () -> {};
    private String path = "";

    /** @param label whose record it is, for screen readers */
    public Peek(String label) {
        addClassName("peek");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", label);
        up = small(Icon.CHEVRON_UP, "peek.up", () -> goUp.run());
        down = small(Icon.CHEVRON_DOWN, "peek.down", () -> goDown.run());
        link = small(Icon.LINK, "peek.link", this::copyLink);
        expand = small(Icon.EXPAND, "peek.expand", this::openPage);
        link.setVisible(false);
        expand.setVisible(false);
        up.setVisible(false);
        down.setVisible(false);
        close = small(Icon.CLOSE, "close", this::close);
        head = Parts.div("peek-head", up, down, place, Parts.spacer(), link, expand, close);
        add(head, body);
        Keys.on(this, "escape", Words.of("keys.peek.close"), this::close);
    }

    /** "5 of 86", and the way to the records before and after. */
    public Peek walk(long position, long total, Runnable previous, Runnable next) {
        place.setText(Words.of("peek.place", position, total));
        goUp = previous;
        goDown = next;
        up.setVisible(true);
        down.setVisible(true);
        up.setEnabled(position > 1);
        down.setEnabled(position < total);
        Keys.on(this, "arrowup", "", () -> go(up, goUp));
        Keys.on(this, "arrowdown", "", () -> go(down, goDown));
        return this;
    }

    /** The route of the record's page, for expand and copy link. */
    public Peek page(String route) {
        expand.setVisible(true);
        return address(route);
    }

    /** The route to copy, of a record that has no page of its own. */
    public Peek address(String route) {
        path = route;
        link.setVisible(true);
        return this;
    }

    public Peek onClose(Runnable then) {
        goClose = then;
        return this;
    }

    /** What else can be done, behind one button at the head. */
    public Peek more(ActionMenu menu) {
        head.addComponentAtIndex(head.indexOf(close), menu.leftwards());
        return this;
    }

    /** Name, badges, main action: what stands at the top. */
    public Peek top(Component... parts) {
        body.add(Parts.div("peek-top", parts));
        return this;
    }

    public Peek section(Component section) {
        body.add(section);
        return this;
    }

    /** Stays at the lower end while the rest scrolls. */
    public Peek foot(Component... parts) {
        add(Parts.div("peek-foot", parts));
        return this;
    }

    private static void go(NativeButton button, Runnable there) {
        if (button.isEnabled()) there.run();
    }

    private void close() {
        goClose.run();
    }

    private void copyLink() {
        getElement().executeJs("window.Cohort.copyAddress($0)", "/" + path);
        Toast.show(Words.of("peek.copied"));
    }

    private void openPage() {
        getElement().executeJs("window.Cohort.go($0)", "/" + path);
    }

    private static NativeButton small(Icon icon, String key, Runnable click) {
        return Parts.iconButton("btn t s ic", icon, Words.of(key), click);
    }
}
