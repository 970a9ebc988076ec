package dev.cohort.consent;

import dev.cohort.person.PersonFields;
import dev.cohort.person.Persons;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.site.PublicPage;
import dev.cohort.site.PublicStyle;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page on which people say what they want to get, without a login: {@code /preferences/TOKEN}. A GET changes nothing,
 * since programs that look into mails follow every link; {@code POST .../unsubscribe/PURPOSE/CHANNEL} is what mail programs
 * send at one click (RFC 8058).
 */
@ApplicationScoped
public class PreferenceSite implements PublicPage {
    private static final String PAGE = "preference-centre";
    private static final String ONE_CLICK = "one-click";

    private final PreferenceLinks links;
    private final Preferences preferences;
    private final Persons persons;

    @Inject
    PreferenceSite(PreferenceLinks links, Preferences preferences, Persons persons) {
        this.links = links;
        this.preferences = preferences;
        this.persons = persons;
    }

    /** What a path names. */
    private record Asked(
            UUID person,
            String token,
            @Nullable String purpose,
            @Nullable String channel) {}

    @Override
    public String path() {
        return PreferenceLinks.PATH;
    }

    /** Providers of mail send the clicks of all their customers from few addresses, and none of them may get lost. */
    @Override
    public boolean isLimited() {
        return false;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding("UTF-8");
        Asked asked = asked(request);
        if (request.getMethod().equals("POST")) said(asked, request, response);
        else answer(response, page(asked, request.getParameter("saved") != null, false));
    }

    private void said(Asked asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String proof = proof(request);
        String purpose = asked.purpose();
        if (purpose != null) {
            preferences.leave(asked.person(), purpose, Objects.requireNonNull(asked.channel()), ONE_CLICK, proof);
            answer(response, page(asked, false, true));
            return;
        }
        String[] wanted = request.getParameterValues("purpose");
        boolean none = request.getParameter("none") != null;
        preferences.choose(asked.person(), none || wanted == null ? List.of() : List.of(wanted), PAGE, proof);
        response.setHeader("Location", PreferenceLinks.PATH + "/" + asked.token() + "?saved");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private Asked asked(HttpServletRequest request) {
        String path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        String[] parts = path.substring(PreferenceLinks.PATH.length()).split("/", -1);
        boolean whole = parts.length == 2 || parts.length == 5 && parts[2].equals("unsubscribe");
        Optional<UUID> person = whole ? links.read(parts[1]) : Optional.empty();
        UUID known = person.filter(preferences::isKnown).orElseThrow(() -> Problem.notFound("page", "preferences"));
        return parts.length == 5
                ? new Asked(known, parts[1], parts[3], parts[4])
                : new Asked(known, parts[1], null, null);
    }

    private static String proof(HttpServletRequest request) {
        String agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        return request.getRequestURI().replaceAll("(/preferences/.{6})[^/]*", "$1…") + ", "
                + Context.current().address() + ", " + agent.substring(0, Math.min(agent.length(), 300));
    }

    private static void answer(HttpServletResponse response, String page) throws IOException {
        response.setContentType("text/html; charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; " + PublicStyle.FONT_POLICY
                        + "; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        response.getWriter().write(page);
    }

    private String page(Asked asked, boolean saved, boolean left) {
        Locale locale = Context.current().locale();
        String address = Optional.ofNullable(persons.get(asked.person()).fields())
                .map(PersonFields::email)
                .map(PreferenceSite::masked)
                .orElse("");
        StringBuilder form = new StringBuilder();
        if (saved) form.append(note(words(locale, "preferences.saved")));
        String purpose = asked.purpose();
        if (left) form.append(note(words(locale, "preferences.left")));
        else if (purpose != null) form.append(leave(asked, locale));
        form.append("<form method=\"post\" action=\"")
                .append(PreferenceLinks.PATH)
                .append('/')
                .append(asked.token())
                .append("\">");
        for (Preferences.Choice choice : preferences.choices(asked.person(), locale)) form.append(choice(choice));
        form.append("<p><button>")
                .append(escaped(words(locale, "preferences.save")))
                .append("</button> <button class=\"quiet\" name=\"none\" value=\"1\">")
                .append(escaped(words(locale, "preferences.none")))
                .append("</button></p></form>");
        return PreferencePage.html(
                locale,
                Context.tenant(),
                words(locale, "preferences.title"),
                words(
                        locale,
                        "preferences.intro",
                        Map.of("tenant", Context.tenant().name(), "address", address)),
                form.toString());
    }

    private String leave(Asked asked, Locale locale) {
        return "<form method=\"post\" class=\"leave\"><p>"
                + escaped(words(
                        locale,
                        "preferences.leave.text",
                        Map.of("purpose", preferences.title(Objects.requireNonNull(asked.purpose())))))
                + "</p><p><button>"
                + escaped(words(locale, "preferences.leave"))
                + "</button></p></form>";
    }

    private static String choice(Preferences.Choice choice) {
        String id = "p-" + choice.purpose();
        return "<div class=\"choice\"><input type=\"checkbox\" name=\"purpose\" id=\"" + escaped(id) + "\" value=\""
                + escaped(choice.purpose()) + "\"" + (choice.wanted() ? " checked" : "") + "><label for=\""
                + escaped(id) + "\"><b>" + escaped(choice.title()) + "</b><span>" + escaped(choice.text())
                + "</span></label></div>";
    }

    private static String note(String words) {
        return "<p class=\"note\" role=\"status\">" + escaped(words) + "</p>";
    }

    /** Enough to know it again, not enough for whoever the mail was passed on to. */
    private static String masked(String address) {
        int at = address.indexOf('@');
        return at < 1 ? "" : address.charAt(0) + "•••" + address.substring(at);
    }

    private static String words(Locale locale, String key) {
        return Texts.get(locale, key);
    }

    private static String words(Locale locale, String key, Map<String, ?> values) {
        return Texts.get(locale, key, values);
    }

    private static String escaped(String text) {
        return PreferencePage.escaped(text);
    }
}
