package dev.cohort.ui;

/** How warm a lead is, 0 to 100: bars, number and word, so that colour never stands alone. */
public enum Score {
    COLD("cold", 1),
    WARM("warm", 2),
    HOT("hot", 3),
    VERY_HOT("vhot", 4);

    private static final int WARM_FROM = 31;
    private static final int HOT_FROM = 51;
    private static final int VERY_HOT_FROM = 71;
    private static final int BARS = 4;

    private final String css;
    private final int bars;

    Score(String css, int bars) {
        this.css = css;
        this.bars = bars;
    }

    /** The band of a score of 0 to 100. */
    public static Score of(int score) {
        if (score < 0 || score > 100) throw new IllegalArgumentException("A score is 0 to 100, not " + score);
        if (score >= VERY_HOT_FROM) return VERY_HOT;
        if (score >= HOT_FROM) return HOT;
        return score >= WARM_FROM ? WARM : COLD;
    }

    /** Bars, number and word, as a grid shows it. */
    public static Markup markup(int score) {
        return of(score).draw(score, "", true);
    }

    /** The same on a soft colour, as a header shows it. */
    public static Markup pill(int score) {
        return of(score).draw(score, " pill", true);
    }

    /** A large number, and bars and word on a soft colour, as a section shows it. */
    public static Markup big(int score) {
        Score band = of(score);
        Markup word = Markup.span("score pill " + band.css, band.drawn(), Markup.text(band.word()));
        return Markup.span("score " + band.css, Markup.span("big", Markup.text(String.valueOf(score))), word);
    }

    /** Bars and number, as a card shows it; the word is there for screen readers and as tooltip. */
    public static Markup brief(int score) {
        return of(score).draw(score, "", false);
    }

    public String word() {
        return Words.of("score." + css);
    }

    private Markup draw(int score, String more, boolean withWord) {
        String title = Markup.escape(Words.of("score.title", score, word()));
        Markup word = withWord ? Markup.text(word()) : Markup.hidden(word());
        return Markup.trusted("<span class='score " + css + more + "' title='" + title + "'>" + drawn().html() + "<b>"
                + score + "</b>" + word.html() + "</span>");
    }

    private Markup drawn() {
        var drawn = new StringBuilder("<span class='bars' aria-hidden='true'>");
        for (int bar = 0; bar < BARS; bar++) drawn.append(bar < bars ? "<i class='f'></i>" : "<i></i>");
        return Markup.trusted(drawn.append("</span>").toString());
    }
}
