package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parts of a whole as one bar with a legend; the parts add up on the same screen. */
public class StackedBar extends Div {
    private static final double LEAST_PERCENT = 1.2;

    private final Div bar = Parts.div("stack");
    private final Div legend = Parts.div("legend");
    private final List<Part> parts = new ArrayList<>();

    private record Part(String label, long value, Tone tone, Optional<String> route) {}

    public StackedBar() {
        addClassName("stacked");
        bar.getElement().setAttribute("aria-hidden", "true");
        add(bar, legend);
    }

    public StackedBar add(String label, long value, Tone tone) {
        return add(label, value, tone, Optional.empty());
    }

    /** @param route where the number leads to */
    public StackedBar add(String label, long value, Tone tone, Optional<String> route) {
        parts.add(new Part(label, value, tone, route));
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
            legend.add(Parts.div("row", dot, Parts.span("grow t2", part.label()), shown(part)));
        }
    }

    private static Component shown(Part part) {
        if (part.route().isEmpty() || part.value() == 0) return Parts.span("b", number(part.value()));
        var link = new Anchor(part.route().get(), number(part.value()));
        link.addClassName("b");
        // The number alone would not say what it leads to.
        link.setAriaLabel(part.label() + ": " + number(part.value()));
        return link;
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
