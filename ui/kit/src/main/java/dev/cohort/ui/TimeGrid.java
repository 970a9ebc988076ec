package dev.cohort.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Columns of one day's hours each, with blocks of time in them: the days of a week, or the rooms and people of a day. Blocks
 * are moved and stretched by pointer; by keyboard Alt with the arrows moves, Alt and Shift with up and down stretches.
 */
@JavaScript("context://cohort/kit.js")
@JavaScript("context://cohort/timegrid.js")
public class TimeGrid extends Div {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final String ID = "event.detail.id";
    private static final String COLUMN = "event.detail.column";
    private static final String FROM = "event.detail.from";
    private static final String TO = "event.detail.to";

    private final Div head = Parts.div("tg-head");
    private final Div body = Parts.div("tg-body");
    private final Span said = Parts.span("sr", "");
    private int firstMinute;
    private Consumer<String> opened = id -> {};
    private Consumer<Move> moved = move -> {};
    private Consumer<Move> chosen = slot -> {};

    /** Minutes of the day, the end excluded. */
    public record Hours(int from, int to) {}

    /**
     * A column.
     *
     * @param name such as "Wed", {@code mark} such as "18"
     * @param working when work is done here; the rest is shaded
     * @param now minute of the present moment; below 0 where it is not in this column
     */
    public record Column(String id, String name, String mark, boolean lit, List<Hours> working, int now) {}

    /**
     * A block of time.
     *
     * @param colour 1 to 7, by the palette of categories
     * @param light only hinted at, such as a task among meetings
     * @param fixed can be opened, but not moved
     * @param struck shown as not taking place
     */
    public record Block(
            String id,
            String column,
            int from,
            int to,
            String title,
            String about,
            int colour,
            boolean light,
            boolean fixed,
            boolean struck) {}

    /** Where a block was put, or a free place that was chosen ({@code id} empty then). */
    public record Move(String id, String column, int from, int to) {}

    public TimeGrid(String label) {
        addClassName("tg");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", label);
        said.getElement().setAttribute("aria-live", "polite");
        // It scrolls, so the keyboard must reach it, also without any block.
        body.getElement().setAttribute("tabindex", "0");
        body.getElement().setAttribute("role", "group");
        body.getElement().setAttribute("aria-label", label);
        add(head, body, said);
        getElement()
                .addEventListener(
                        "block-opened",
                        event -> opened.accept(event.getEventData().get(ID).asString()))
                .addEventData(ID);
        listen("block-moved", move -> moved.accept(move));
        listen("slot-chosen", move -> chosen.accept(move));
        Keys.hint(this, "alt+arrows", Words.of("timegrid.keys.move"));
        Keys.hint(this, "enter", Words.of("keys.grid.open"));
    }

    private void listen(String name, Consumer<Move> then) {
        getElement()
                .addEventListener(name, event -> then.accept(move(event.getEventData())))
                .addEventData(ID)
                .addEventData(COLUMN)
                .addEventData(FROM)
                .addEventData(TO);
    }

    private static Move move(JsonNode data) {
        return new Move(
                data.get(ID).asString(),
                data.get(COLUMN).asString(),
                data.get(FROM).asInt(),
                data.get(TO).asInt());
    }

    /** A block was clicked, or Enter pressed on it. */
    public TimeGrid onOpen(Consumer<String> then) {
        opened = then;
        return this;
    }

    /** A block was moved or stretched; it stands there only once {@link #show} draws it there. */
    public TimeGrid onMove(Consumer<Move> then) {
        moved = then;
        return this;
    }

    /** A free place was clicked. */
    public TimeGrid onChoose(Consumer<Move> then) {
        chosen = then;
        return this;
    }

    /**
     * Draws columns and blocks.
     *
     * @param from first hour that is seen without scrolling to it, such as 8
     * @param corner what stands above the hours, such as the zone
     */
    public TimeGrid show(List<Column> columns, List<Block> blocks, int from, String corner) {
        firstMinute = from * HOUR;
        head.removeAll();
        body.removeAll();
        getElement().getStyle().set("--columns", String.valueOf(columns.size()));
        head.add(Parts.span("tg-corner t3 sm", corner));
        body.add(hours());
        Map<String, List<Block>> byColumn = new LinkedHashMap<>();
        blocks.forEach(block -> byColumn.computeIfAbsent(block.column(), id -> new ArrayList<>())
                .add(block));
        for (Column column : columns) {
            head.add(Parts.div(
                    column.lit() ? "tg-name lit" : "tg-name",
                    Parts.span("t2", column.name()),
                    Parts.span("mark", column.mark())));
            body.add(column(column, byColumn.getOrDefault(column.id(), List.of())));
        }
        getElement().executeJs("window.Cohort.timegridDrawn && window.Cohort.timegridDrawn(this, $0)", firstMinute);
        return this;
    }

    private static Div hours() {
        var hours = Parts.div("tg-hours");
        hours.getElement().setAttribute("aria-hidden", "true");
        for (int hour = 1; hour < 24; hour++) {
            var mark = Parts.span("", String.format(Locale.ROOT, "%02d:00", hour));
            mark.getStyle().set("top", percent(hour * HOUR));
            hours.add(mark);
        }
        return hours;
    }

    private Div column(Column column, List<Block> blocks) {
        var drawn = Parts.div(column.lit() ? "tg-col lit" : "tg-col");
        drawn.getElement().setAttribute("data-column", column.id());
        drawn.getElement().setAttribute("data-name", column.name() + " " + column.mark());
        for (Hours hours : free(column.working())) {
            var shade = Parts.div("tg-shade");
            shade.getStyle().set("top", percent(hours.from())).set("height", percent(hours.to() - hours.from()));
            drawn.add(shade);
        }
        placed(blocks).forEach((block, lane) -> drawn.add(block(block, lane, column)));
        if (column.now() >= 0) {
            var now = Parts.div("tg-now");
            now.getStyle().set("top", percent(column.now()));
            drawn.add(now);
        }
        return drawn;
    }

    private static List<Hours> free(List<Hours> working) {
        List<Hours> free = new ArrayList<>();
        int at = 0;
        for (Hours hours : working) {
            if (hours.from() > at) free.add(new Hours(at, hours.from()));
            at = Math.max(at, hours.to());
        }
        if (at < DAY) free.add(new Hours(at, DAY));
        return free;
    }

    /** Which of how many lanes a block stands in. */
    private record Lane(int at, int of) {}

    /** Blocks at the same time stand side by side. */
    private static Map<Block, Lane> placed(List<Block> blocks) {
        Map<Block, Lane> placed = new LinkedHashMap<>();
        List<Block> group = new ArrayList<>();
        int end = -1;
        for (Block block : blocks.stream()
                .sorted(Comparator.comparingInt(Block::from)
                        .thenComparing(Comparator.comparingInt(Block::to).reversed()))
                .toList()) {
            if (block.from() >= end) {
                lanes(group, placed);
                group.clear();
            }
            group.add(block);
            end = Math.max(end, block.to());
        }
        lanes(group, placed);
        return placed;
    }

    private static void lanes(List<Block> group, Map<Block, Lane> placed) {
        List<Integer> ends = new ArrayList<>();
        Map<Block, Integer> lane = new LinkedHashMap<>();
        for (Block block : group) {
            int free = 0;
            while (free < ends.size() && ends.get(free) > block.from()) free++;
            if (free == ends.size()) ends.add(block.to());
            else ends.set(free, block.to());
            lane.put(block, free);
        }
        lane.forEach((block, at) -> placed.put(block, new Lane(at, ends.size())));
    }

    private static Div block(Block block, Lane lane, Column column) {
        String time = clock(block.from()) + "–" + clock(block.to());
        var classes = new StringBuilder("tg-block c").append(Math.clamp(block.colour(), 1, 7));
        if (block.light()) classes.append(" light");
        if (block.struck()) classes.append(" off");
        if (block.to() - block.from() < 40) classes.append(" short");
        var drawn = Parts.div(
                classes.toString(),
                Parts.span("tg-title", block.title()),
                Parts.span("tg-time", time),
                Parts.span("tg-about", block.about()));
        drawn.getElement().setAttribute("role", "button");
        drawn.getElement().setAttribute("tabindex", "0");
        drawn.getElement().setAttribute("data-id", block.id());
        drawn.getElement().setAttribute("data-from", String.valueOf(block.from()));
        drawn.getElement().setAttribute("data-to", String.valueOf(block.to()));
        if (block.fixed()) drawn.getElement().setAttribute("data-fixed", "");
        else drawn.add(Parts.div("tg-end"));
        drawn.getElement()
                .setAttribute(
                        "aria-label",
                        block.title() + ", " + column.name() + " " + column.mark() + ", " + time
                                + (block.about().isEmpty() ? "" : ", " + block.about()));
        drawn.getStyle()
                .set("top", percent(block.from()))
                .set("height", percent(Math.max(15, block.to() - block.from())))
                .set("left", String.format(Locale.ROOT, "calc(%.3f%% + 2px)", 100.0 * lane.at() / lane.of()))
                .set("width", String.format(Locale.ROOT, "calc(%.3f%% - 4px)", 100.0 / lane.of()));
        return drawn;
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / HOUR % 24, minute % HOUR);
    }

    private static String percent(int minutes) {
        return String.format(Locale.ROOT, "%.4f%%", 100.0 * minutes / DAY);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement()
                .executeJs(
                        "window.Cohort.timegrid(this, $0, $1, {moved: $2})",
                        said.getElement(),
                        firstMinute,
                        Words.of("timegrid.moved"));
    }
}
