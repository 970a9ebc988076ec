package dev.cohort.ui;

import com.vaadin.flow.component.html.Div;
import java.util.Locale;

/** A bar that fills, for shares and for occupancy. */
public class Meter extends Div {
    private static final double BUSY = 0.5;
    private static final double NEARLY_FULL = 0.8;

    /**
     * @param label what is measured, for screen readers
     * @param share 0 to 1
     */
    public Meter(String label, double share, Tone tone) {
        this(label, share, tone.solid());
    }

    private Meter(String label, double share, String colour) {
        addClassName("meter");
        getElement().setAttribute("role", "meter");
        getElement().setAttribute("aria-label", label);
        getElement().setAttribute("aria-valuemin", "0");
        getElement().setAttribute("aria-valuemax", "100");
        getElement().setAttribute("aria-valuenow", String.valueOf(Math.round(share * 100)));
        var filled = new Div();
        filled.getStyle()
                .set("width", String.format(Locale.ROOT, "%.1f%%", Math.clamp(share, 0, 1) * 100))
                .set("background", colour);
        add(filled);
    }

    /** Occupancy: green below 50 %, orange to 80 %, red from there. */
    public static Meter occupancy(String label, double share) {
        String colour = share < BUSY ? "var(--occ-low)" : share < NEARLY_FULL ? "var(--occ-mid)" : "var(--occ-high)";
        return new Meter(label, share, colour);
    }
}
