package dev.cohort.message;

import dev.cohort.tenancy.Tenant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text as a calm HTML mail: paragraphs, links that can be clicked, the centre's name and colour. */
final class HtmlBody {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

    private HtmlBody() {}

    /** @param footer small words below, with a link that ends such mails; null for none */
    static String of(String text, Tenant tenant, @Nullable Footer footer) {
        StringBuilder html = new StringBuilder("""
                <!doctype html><html><head><meta charset="utf-8">\
                <meta name="viewport" content="width=device-width"></head>\
                <body style="margin:0;background:#f4f5f6;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;\
                color:#1c2024"><div style="max-width:600px;margin:0 auto;padding:24px 12px">\
                <div style="background:#fff;border-top:4px solid ACCENT;border-radius:6px;padding:24px">\
                """.replace("ACCENT", escaped(tenant.accent())));
        for (String paragraph : text.strip().split("\\R\\s*\\R"))
            html.append("<p style=\"margin:0 0 16px\">")
                    .append(linked(paragraph))
                    .append("</p>");
        html.append("</div><p style=\"margin:16px 8px;font-size:13px;color:#60646c\">")
                .append(escaped(tenant.name()));
        if (footer != null)
            html.append(" · <a style=\"color:#60646c\" href=\"")
                    .append(escaped(footer.url()))
                    .append("\">")
                    .append(escaped(footer.words()))
                    .append("</a>");
        return html.append("</p></div></body></html>").toString();
    }

    /** What stands below a mail that one may do without. */
    record Footer(String words, String url) {}

    private static String linked(String paragraph) {
        StringBuilder html = new StringBuilder();
        Matcher link = LINK.matcher(paragraph);
        int done = 0;
        while (link.find()) {
            html.append(lines(paragraph.substring(done, link.start())))
                    .append("<a href=\"")
                    .append(escaped(link.group()))
                    .append("\">")
                    .append(escaped(link.group()))
                    .append("</a>");
            done = link.end();
        }
        return html.append(lines(paragraph.substring(done))).toString();
    }

    private static String lines(String text) {
        return escaped(text).replaceAll("\\R", "<br>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
