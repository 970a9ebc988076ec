package dev.cohort.ui;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Parts of a whole as one bar with a legend; the parts add up on the same screen. */
public class StackedBar extends Div {
    private static final double LEAST_PERCENT = 1.2;

    private final Div bar = Parts.div("stack");
    private final Div legend = Parts.div("legend");
    private final List<Part> parts = new ArrayList<>();

    private record Part(String label, long value, Tone tone) {}

    public StackedBar() {
        addClassName("stacked");
        bar.getElement().setAttribute("aria-hidden", "true");
        add(bar, legend);
    }

    public StackedBar add(String label, long value, Tone tone) {
        parts.add(new Part(label, value, tone));
        draw();
        return this;
    }

    /** Adds a last line that shows the sum. */
    public StackedBar sum() {
        String terms = String.join(
                " + ", parts.stream().map(part -> number(part.value())).toList());
        add(Parts.div("sum", Icon.CHECK.create(Icon.Size.SMALL), Parts.span("", terms + " = " + number(total()))));
        return this;
    }

    private long total() {
        return parts.stream().mapToLong(Part::value).sum();
    }

    private void draw() {
        bar.removeAll();
        legend.removeAll();
        for (Part part : parts) {
            if (part.value() > 0) bar.add(piece(part));
            var dot = Parts.span("sq", "");
            dot.getStyle().set("background", part.tone().solid());
            legend.add(
                    Parts.div("row", dot, Parts.span("grow t2", part.label()), Parts.span("b", number(part.value()))));
        }
    }

    private Div piece(Part part) {
        double percent = Math.max(LEAST_PERCENT, 100.0 * part.value() / Math.max(1, total()));
        var piece = new Div();
        piece.getStyle()
                .set("flex", String.format(Locale.ROOT, "%.2f 0 0", percent))
                .set("background", part.tone().solid());
        return piece;
    }

    private static String number(long value) {
        return String.format(Words.locale(), "%,d", value);
    }
}
