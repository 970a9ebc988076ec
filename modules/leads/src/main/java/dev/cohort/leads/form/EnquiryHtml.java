package dev.cohort.leads.form;

import dev.cohort.request.Context;
import dev.cohort.site.PublicStyle;
import dev.cohort.tenancy.Tenant;
import dev.cohort.text.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page of a form: plain HTML that needs no script, in the centre's colours.
 *
 * @param embedded within another website: without a frame and colours of its own around it
 * @param nonce what marks our own style and script
 */
record EnquiryHtml(EnquiryForm form, Locale locale, boolean embedded, String nonce) {
    private static final int ROWS = 4;
    private static final Map<String, String> KINDS = Map.of("email", "email", "phone", "tel", "whatsapp", "tel");
    private static final Map<String, String> FILLED = Map.of(
            "firstName", "given-name",
            "lastName", "family-name",
            "email", "email",
            "phone", "tel",
            "whatsapp", "tel",
            "company", "organization",
            "city", "address-level2");
    private static final Map<String, Integer> LONGEST =
            Map.of("notes", 5_000, "interest", 300, "email", 254, "phone", 40, "whatsapp", 40);

    /** What a sender wrote, and what is wrong with it by field. */
    record Filled(
            Map<String, String> values,
            Map<String, String> faults,
            @Nullable String notice) {
        String value(String field) {
            return values.getOrDefault(field, "");
        }
    }

    /** The form itself. */
    String form(Filled filled, String token, Map<String, String> carried) {
        FormDesign design = form.design();
        StringBuilder page = new StringBuilder();
        page.append("<h1>")
                .append(Html.text(or(design.title(), "enquire.title")))
                .append("</h1>\n");
        page.append("<p class=\"intro\">")
                .append(Html.lines(or(design.intro(), "enquire.intro")))
                .append("</p>\n");
        if (filled.notice() != null || !filled.faults().isEmpty())
            page.append("<p class=\"bad\" role=\"alert\">")
                    .append(Html.text(Objects.requireNonNullElseGet(filled.notice(), () -> words("enquire.faults"))))
                    .append("</p>\n");
        page.append("<form method=\"post\" action=\"")
                .append(Html.text(form.path()))
                .append("\" novalidate>\n");
        for (String field : FormDesign.NAMES)
            if (design.use(field) != FieldUse.HIDDEN) page.append(field(field, filled));
        consent(page, filled);
        page.append(trap());
        hidden(page, "token", token);
        carried.forEach((name, value) -> hidden(page, name, value));
        page.append("<button type=\"submit\">")
                .append(Html.text(words("enquire.send")))
                .append("</button>\n");
        page.append("<p class=\"meta\">")
                .append(Html.text(words("enquire.required")))
                .append("</p>\n");
        page.append("</form>\n");
        return page(page.toString());
    }

    /** The word of thanks. */
    String thanks(boolean toConfirm) {
        String said =
                toConfirm ? words("enquire.thanks.confirm") : or(form.design().thanks(), "enquire.thanks.text");
        return page("<h1>" + Html.text(words("enquire.thanks")) + "</h1>\n<p role=\"status\">" + Html.lines(said)
                + "</p>\n");
    }

    /** Asks whether it was they who enquired. */
    String confirm(String token) {
        StringBuilder page = new StringBuilder("<h1>" + Html.text(words("enquire.confirm.title")) + "</h1>\n<p>"
                + Html.text(words("enquire.confirm.text"))
                + "</p>\n<form method=\"post\" action=\"/enquire/confirm\">\n");
        hidden(page, "token", token);
        hidden(page, "lang", locale.getLanguage());
        return page(page.append("<button type=\"submit\">")
                .append(Html.text(words("enquire.confirm.button")))
                .append("</button>\n</form>\n")
                .toString());
    }

    String confirmed(boolean good) {
        String key = good ? "enquire.confirmed" : "enquire.confirm.over";
        return page("<h1>" + Html.text(words(key)) + "</h1>\n<p role=\"status\">" + Html.text(words(key + ".text"))
                + "</p>\n");
    }

    private String field(String field, Filled filled) {
        boolean required = form.design().use(field) == FieldUse.REQUIRED;
        String fault = filled.faults().get(field);
        String label = Html.text(words("enquire.field." + field))
                + (required ? " <span class=\"must\" aria-hidden=\"true\">*</span>" : "");
        String attributes = " id=\"f-" + field + "\" name=\"" + field + "\" maxlength=\""
                + LONGEST.getOrDefault(field, 200) + "\""
                + (required ? " required aria-required=\"true\"" : "")
                + (FILLED.containsKey(field) ? " autocomplete=\"" + FILLED.get(field) + "\"" : "")
                + (fault == null ? "" : " aria-invalid=\"true\" aria-describedby=\"e-" + field + "\"");
        String input = field.equals("interest") && !form.design().choices().isEmpty()
                ? choice(attributes.replaceAll(" maxlength=\"\\d+\"", ""), filled.value(field))
                : field.equals("notes")
                        ? "<textarea rows=\"" + ROWS + "\"" + attributes + ">" + Html.text(filled.value(field))
                                + "</textarea>"
                        : "<input type=\"" + KINDS.getOrDefault(field, "text") + "\"" + attributes + " value=\""
                                + Html.text(filled.value(field)) + "\">";
        String error =
                fault == null ? "" : "<span class=\"fault\" id=\"e-" + field + "\">" + Html.text(fault) + "</span>";
        return "<div class=\"field\"><label for=\"f-" + field + "\">" + label + "</label>" + input + error + "</div>\n";
    }

    private String choice(String attributes, String chosen) {
        StringBuilder options = new StringBuilder(
                "<select" + attributes + "><option value=\"\">" + Html.text(words("enquire.choose")) + "</option>");
        for (String each : form.design().choices())
            options.append("<option")
                    .append(each.equals(chosen) ? " selected" : "")
                    .append(">")
                    .append(Html.text(each))
                    .append("</option>");
        return options.append("</select>").toString();
    }

    private void consent(StringBuilder page, Filled filled) {
        String text = form.design().consentText();
        if (text == null) return;
        String fault = filled.faults().get("consent");
        page.append(
                        "<div class=\"field check\"><input type=\"checkbox\" id=\"f-consent\" name=\"consent\" value=\"yes\"")
                .append(filled.value("consent").equals("yes") ? " checked" : "")
                .append(form.design().needsConsent() ? " required aria-required=\"true\"" : "")
                .append(fault == null ? "" : " aria-invalid=\"true\" aria-describedby=\"e-consent\"")
                .append("><label for=\"f-consent\">")
                .append(Html.lines(text))
                .append(form.design().needsConsent() ? " <span class=\"must\" aria-hidden=\"true\">*</span>" : "")
                .append("</label>")
                .append(fault == null ? "" : "<span class=\"fault\" id=\"e-consent\">" + Html.text(fault) + "</span>")
                .append("</div>\n");
    }

    /** People do not see it and screen readers pass it by; programs fill it in. */
    private String trap() {
        return "<div class=\"trap\" aria-hidden=\"true\"><label for=\"f-website\">"
                + Html.text(words("enquire.field.website"))
                + "</label><input id=\"f-website\" name=\"website\" tabindex=\"-1\" autocomplete=\"off\"></div>\n";
    }

    private static void hidden(StringBuilder page, String name, String value) {
        page.append("<input type=\"hidden\" name=\"")
                .append(Html.text(name))
                .append("\" value=\"")
                .append(Html.text(value))
                .append("\">\n");
    }

    private String page(String content) {
        Tenant tenant = Context.tenant();
        String head = embedded ? "" : "<p class=\"centre\">" + Html.text(tenant.name()) + "</p>\n";
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style nonce="%s">%s</style>
                </head>
                <body class="%s">
                <main>
                %s%s</main>
                %s%s</body>
                </html>
                """.formatted(
                        locale.getLanguage(),
                        Html.text(or(form.design().title(), "enquire.title") + " · " + tenant.name()),
                        nonce,
                        style(tenant.accent()),
                        embedded ? "embedded" : "own",
                        head,
                        content,
                        languages(),
                        embedded ? "<script nonce=\"" + nonce + "\">" + HEIGHT + "</script>\n" : "");
    }

    /** The same page in the other languages. */
    private String languages() {
        if (embedded) return "";
        StringBuilder links = new StringBuilder("<nav aria-label=\"" + Html.text(words("enquire.languages")) + "\">");
        for (Locale each : Texts.locales())
            if (!each.getLanguage().equals(locale.getLanguage()))
                links.append("<a lang=\"")
                        .append(each.getLanguage())
                        .append("\" hreflang=\"")
                        .append(each.getLanguage())
                        .append("\" href=\"")
                        .append(Html.text(form.path()))
                        .append("?lang=")
                        .append(each.getLanguage())
                        .append("\">")
                        .append(Html.text(each.getDisplayLanguage(each)))
                        .append("</a> ");
        return links.append("</nav>\n").toString();
    }

    private static String style(String accent) {
        return STYLE.replace("ACCENT-ON", Html.on(accent)).replace("ACCENT", accent);
    }

    private String or(@Nullable String own, String key) {
        return own == null ? words(key) : own;
    }

    String words(String key) {
        return Texts.get(locale, key);
    }

    /** Tells the page around it how high it is, nothing else. */
    private static final String HEIGHT = """
            (function () {
              function tell() {
                parent.postMessage({ cohort: 'height', height: document.documentElement.scrollHeight }, '*');
              }
              new ResizeObserver(tell).observe(document.body);
              tell();
            })();
            """;

    private static final String STYLE = PublicStyle.FONT_FACE + """
            :root { --ink: #15181c; --soft: #565f6a; --line: #8b939d; --paper: #fff; --ground: #f4f5f6; --red: #b3261e }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e9ebee; --soft: #a3abb5; --line: #737b85; --paper: #15181b; --ground: #0e1012; --red: #ff8a80 }
            }
            * { box-sizing: border-box }
            body { margin: 0; color: var(--ink); background: var(--ground); padding: 16px;
              font: 16px/1.5 "Instrument Sans", system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif }
            body.embedded { background: transparent; padding: 0 }
            main { max-width: 34rem; margin: 0 auto; padding: 24px; background: var(--paper); border-radius: 12px;
              border-top: 4px solid ACCENT }
            body.embedded main { border-top: 0; border-radius: 0; padding: 16px; max-width: none }
            h1 { font-size: 24px; font-weight: 600; line-height: 1.25; margin: 0 0 8px; letter-spacing: -.01em }
            p { margin: 0 0 16px } .centre { color: var(--soft); font-weight: 600; margin-bottom: 4px }
            .field { margin-bottom: 16px } label { display: block; font-weight: 500; font-size: 14px; margin-bottom: 4px }
            input:not([type=checkbox]), select, textarea { width: 100%; font: inherit; color: inherit; background: var(--paper);
              border: 1px solid var(--line); border-radius: 8px; padding: 10px 12px; min-height: 46px }
            [aria-invalid=true] { border-color: var(--red) !important; border-width: 2px !important }
            :focus-visible { outline: 3px solid ACCENT; outline-offset: 2px }
            .check { display: grid; grid-template-columns: 24px 1fr; gap: 4px 10px; align-items: start }
            .check input { width: 22px; height: 22px; margin: 1px 0 0; accent-color: ACCENT }
            .check label { font-weight: 400; font-size: 15px } .check .fault { grid-column: 1 / 3 }
            .fault, .bad { color: var(--red) } .fault { display: block; margin-top: 4px }
            .bad { border: 1px solid var(--red); border-radius: 8px; padding: 10px 12px } .must { color: var(--red) }
            button { width: 100%; font: inherit; font-weight: 600; min-height: 48px; border: 0; border-radius: 8px;
              background: ACCENT; color: ACCENT-ON; cursor: pointer }
            .meta, nav { color: var(--soft); font-size: 14px; margin: 12px 0 0 } nav { text-align: center }
            nav a { color: inherit; display: inline-block; padding: 8px }
            .trap { position: absolute; left: -9999px; width: 1px; height: 1px; overflow: hidden }
            """;
}
