package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** One lane of a {@link Board}: its head, its cards, and more of them as one scrolls. */
class BoardLane<T> extends Div {
    private static final int CARDS_AT_ONCE = 20;
    private static final String END = "end";

    private final Board.LaneLoader<T> loader;
    private final Function<T, Card<T>> draw;
    private final UnorderedList list = new UnorderedList();
    private final Span count = Parts.span("cnt", "");
    private final Span sum = new Span();
    private final Span note = new Span();
    private final Div more = Parts.div("more-row");
    private final Div head;
    private Lane lane;
    private String cursor = "";

    /** A card and the record it stands for. */
    static final class Card<T> extends ListItem {
        T item;

        Card(T item, String id, Component inside, boolean fixed) {
            super(inside);
            this.item = item;
            addClassName("kc");
            getElement().setAttribute("data-card", id);
            getElement().setAttribute("tabindex", "0");
            getElement().setAttribute("aria-roledescription", Words.of("board.card"));
            if (fixed) getElement().setAttribute("data-fixed", "");
        }

        void show(T now, Component inside) {
            item = now;
            removeAll();
            add(inside);
        }
    }

    BoardLane(Lane lane, Board.LaneLoader<T> loader, Function<T, Card<T>> draw) {
        this.lane = lane;
        this.loader = loader;
        this.draw = draw;
        addClassName("lane");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", lane.title());
        list.addClassName("cards");
        list.getElement().setAttribute("data-lane", lane.id());
        list.getElement().setAttribute("data-none", Words.of("board.none"));
        list.getElement().setAttribute("aria-label", lane.title());
        more.getElement().addEventListener("sight", event -> readOn());
        head = Parts.div("lh", lane.ring().markup().component(), new H2(lane.title()), count, Parts.spacer());
        var body = Parts.div("lb", list, more);
        body.getElement().setAttribute("tabindex", "-1");
        add(head, Parts.div("ls", sum, note), body);
        show(lane);
    }

    /** A + at the head that makes a card here. */
    void adder(Consumer<String> then) {
        head.add(Parts.iconButton(
                "btn t s ic", Icon.PLUS, Words.of("board.add", lane.title()), () -> then.accept(lane.id())));
    }

    Lane lane() {
        return lane;
    }

    void show(Lane next) {
        lane = next;
        count.setText(String.format(Words.locale(), "%,d", next.count()));
        sum.setText(next.sum());
        note.setText(next.note());
        showMore();
    }

    /** One card more, or one less, than before. */
    void counted(int more) {
        show(new Lane(lane.id(), lane.title(), lane.ring(), Math.max(0, lane.count() + more), lane.sum(), lane.note()));
    }

    List<Component> cards() {
        return list.getChildren().toList();
    }

    void put(Card<T> card, int index) {
        list.addComponentAtIndex(Math.min(index, list.getComponentCount()), card);
    }

    void take(Card<T> card) {
        list.remove(card);
    }

    void reload() {
        list.removeAll();
        cursor = "";
        readOn();
    }

    void readOn() {
        if (cursor.equals(END)) return;
        Paged<T> page = loader.load(lane.id(), cursor, CARDS_AT_ONCE);
        page.rows().forEach(item -> list.add(draw.apply(item)));
        cursor = page.isLast() ? END : page.next();
        showMore();
    }

    private void showMore() {
        long left = lane.count() - list.getComponentCount();
        boolean shown = !cursor.equals(END) && left > 0;
        more.setVisible(shown);
        more.setText(shown ? Words.of("board.more", left) : "");
    }
}
