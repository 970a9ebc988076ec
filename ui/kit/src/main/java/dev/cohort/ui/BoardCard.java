package dev.cohort.ui;

import com.vaadin.flow.component.html.Div;

/** The inside of a card: name and score, a line on what it is about, badges, next step with amount and owner. */
public class BoardCard extends Div {
    /** @param mark at the right of the name, such as {@link Score#brief}; or {@link Markup#EMPTY} */
    public BoardCard(String name, Markup mark) {
        addClassName("kc-in");
        add(Parts.div("row between", Parts.span("nm cut", name), mark.component()));
    }

    /** What it is about. */
    public BoardCard about(String words) {
        add(Parts.span("t2 sm cut", words));
        return this;
    }

    /** What is notable now. */
    public BoardCard badges(Markup... badges) {
        if (badges.length > 0) add(Markup.span("row g1 wrap", badges).component());
        return this;
    }

    /** The last line: next step at the left, amount and owner at the right. */
    public BoardCard foot(Markup next, String amount, String owner) {
        Markup right = Markup.span(
                "row",
                Markup.span("t2 m", Markup.text(amount)),
                owner.isBlank() ? Markup.EMPTY : Avatar.markup(owner, Avatar.Size.SMALL));
        add(Parts.div("row between sm", next.component(), right.component()));
        return this;
    }
}
