package dev.cohort.consent;

import dev.cohort.site.PublicStyle;
import dev.cohort.tenancy.Tenant;
import java.util.Locale;

/** The frame of the page on which people say what they want to get: readable without a script, on any screen. */
final class PreferencePage {
    private static final String STYLE = PublicStyle.FONT_FACE + """
            :root { color-scheme: light dark; }
            body { margin: 0; font: 16px/1.5 "Instrument Sans", system-ui, 'Segoe UI', sans-serif; background: #f4f5f6; color: #1c2024; }
            main { max-width: 560px; margin: 0 auto; padding: 32px 16px 64px; }
            .card { background: #fff; border-radius: 12px; border-top: 4px solid ACCENT; padding: 24px 24px 12px; }
            h1 { font-size: 24px; line-height: 1.25; margin: 0 0 8px; }
            .choice { display: flex; gap: 12px; padding: 14px 0; border-top: 1px solid #e3e5e8; }
            .choice input { width: 22px; height: 22px; margin: 2px 0 0; flex: none; accent-color: ACCENT; }
            .choice b, .choice span { display: block; } .choice span, .small { color: #5b616b; font-size: 15px; }
            button { font: inherit; font-weight: 600; padding: 10px 18px; border-radius: 8px; border: 1px solid ACCENT;
              background: ACCENT; color: #fff; cursor: pointer; margin: 4px 8px 4px 0; }
            button.quiet { background: none; color: inherit; border-color: #8b919b; }
            button:focus-visible, input:focus-visible { outline: 3px solid #1c2024; outline-offset: 2px; }
            .note { background: #e7f5ec; color: #14532d; border-radius: 8px; padding: 10px 14px; }
            .leave { background: #fff6e5; color: #4a3208; border-radius: 8px; padding: 4px 14px; margin-bottom: 16px; }
            @media (prefers-color-scheme: dark) {
              body { background: #111315; color: #eceef0; } .card { background: #1b1e21; } .choice { border-color: #33373c; }
              .choice span, .small { color: #a4abb5; } button:focus-visible, input:focus-visible { outline-color: #eceef0; }
            }
            """;

    private PreferencePage() {}

    static String html(Locale locale, Tenant tenant, String title, String intro, String form) {
        return "<!doctype html><html lang=\"" + escaped(locale.toLanguageTag())
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex\"><title>" + escaped(title) + " · " + escaped(tenant.name())
                + "</title><style>" + STYLE.replace("ACCENT", accent(tenant)) + "</style></head><body><main>"
                + "<p class=\"small\">" + escaped(tenant.name()) + "</p><div class=\"card\"><h1>" + escaped(title)
                + "</h1><p>" + escaped(intro) + "</p>" + form + "</div></main></body></html>";
    }

    private static String accent(Tenant tenant) {
        return tenant.accent().matches("#[0-9a-fA-F]{6}") ? tenant.accent() : "#0c7489";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
