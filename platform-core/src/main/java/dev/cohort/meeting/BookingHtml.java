package dev.cohort.meeting;

import dev.cohort.meeting.Bookings.Found;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.site.PublicStyle;
import dev.cohort.text.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The pages of booking: plain HTML, phone first, of use without a script. */
record BookingHtml(BookingPages.Row page, ZoneId zone, Locale locale) {
    private static final String STYLE = PublicStyle.FONT_FACE + """
            :root{color-scheme:light dark;--a:%s}*{box-sizing:border-box}
            body{margin:0;font:16px/1.5 "Instrument Sans",system-ui,"Segoe UI",Arial,sans-serif;background:light-dark(#f4f5f6,#0e1012);\
            color:light-dark(#15181c,#e9ebee)}
            body{padding:16px}main{max-width:34rem;margin:0 auto;padding:24px;background:light-dark(#fff,#15181b);border-radius:12px;\
            border-top:4px solid var(--a)}
            .card{background:light-dark(#fff,#15181b);border:1px solid light-dark(#e7e9ec,#24292e);border-radius:12px;\
            padding:20px;margin-top:16px}
            h1{font-size:24px;font-weight:600;line-height:1.25;letter-spacing:-.01em;margin:0}h2{font-size:16px;margin:20px 0 8px}
            p{margin:6px 0}.soft{color:light-dark(#4d5661,#aab2bb)}
            .times{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:8px;padding:0;margin:0;\
            list-style:none}
            .times a,.choice a,.choice b{display:block;text-align:center;padding:10px 8px;border-radius:8px;\
            border:1px solid light-dark(#8a939e,#727c87);text-decoration:none;color:inherit}
            .times a:hover,.times a:focus-visible{background:var(--a);border-color:var(--a);color:#fff}
            .choice{display:flex;flex-wrap:wrap;gap:8px}.choice b{background:var(--a);color:#fff;border-color:var(--a)}
            label{display:block;margin-top:14px;font-weight:500;font-size:14px}
            input,textarea,select{width:100%%;font:inherit;padding:10px;border-radius:8px;\
            border:1px solid light-dark(#8a939e,#727c87);background:transparent;color:inherit}
            select{background:light-dark(#fff,#15181b)}
            button,.button{display:inline-block;font:inherit;font-weight:600;padding:12px 18px;border-radius:8px;border:0;\
            background:var(--a);color:#fff;text-decoration:none;cursor:pointer;margin-top:16px}
            [hidden]{display:none!important}.plain{background:none;color:inherit;border:1px solid light-dark(#8a939e,#727c87)}
            .bad{color:light-dark(#b42318,#f59a92);font-weight:600}.trap{position:absolute;left:-9999px}
            .row{display:flex;flex-wrap:wrap;gap:12px;align-items:center}nav{margin-top:20px}
            a{color:inherit}:focus-visible{outline:2px solid var(--a);outline-offset:2px}
            """;

    /** Shows the times by the visitor's own clock, unless they have chosen another. */
    static final String SCRIPT = """
            const zone=Intl.DateTimeFormat().resolvedOptions().timeZone,here=new URL(location.href),\
            known=[...document.querySelectorAll('#zone option')].some(o=>o.value===zone);\
            if(zone&&known&&!here.searchParams.has('zone')&&document.getElementById('zone').value!==zone)\
            {here.searchParams.set('zone',zone);location.replace(here)}\
            const choice=document.getElementById('zone');if(choice){choice.form.querySelector('button').hidden=true;\
            choice.addEventListener('change',()=>choice.form.submit())}""";

    static final String SCRIPT_HASH = hash();

    private static String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(SCRIPT.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    /** The free times of some days. */
    String times(Map<LocalDate, List<Instant>> days, Duration length, boolean later, @Nullable String secret) {
        StringBuilder body = new StringBuilder(head());
        if (page.welcome() != null)
            body.append("<p>")
                    .append(text(page.welcome()).replace("\n", "<br>"))
                    .append("</p>");
        if (secret == null && page.durations().length > 1) body.append(lengths(length));
        body.append("<h2>").append(words("book.choose")).append("</h2>");
        body.append(zones(length, secret));
        if (days.isEmpty()) body.append("<p>").append(words("book.none")).append("</p>");
        var dayName = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Texts.region(locale));
        days.forEach((day, times) -> {
            body.append("<h2>").append(text(dayName.format(day))).append("</h2><ul class=times>");
            for (Instant at : times)
                body.append("<li><a href=\"")
                        .append(link(length, null, at, secret))
                        .append("\">")
                        .append(text(time(at)))
                        .append("</a></li>");
            body.append("</ul>");
        });
        body.append("<nav class=row>");
        if (later)
            body.append("<a href=\"")
                    .append(link(length, null, null, secret))
                    .append("\">")
                    .append(words("book.first"))
                    .append("</a>");
        if (!days.isEmpty()) {
            LocalDate next = List.copyOf(days.keySet()).getLast().plusDays(1);
            body.append("<a href=\"")
                    .append(link(length, next, null, secret))
                    .append("\">")
                    .append(words("book.more"))
                    .append("</a>");
        }
        return document(
                body.append("</nav><script>").append(SCRIPT).append("</script>").toString());
    }

    private String lengths(Duration chosen) {
        StringBuilder choice = new StringBuilder("<h2>" + words("book.length") + "</h2><div class=choice>");
        for (Integer minutes : page.durations()) {
            String words = words("book.minutes", Map.of("minutes", minutes));
            if (chosen.toMinutes() == minutes)
                choice.append("<b aria-current=true>").append(words).append("</b>");
            else
                choice.append("<a href=\"")
                        .append(link(Duration.ofMinutes(minutes), null, null, null))
                        .append("\">")
                        .append(words)
                        .append("</a>");
        }
        return choice.append("</div>").toString();
    }

    /** In whose clock the times are said; another can be chosen. */
    private String zones(Duration length, @Nullable String secret) {
        StringBuilder form = new StringBuilder("<form method=get class=row><label for=zone class=soft>");
        form.append(words("book.zone")).append("</label>");
        form.append("<input type=hidden name=minutes value=")
                .append(length.toMinutes())
                .append(">");
        if (secret != null) form.append("<input type=hidden name=move value=1>");
        form.append("<select id=zone name=zone>");
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            if (!id.contains("/") || id.startsWith("Etc/") || id.startsWith("SystemV/")) continue;
            form.append("<option")
                    .append(id.equals(zone.getId()) ? " selected" : "")
                    .append(">")
                    .append(id)
                    .append("</option>");
        }
        return form.append("</select><button class=plain>")
                .append(words("book.zone.change"))
                .append("</button></form>")
                .toString();
    }

    /** Who books. */
    String form(Instant at, Duration length, Visitor visitor, Map<String, String> faults) {
        StringBuilder body = new StringBuilder(head());
        body.append(chosen(at, length));
        body.append("<form method=post action=\"").append(path()).append("\">");
        hidden(body, "at", at.toString());
        hidden(body, "minutes", String.valueOf(length.toMinutes()));
        hidden(body, "zone", zone.getId());
        field(body, "name", "text", "name", visitor.name(), true, faults);
        field(body, "email", "email", "email", visitor.email(), true, faults);
        field(body, "phone", "tel", "tel", visitor.phone() == null ? "" : visitor.phone(), false, faults);
        body.append("<label for=note>")
                .append(words("book.field.note"))
                .append("</label><textarea id=note name=note rows=3>")
                .append(text(visitor.note() == null ? "" : visitor.note()))
                .append("</textarea>");
        body.append("<div class=trap aria-hidden=true><label for=website>Website</label>")
                .append("<input id=website name=website tabindex=-1 autocomplete=off></div>");
        body.append("<button>").append(words("book.do")).append("</button></form>");
        body.append("<nav><a href=\"")
                .append(link(length, null, null, null))
                .append("\">")
                .append(words("book.other"))
                .append("</a></nav>");
        return document(body.toString());
    }

    private void field(
            StringBuilder body,
            String name,
            String type,
            String autocomplete,
            String value,
            boolean required,
            Map<String, String> faults) {
        body.append("<label for=")
                .append(name)
                .append(">")
                .append(words("book.field." + name))
                .append("</label>");
        body.append("<input id=")
                .append(name)
                .append(" name=")
                .append(name)
                .append(" type=")
                .append(type)
                .append(" autocomplete=")
                .append(autocomplete)
                .append(required ? " required" : "")
                .append(" value=\"")
                .append(text(value))
                .append("\"");
        String fault = faults.get(name);
        if (fault != null)
            body.append(" aria-invalid=true aria-describedby=").append(name).append("-bad");
        body.append(">");
        if (fault != null)
            body.append("<p class=bad id=")
                    .append(name)
                    .append("-bad>")
                    .append(text(fault))
                    .append("</p>");
    }

    private static void hidden(StringBuilder body, String name, String value) {
        body.append("<input type=hidden name=")
                .append(name)
                .append(" value=\"")
                .append(text(value))
                .append("\">");
    }

    Map<String, String> faults(Problem refused) {
        Map<String, String> faults = new HashMap<>();
        refused.faults()
                .forEach(
                        fault -> faults.put(fault.field(), Texts.get(locale, "field." + fault.code(), fault.values())));
        return faults;
    }

    /** A booking, for whoever has its address. */
    String booking(Found found, String secret, Instant now) {
        MeetingDetails meeting = found.meeting();
        boolean planned = meeting.status() == MeetingStatus.PLANNED;
        StringBuilder body = new StringBuilder(
                "<div class=card><p class=soft>" + text(Context.tenant().name()) + "</p><h1>");
        body.append(words(planned ? "book.is-booked" : "book.is-cancelled")).append("</h1><h2>");
        body.append(text(meeting.organizer().name())).append("</h2><p>");
        body.append(text(Invitations.when(meeting, zone, locale))).append("</p>");
        body.append("<p>")
                .append(text(Invitations.place(meeting, locale)).replace("\n", "<br>"))
                .append("</p>");
        if (planned) body.append("<p class=soft>").append(words("book.mail")).append("</p>");
        if (planned && meeting.startsAt().isAfter(now)) {
            body.append("<div class=row><a class=\"button plain\" href=\"")
                    .append(path())
                    .append("/")
                    .append(text(secret))
                    .append("?move=1\">")
                    .append(words("book.move"))
                    .append("</a>");
            body.append("<form method=post><input type=hidden name=action value=cancel><button class=plain>")
                    .append(words("book.cancel"))
                    .append("</button></form></div>");
        }
        if (!planned)
            body.append("<a class=button href=\"")
                    .append(path())
                    .append("\">")
                    .append(words("book.again"))
                    .append("</a>");
        return document(body.append("</div>").toString());
    }

    String confirmMove(Instant at, Duration length, MeetingDetails meeting, String secret) {
        StringBuilder body = new StringBuilder(head());
        body.append("<p class=soft>")
                .append(words("book.was"))
                .append(" ")
                .append(text(Invitations.when(meeting, zone, locale)))
                .append("</p>");
        body.append(chosen(at, length));
        body.append("<form method=post action=\"")
                .append(path())
                .append("/")
                .append(text(secret))
                .append("\">");
        hidden(body, "at", at.toString());
        hidden(body, "minutes", String.valueOf(length.toMinutes()));
        hidden(body, "zone", zone.getId());
        body.append("<button>").append(words("book.move.do")).append("</button></form>");
        return document(body.toString());
    }

    String taken(Duration length) {
        return document(head() + "<p class=bad role=alert>" + words("book.taken") + "</p><a class=button href=\""
                + link(length, null, null, null) + "\">" + words("book.other") + "</a>");
    }

    String thanks() {
        return document(head() + "<p>" + words("book.thanks") + "</p>");
    }

    private String chosen(Instant at, Duration length) {
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Texts.region(locale));
        return "<h2>" + text(day.format(at.atZone(zone))) + ", " + text(time(at)) + "–" + text(time(at.plus(length)))
                + "</h2><p class=soft>" + text(zone.getId()) + "</p>";
    }

    private String head() {
        return "<p class=soft>" + text(Context.tenant().name()) + "</p><h1>" + text(page.title())
                + "</h1><p class=soft>" + words("book.with", Map.of("member", page.memberName())) + "</p>";
    }

    private String path() {
        return BookingPages.PATH + "/" + page.slug();
    }

    private String link(Duration length, @Nullable LocalDate from, @Nullable Instant at, @Nullable String secret) {
        StringBuilder link = new StringBuilder(path());
        if (secret != null) link.append("/").append(text(secret));
        link.append("?minutes=").append(length.toMinutes());
        link.append("&amp;zone=").append(URLEncoder.encode(zone.getId(), StandardCharsets.UTF_8));
        if (secret != null) link.append("&amp;move=1");
        if (from != null) link.append("&amp;from=").append(from);
        if (at != null) link.append("&amp;at=").append(at);
        return link.toString();
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(at.atZone(zone));
    }

    private String words(String key) {
        return text(Texts.get(locale, key));
    }

    private String words(String key, Map<String, ?> values) {
        return text(Texts.get(locale, key, values));
    }

    private String document(String body) {
        return "<!DOCTYPE html><html lang=" + locale.getLanguage() + "><head><meta charset=utf-8>"
                + "<meta name=viewport content=\"width=device-width, initial-scale=1\"><meta name=robots content=noindex>"
                + "<title>" + text(page.title()) + " – " + text(Context.tenant().name()) + "</title><style>"
                + STYLE.formatted(Context.tenant().accent()) + "</style></head><body><main>" + body
                + "</main></body></html>";
    }

    static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
