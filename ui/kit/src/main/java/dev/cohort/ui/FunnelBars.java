package dev.cohort.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.Locale;

/** Steps of a way as bars, each with its number and its share of the step before; a number opens its rows. */
public class FunnelBars extends Div {
    private static final double LEAST_OPACITY = 0.35;

    private final long most;
    private final int steps;
    private int drawn;

    /**
     * @param most the number that fills the whole width
     * @param steps how many will be added
     */
    public FunnelBars(long most, int steps) {
        this.most = Math.max(1, most);
        this.steps = Math.max(2, steps);
        addClassName("funnel");
    }

    /**
     * @param share percent of the step before, in words; empty for none
     * @param weak draws the share in red
     */
    public FunnelBars step(String label, long number, String share, boolean weak, String path) {
        var bar = new Div();
        double opacity = 1 - (1 - LEAST_OPACITY) * drawn++ / (steps - 1);
        bar.getStyle()
                .set("width", String.format(Locale.ROOT, "%.2f%%", 100.0 * number / most))
                .set("opacity", String.format(Locale.ROOT, "%.2f", Math.max(LEAST_OPACITY, opacity)));
        var track = Parts.div("track", bar);
        track.getElement().setAttribute("aria-hidden", "true");
        var count = new Anchor(path, String.format(Words.locale(), "%,d", number));
        count.addClassNames("b", "plain");
        count.setAriaLabel(label + ": " + String.format(Words.locale(), "%,d", number));
        add(Parts.div(
                "step",
                Parts.span("t2 sm cut", label),
                track,
                count,
                Parts.span(weak ? "sm r red b" : "sm r t2", share)));
        return this;
    }

    /** What the numbers mean, below a hairline. */
    public FunnelBars legend(String words) {
        add(Parts.div("legend-line", Parts.span("", words)));
        return this;
    }
}
