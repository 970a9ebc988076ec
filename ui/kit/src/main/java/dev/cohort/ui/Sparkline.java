package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a number went over the days, as a line without axes beside words that say it. */
public record Sparkline(List<Double> values) {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 24;
    private static final int EDGE = 2;
    // What hardly moves is drawn as hardly moving.
    private static final double LEAST_SPAN = 5;

    public Markup markup() {
        if (values.size() < 2) return Markup.EMPTY;
        double low = values.stream().mapToDouble(each -> each).min().orElse(0);
        double high = values.stream().mapToDouble(each -> each).max().orElse(0);
        double middle = (low + high) / 2;
        double span = Math.max(high - low, LEAST_SPAN);
        String points = IntStream.range(0, values.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        EDGE + i * (WIDTH - 2.0 * EDGE) / (values.size() - 1),
                        HEIGHT / 2.0 - (values.get(i) - middle) * (HEIGHT - 2.0 * EDGE) / span))
                .collect(Collectors.joining(" "));
        return Markup.trusted(
                "<svg class='spark' width='" + WIDTH + "' height='" + HEIGHT + "' viewBox='0 0 " + WIDTH + " "
                        + HEIGHT + "' aria-hidden='true'><polyline points='" + points
                        + "' fill='none' stroke='currentColor' stroke-width='1.5' stroke-linejoin='round' stroke-linecap='round'/></svg>");
    }

    public Component component() {
        return markup().component();
    }
}
