package dev.cohort.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lanes of cards. A card moves by drag and drop, or by keyboard: Space lifts it, arrows move it, Space drops it, Esc
 * puts it back. Lanes read on while one scrolls.
 */
@JavaScript("context://webjars/sortablejs/1.15.6/Sortable.min.js")
@JavaScript("context://cohort/kit.js")
public class Board<T> extends Div {
    private static final int CARDS_AT_ONCE = 20;

    private final Function<T, String> idOf;
    private final Function<T, Component> draw;
    private final Map<String, LaneView> lanes = new LinkedHashMap<>();
    private final Map<String, Card> cards = new LinkedHashMap<>();
    private final Span said = Parts.span("sr", "");
    private LaneLoader<T> loader = (lane, cursor, limit) -> Paged.all(List.of());
    private Consumer<Move> moved = move -> {};
    private Consumer<T> opened = item -> {};
    private Optional<Consumer<String>> added = Optional.empty();

    /** Reads the cards of a lane: from the top with an empty cursor. */
    @FunctionalInterface
    public interface LaneLoader<T> {
        Paged<T> load(String lane, String cursor, int limit);
    }

    /**
     * A card was moved; it already stands in its new place.
     *
     * @param index its new place in the lane, from 0
     * @param before its place before, for {@link Board#put}
     */
    public record Move(String card, String from, String to, int index, int before) {}

    private final class Card extends ListItem {
        private final T item;
        private String lane;

        Card(T item, String lane) {
            super(draw.apply(item));
            this.item = item;
            this.lane = lane;
            addClassName("kc");
            getElement().setAttribute("data-card", idOf.apply(item));
            getElement().setAttribute("tabindex", "0");
            getElement().setAttribute("aria-roledescription", Words.of("board.card"));
        }
    }

    private final class LaneView extends Div {
        private final UnorderedList list = new UnorderedList();
        private final Span count = Parts.span("cnt", "");
        private final Span sum = new Span();
        private final Span note = new Span();
        private final Div more = Parts.div("more-row");
        private Lane lane;
        private String cursor = "";

        LaneView(Lane lane) {
            this.lane = lane;
            addClassName("lane");
            getElement().setAttribute("role", "group");
            getElement().setAttribute("aria-label", lane.title());
            list.addClassName("cards");
            list.getElement().setAttribute("data-lane", lane.id());
            list.getElement().setAttribute("aria-label", lane.title());
            var head = Parts.div("lh", lane.ring().markup().component(), new H2(lane.title()), count, Parts.spacer());
            added.ifPresent(then -> head.add(adder(then)));
            more.getElement().addEventListener("sight", event -> readOn());
            var body = Parts.div("lb", list, more);
            body.getElement().setAttribute("tabindex", "-1");
            add(head, Parts.div("ls", sum, note), body);
            show(lane);
        }

        private NativeButton adder(Consumer<String> then) {
            return Parts.iconButton(
                    "btn t s ic", Icon.PLUS, Words.of("board.add", lane.title()), () -> then.accept(lane.id()));
        }

        void show(Lane next) {
            lane = next;
            count.setText(String.format(Words.locale(), "%,d", next.count()));
            sum.setText(next.sum());
            note.setText(next.note());
            showMore();
        }

        void reload() {
            list.getChildren().forEach(card -> cards.values().remove(card));
            list.removeAll();
            cursor = "";
            readOn();
        }

        void readOn() {
            if (cursor.equals("end")) return;
            Paged<T> page = loader.load(lane.id(), cursor, CARDS_AT_ONCE);
            for (T item : page.rows()) {
                var card = new Card(item, lane.id());
                cards.put(idOf.apply(item), card);
                list.add(card);
            }
            cursor = page.isLast() ? "end" : page.next();
            showMore();
        }

        void showMore() {
            long left = lane.count() - list.getComponentCount();
            boolean shown = !cursor.equals("end") && left > 0;
            more.setVisible(shown);
            more.setText(shown ? Words.of("board.more", left) : "");
        }
    }

    /**
     * @param idOf what tells cards apart
     * @param draw the inside of a card; see {@link BoardCard}
     */
    public Board(Function<T, String> idOf, Function<T, Component> draw) {
        this.idOf = idOf;
        this.draw = draw;
        addClassName("board");
        said.getElement().setAttribute("aria-live", "assertive");
        add(said);
        getElement()
                .addEventListener("card-moved", event -> {
                    var data = event.getEventData();
                    dropped(
                            data.get("event.detail.card").asString(),
                            data.get("event.detail.lane").asString(),
                            data.get("event.detail.index").asInt());
                })
                .addEventData("event.detail.card")
                .addEventData("event.detail.lane")
                .addEventData("event.detail.index");
        getElement()
                .addEventListener("card-opened", event -> {
                    Card card = cards.get(
                            event.getEventData().get("event.detail.card").asString());
                    if (card != null) opened.accept(card.item);
                })
                .addEventData("event.detail.card");
    }

    /** Lets a + at each lane's head make a card there; say so before {@link #lanes}. */
    public Board<T> onAdd(Consumer<String> then) {
        added = Optional.of(then);
        return this;
    }

    /** Shows these lanes and reads their first cards. */
    public Board<T> lanes(List<Lane> shown, LaneLoader<T> from) {
        loader = from;
        lanes.values().forEach(this::remove);
        lanes.clear();
        cards.clear();
        for (Lane lane : shown) {
            var view = new LaneView(lane);
            lanes.put(lane.id(), view);
            add(view);
            view.readOn();
        }
        return this;
    }

    /** Shows another count, sum or note at the head of a lane. */
    public void head(Lane lane) {
        LaneView view = lanes.get(lane.id());
        if (view != null) view.show(lane);
    }

    /** Reads a lane anew. */
    public void reload(String lane) {
        LaneView view = lanes.get(lane);
        if (view != null) view.reload();
    }

    /** A card was moved by the person at the page. */
    public Board<T> onMove(Consumer<Move> then) {
        moved = then;
        return this;
    }

    /** A card was clicked, or Enter pressed on it. */
    public Board<T> onOpen(Consumer<T> then) {
        opened = then;
        return this;
    }

    /** Puts a card somewhere, such as back where it was, without telling. */
    public void put(String cardId, String lane, int index) {
        Card card = cards.get(cardId);
        LaneView target = lanes.get(lane);
        if (card == null || target == null) return;
        LaneView source = lanes.get(card.lane);
        if (source != null) {
            source.list.remove(card);
            if (source != target) source.show(counted(source.lane, -1));
        }
        target.list.addComponentAtIndex(Math.min(index, target.list.getComponentCount()), card);
        if (source != target) target.show(counted(target.lane, 1));
        card.lane = lane;
    }

    /** Takes a card back to where it was, as an undo or a refusal wants. */
    public void putBack(Move move) {
        put(move.card(), move.from(), move.before());
    }

    private static Lane counted(Lane lane, int more) {
        return new Lane(
                lane.id(), lane.title(), lane.ring(), Math.max(0, lane.count() + more), lane.sum(), lane.note());
    }

    private void dropped(String cardId, String to, int index) {
        Card card = cards.get(cardId);
        if (card == null || !lanes.containsKey(to)) return;
        String from = card.lane;
        int before = card.getParent()
                .map(list -> list.getChildren().toList().indexOf(card))
                .orElse(0);
        put(cardId, to, index);
        if (!from.equals(to) || before != index) moved.accept(new Move(cardId, from, to, index, before));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement()
                .executeJs(
                        "window.Cohort.board(this, $0, {lifted: $1, moved: $2, dropped: $3, back: $4, help: $5})",
                        said.getElement(),
                        Words.of("board.lifted"),
                        Words.of("board.moved"),
                        Words.of("board.dropped"),
                        Words.of("board.back"),
                        Words.of("board.help"));
    }
}
