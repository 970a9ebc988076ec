package dev.cohort.site;

/** What all pages for visitors look like, whoever writes them. */
public final class PublicStyle {
    /** The type of the product, as a rule of CSS; it needs {@value #FONT_POLICY} in the page's content security policy. */
    public static final String FONT_FACE = """
            @font-face { font-family: "Instrument Sans"; font-weight: 400 700; font-display: swap;
              src: url(/aura/fonts/InstrumentSans/InstrumentSans.woff2) format("woff2") }
            """;

    public static final String FONT_POLICY = "font-src 'self'";

    private PublicStyle() {}
}
