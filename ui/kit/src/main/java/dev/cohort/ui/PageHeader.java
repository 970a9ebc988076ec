package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;

/** The top line of a view: where one is, how many, and what can be done. */
public class PageHeader extends Header {
    private final Span count = Parts.span("cnt", "");
    private final Span crumbs = Parts.span("crumb", "");

    public PageHeader(String title) {
        addClassName("head");
        crumbs.setVisible(false);
        count.setVisible(false);
        add(crumbs, new H1(title), count, Parts.spacer());
    }

    /** The top line of a page that stands under the settings. */
    public static PageHeader ofSettings(String title) {
        return new PageHeader(title).crumb(Words.of(NavGroup.SETTINGS), NavGroup.SETTINGS_PATH);
    }

    /** How many records the view is about. */
    public PageHeader count(long number) {
        return note(String.format(Words.locale(), "%,d", number));
    }

    /** A word in grey behind the title. */
    public PageHeader note(String words) {
        count.setText(words);
        count.setVisible(true);
        return this;
    }

    /** A way up, before the title. */
    public PageHeader crumb(String words, String path) {
        crumbs.add(new Anchor(path, words), Icon.CHEVRON_RIGHT.create(Icon.Size.SMALL));
        crumbs.setVisible(true);
        return this;
    }

    /** Without the line below, where the head of a record follows. */
    public PageHeader slim() {
        addClassName("slim");
        return this;
    }

    /** A button at the end that copies the address of this page. */
    public PageHeader copyLink(String route) {
        return actions(Parts.iconButton("btn t s ic", Icon.LINK, Words.of("peek.link"), () -> {
            getElement().executeJs("window.Cohort.copyAddress($0)", "/" + route);
            Toast.show(Words.of("peek.copied"));
        }));
    }

    /** Buttons at the end; the primary one last. */
    public PageHeader actions(Component... actions) {
        add(actions);
        return this;
    }
}
