package dev.cohort.ui;

/** What happens next and when: overdue red with a triangle, today orange with a clock, later plain, none grey. */
public enum NextStep {
    OVERDUE("late"),
    TODAY("today"),
    LATER(""),
    NONE("none");

    private final String css;

    NextStep(String css) {
        this.css = css;
    }

    /** The step as a grid or card shows it; with {@link #NONE} only the word for "no next step". */
    public Markup markup(String what, String when) {
        Markup icon =
                switch (this) {
                    case OVERDUE ->
                        Markup.join(Icon.ALERT.markup(Icon.Size.SMALL), Markup.hidden(Words.of("nextstep.overdue")));
                    case TODAY ->
                        Markup.join(Icon.CLOCK.markup(Icon.Size.SMALL), Markup.hidden(Words.of("nextstep.today")));
                    default -> Markup.EMPTY;
                };
        String words = this == NONE ? Words.of("nextstep.none") : what;
        Markup time = when.isEmpty() ? Markup.EMPTY : Markup.span("when", Markup.text(when));
        return Markup.span("due " + css, icon, Markup.span("cut", Markup.text(words)), time);
    }
}
