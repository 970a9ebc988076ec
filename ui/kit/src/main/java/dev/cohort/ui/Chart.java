package dev.cohort.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Numbers as bars, one below the other, drawn by ECharts in the colours of the page. The same numbers stand in a table, which takes the place
 * of the drawing when asked for, or when it cannot be drawn. A click on a bar opens its rows.
 */
@JavaScript("context://webjars/echarts/5.5.0/echarts.common.min.js")
@JavaScript("context://cohort/chart.js")
public class Chart extends Div {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Shape shape;
    private final List<Bar> bars;
    private final Div plot = Parts.div("plot");
    private final Div table = Parts.div("plot-table");
    private final Span switchWords = new Span();
    private final String categories;
    private final String values;
    private String notes = "";
    private double most;
    private boolean asTable;

    /** What the bars are to each other. */
    public enum Shape {
        /** Steps of a way, which fade towards its end. */
        FUNNEL,
        /** Things to compare, all in the same colour. */
        BARS
    }

    /**
     * One bar.
     *
     * @param shown the value in words, with its unit
     * @param note a word beside it; empty for none
     * @param weak draws the note in red
     * @param tip what is said of it when one points at it
     * @param path where its rows are; empty for nowhere
     */
    public record Bar(String label, double value, String shown, String note, boolean weak, String tip, String path) {
        public static Bar of(String label, double value, String shown) {
            return new Bar(label, value, shown, "", false, label + ": " + shown, "");
        }

        /** A number that counts something. */
        public static Bar of(String label, long count) {
            return of(label, count, String.format(Words.locale(), "%,d", count));
        }

        public Bar note(String words, boolean bad) {
            return new Bar(label, value, shown, words, bad, tip, path);
        }

        public Bar tip(String words) {
            return new Bar(label, value, shown, note, weak, words, path);
        }

        public Bar at(String rows) {
            return new Bar(label, value, shown, note, weak, tip, rows);
        }
    }

    /**
     * @param categories what the bars are, such as "Stage"
     * @param values what they measure, with its unit, such as "Days"
     */
    public Chart(Shape shape, String categories, String values, List<Bar> bars) {
        this.shape = shape;
        this.categories = categories;
        this.values = values;
        this.bars = List.copyOf(bars);
        addClassNames("chart", "chart-" + shape.name().toLowerCase(Locale.ROOT));
        plot.getElement().setAttribute("role", "img");
        plot.getElement().setAttribute("aria-label", values + ". " + spoken());
        add(plot, table);
        table.add(table());
        show(false);
    }

    /** What the notes beside the bars mean. */
    public Chart notes(String heading) {
        notes = heading;
        table.removeAll();
        table.add(table());
        return this;
    }

    /** The values are shares of a hundred: a bar of 50 is half as long as the line. */
    public Chart percent() {
        most = 100;
        return this;
    }

    /** A button between drawing and table. */
    public Component tableSwitch() {
        NativeButton button = Parts.button("link", () -> show(!asTable), switchWords);
        button.add(Icon.CHEVRON_RIGHT.create(Icon.Size.SMALL));
        return button;
    }

    private void show(boolean numbers) {
        asTable = numbers;
        setClassName("as-table", numbers);
        switchWords.setText(Words.of(numbers ? "chart.plot" : "chart.table"));
    }

    private String spoken() {
        return bars.stream()
                .map(bar -> bar.label() + ": " + bar.shown() + (bar.note().isEmpty() ? "" : ", " + bar.note()))
                .collect(Collectors.joining("; "));
    }

    private NativeTable table() {
        var drawn = new NativeTable();
        var heads = new NativeTableRow();
        List.of(categories, values, notes).forEach(words -> heads.add(head(words, "col")));
        drawn.getHead().add(heads);
        for (Bar bar : bars) {
            var row = new NativeTableRow();
            row.add(head(bar.label(), "row"));
            row.addDataCell().add(number(bar));
            row.addDataCell().add(Parts.span(bar.weak() ? "red" : "t2", bar.note()));
            drawn.getBody().add(row);
        }
        return drawn;
    }

    private static NativeTableHeaderCell head(String words, String scope) {
        var head = new NativeTableHeaderCell(words);
        head.getElement().setAttribute("scope", scope);
        return head;
    }

    private static Component number(Bar bar) {
        return bar.path().isEmpty() ? new Span(bar.shown()) : new Anchor(bar.path(), bar.shown());
    }

    private ObjectNode spec() {
        ObjectNode spec = JSON.createObjectNode();
        spec.put("shape", shape.name());
        if (most > 0) spec.put("most", most);
        var drawn = spec.putArray("bars");
        for (Bar bar : bars)
            drawn.addObject()
                    .put("label", bar.label())
                    .put("value", bar.value())
                    .put("shown", bar.shown())
                    .put("note", bar.note())
                    .put("weak", bar.weak())
                    .put("tip", bar.tip())
                    .put("path", bar.path());
        return spec;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.Cohort.chart(this, this.querySelector('.plot'), $0)", spec());
    }
}
