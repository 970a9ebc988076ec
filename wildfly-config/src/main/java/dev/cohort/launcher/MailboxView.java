package dev.cohort.launcher;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The HTML of the mailbox page. */
final class MailboxView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
    private static final String STYLE = """
            :root { color-scheme: light dark; --bg: light-dark(#fff, #15181b); --app: light-dark(#f4f5f6, #0e1012);
              --line: light-dark(#e7e9ec, #24292e); --text: light-dark(#15181c, #e9ebee); --soft: light-dark(#616a75, #919aa4);
              --hover: light-dark(#f5f6f7, #1c2024); --accent: light-dark(#0b6375, #6cc8d8); }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--app); color: var(--text);
              font: 14px/1.4 "Instrument Sans", system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
            header, main { max-width: 960px; margin: 0 auto; padding: 0 16px; }
            header { padding-block: 24px 16px; }
            h1 { margin: 0; font-size: 20px; line-height: 26px; }
            header p { margin: 2px 0 0; color: var(--soft); }
            .card { background: var(--bg); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
            .row { display: grid; grid-template-columns: 1fr 1.4fr auto; gap: 16px; padding: 10px 16px;
              border-bottom: 1px solid var(--line); color: inherit; text-decoration: none; }
            .row:last-child { border-bottom: 0; }
            .row:hover, .row:focus-visible { background: var(--hover); }
            .row span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
            .row b { font-weight: 600; } time { color: var(--soft); font-variant-numeric: tabular-nums; }
            a { color: var(--accent); } :focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
            dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: 0; padding: 16px; border-bottom: 1px solid var(--line); }
            dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
            pre { margin: 0; padding: 16px; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
            iframe { display: block; width: 100%; height: 70vh; border: 0; background: #fff; }
            .empty { padding: 48px 16px; text-align: center; color: var(--soft); }
            @media (max-width: 600px) { .row { grid-template-columns: 1fr auto; } .row .subject { grid-column: 1 / -1; grid-row: 2; } }
            """;

    private MailboxView() {}

    /** Newest first. */
    static String list(List<Mail> mails) {
        StringBuilder rows = new StringBuilder();
        for (int number = mails.size() - 1; number >= 0; number--) {
            Mail mail = mails.get(number);
            rows.append("<a class=row href=\"/mail/" + number + "\"><span>" + escape(mail.to())
                    + "</span><span class=subject><b>" + escape(mail.subject()) + "</b></span>" + time(mail.sent())
                    + "</a>");
        }
        String body =
                mails.isEmpty() ? "<p class=empty>No mail yet. What Cohort sends appears here.</p>" : rows.toString();
        return page(
                "Mailbox", "<h1>Mailbox</h1><p>Every mail of the demo ends here; none leaves this machine.</p>", body);
    }

    static String mail(int number, Mail mail) {
        String body = mail.html().isEmpty()
                ? "<pre>" + linked(mail.text()) + "</pre>"
                : "<iframe title=\"The mail\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/mail/"
                        + number + "/html\"></iframe>";
        String head = "<dl><dt>From</dt><dd>" + escape(mail.from()) + "</dd><dt>To</dt><dd>" + escape(mail.to())
                + "</dd><dt>Sent</dt><dd>" + time(mail.sent()) + "</dd></dl>";
        return page(
                mail.subject(),
                "<h1>" + escape(mail.subject()) + "</h1><p><a href=\"/\">All mails</a></p>",
                head + body);
    }

    static String missing() {
        return page("Mailbox", "<h1>There is no such mail</h1><p><a href=\"/\">All mails</a></p>", "");
    }

    private static String page(String title, String header, String card) {
        return "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>"
                + escape(title) + "</title><style>" + STYLE + "</style><header>" + header
                + "</header><main><div class=card>"
                + card + "</div></main></html>";
    }

    private static String time(Optional<Instant> sent) {
        return sent.map(at -> "<time>" + TIME.format(at.atZone(ZoneId.systemDefault())) + "</time>")
                .orElse("<time></time>");
    }

    /** Escaped first: the pattern cannot match anything that would end the attribute. */
    private static String linked(String text) {
        return LINK.matcher(escape(text)).replaceAll("<a href=\"$0\" target=_blank rel=noreferrer>$0</a>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
