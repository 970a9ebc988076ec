package dev.cohort.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.cohort.ui.BoardLane.Card;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Lanes of cards. A card moves by drag and drop, or by keyboard: Space lifts it, arrows move it, Space drops it, Esc
 * puts it back. Lanes read on while one scrolls.
 */
@JavaScript("context://webjars/sortablejs/1.15.6/Sortable.min.js")
@JavaScript("context://cohort/kit.js")
@JavaScript("context://cohort/board.js")
public class Board<T> extends Div {
    private static final String CARD = "event.detail.card";
    private static final String LANE = "event.detail.lane";
    private static final String INDEX = "event.detail.index";

    private final Function<T, String> idOf;
    private final Function<T, Component> draw;
    private final Map<String, BoardLane<T>> lanes = new LinkedHashMap<>();
    private final Map<String, Card<T>> cards = new LinkedHashMap<>();
    private final Span said = Parts.span("sr", "");
    private final Div drops = Parts.div("drops");
    private final Set<String> dropIds = new HashSet<>();
    private Consumer<Move> moved = move -> {};
    private Consumer<T> opened = item -> {};
    private Predicate<T> fixed = item -> false;
    private Predicate<String> addable = lane -> true;
    private Optional<Consumer<String>> added = Optional.empty();

    /** Reads the cards of a lane: from the top with an empty cursor. */
    @FunctionalInterface
    public interface LaneLoader<T> {
        Paged<T> load(String lane, String cursor, int limit);
    }

    /**
     * A card was moved; it already stands in its new place, but for one let go over a lane that is not shown: that stands where
     * it was.
     *
     * @param index its new place in the lane, from 0
     * @param before its place before, for {@link Board#put}
     */
    public record Move(String card, String from, String to, int index, int before) {}

    /**
     * @param idOf what tells cards apart
     * @param draw the inside of a card; see {@link BoardCard}
     */
    public Board(Function<T, String> idOf, Function<T, Component> draw) {
        this.idOf = idOf;
        this.draw = draw;
        addClassName("board");
        said.getElement().setAttribute("aria-live", "assertive");
        add(said, drops);
        getElement()
                .addEventListener("card-moved", event -> dropped(event.getEventData()))
                .addEventData(CARD)
                .addEventData(LANE)
                .addEventData(INDEX);
        getElement()
                .addEventListener(
                        "card-opened",
                        event -> card(event.getEventData().get(CARD).asString())
                                .ifPresent(card -> opened.accept(card.item)))
                .addEventData(CARD);
        Keys.hint(this, "space", Words.of("keys.board.lift"));
        Keys.hint(this, "arrows", Words.of("keys.board.move"));
        Keys.hint(this, "enter", Words.of("keys.grid.open"));
    }

    /** Lets a + at the head of some lanes make a card there; say so before {@link #lanes}. */
    public Board<T> onAdd(Predicate<String> where, Consumer<String> then) {
        addable = where;
        added = Optional.of(then);
        return this;
    }

    /** Cards that stay where they are; say so before {@link #lanes}. */
    public Board<T> fixed(Predicate<T> which) {
        fixed = which;
        return this;
    }

    /** Shows these lanes and reads their first cards. */
    public Board<T> lanes(List<Lane> shown, LaneLoader<T> from) {
        lanes.values().forEach(this::remove);
        lanes.clear();
        cards.clear();
        for (Lane lane : shown) {
            var view = new BoardLane<>(lane, from, this::card);
            if (addable.test(lane.id())) added.ifPresent(view::adder);
            lanes.put(lane.id(), view);
            add(view);
            view.readOn();
        }
        return this;
    }

    /** Lanes that are not shown, but may be dropped on: they come up while a card is moved. */
    public Board<T> drops(List<Lane> hidden) {
        drops.removeAll();
        dropIds.clear();
        for (Lane lane : hidden) {
            dropIds.add(lane.id());
            var list = new UnorderedList();
            list.addClassName("cards");
            list.getElement().setAttribute("data-lane", lane.id());
            list.getElement().setAttribute("data-drop", "");
            list.getElement().setAttribute("aria-label", lane.title());
            drops.add(Parts.div(
                    "drop-to", Parts.div("lh", lane.ring().markup().component(), Parts.span("m", lane.title())), list));
        }
        return this;
    }

    /** What a card stands for. */
    public Optional<T> item(String cardId) {
        return card(cardId).map(card -> card.item);
    }

    /** Draws a card anew, where it stands. */
    public void redraw(T item) {
        card(idOf.apply(item)).ifPresent(card -> card.show(item, draw.apply(item)));
    }

    /** A card has gone to where none are shown. */
    public void leave(String cardId) {
        card(cardId).ifPresent(card -> {
            laneOf(card).ifPresent(lane -> {
                lane.take(card);
                lane.counted(-1);
            });
            cards.remove(cardId);
        });
    }

    private Card<T> card(T item) {
        String id = idOf.apply(item);
        var card = new Card<>(item, id, draw.apply(item), fixed.test(item));
        cards.put(id, card);
        return card;
    }

    private Optional<Card<T>> card(String id) {
        return Optional.ofNullable(cards.get(id));
    }

    /** Shows another count, sum or note at the head of a lane. */
    public void head(Lane lane) {
        BoardLane<T> view = lanes.get(lane.id());
        if (view != null) view.show(lane);
    }

    /** Reads a lane anew. */
    public void reload(String lane) {
        BoardLane<T> view = lanes.get(lane);
        if (view == null) return;
        cards.values().removeAll(view.cards());
        view.reload();
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
        BoardLane<T> target = lanes.get(lane);
        if (target == null) return;
        card(cardId).ifPresent(card -> laneOf(card).ifPresent(source -> {
            source.take(card);
            target.put(card, index);
            if (source == target) return;
            source.counted(-1);
            target.counted(1);
        }));
    }

    /** Takes a card back to where it was, as an undo or a refusal wants, and says so to those who do not see it. */
    public void putBack(Move move) {
        put(move.card(), move.from(), move.before());
        settled(move.card(), false);
    }

    /** Puts a moved card in its place for good, and says so to those who do not see it. */
    public void settle(String cardId, String lane, int index) {
        put(cardId, lane, index);
        settled(cardId, true);
    }

    private void settled(String cardId, boolean done) {
        getElement().executeJs("this.cohortSettled && this.cohortSettled($0, $1)", cardId, done);
    }

    private Optional<BoardLane<T>> laneOf(Card<T> card) {
        return lanes.values().stream()
                .filter(lane -> lane.cards().contains(card))
                .findFirst();
    }

    private void dropped(JsonNode data) {
        String id = data.get(CARD).asString();
        String to = data.get(LANE).asString();
        int index = data.get(INDEX).asInt();
        Optional<BoardLane<T>> from = card(id).flatMap(this::laneOf);
        if (from.isEmpty() || !lanes.containsKey(to) && !dropIds.contains(to)) return;
        int before = from.get().cards().indexOf(cards.get(id));
        String home = from.get().lane().id();
        if (dropIds.contains(to)) {
            moved.accept(new Move(id, home, to, index, before));
            return;
        }
        put(id, to, index);
        if (!home.equals(to) || before != index) moved.accept(new Move(id, home, to, index, before));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement()
                .executeJs(
                        "window.Cohort.board(this, $0, {lifted: $1, moved: $2, dropped: $3, back: $4, help: $5, fixed: $6})",
                        said.getElement(),
                        Words.of("board.lifted"),
                        Words.of("board.moved"),
                        Words.of("board.dropped"),
                        Words.of("board.back"),
                        Words.of("board.help"),
                        Words.of("board.fixed"));
    }
}
