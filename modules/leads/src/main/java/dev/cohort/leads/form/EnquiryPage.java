package dev.cohort.leads.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.leads.capture.Arrival;
import dev.cohort.leads.capture.Confirmations;
import dev.cohort.leads.capture.Enquiry;
import dev.cohort.leads.capture.Inbox;
import dev.cohort.leads.form.EnquiryForms.Shown;
import dev.cohort.leads.form.EnquiryHtml.Filled;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.rest.ProblemBody;
import dev.cohort.rest.VisitorLimit;
import dev.cohort.site.PublicPage;
import dev.cohort.site.PublicStyle;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /enquire} and {@code /enquire/KEY}: the form for visitors, by itself or in a frame of a website that may show it.
 * It knows no session and no cookie, so that nobody's can be used against them; what is sent must bring back what the page
 * carried.
 */
@ApplicationScoped
public class EnquiryPage implements PublicPage {
    /** No form's key: links in mails lead there. */
    static final String CONFIRM = "confirm";

    static final String SOURCE = "enquiry-form";

    private static final String PATH = "/enquire";
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_TEXT = 6_000;
    private static final Map<String, String> CARRIED = Map.of(
            "utm_source", "utmSource",
            "utm_medium", "utmMedium",
            "utm_campaign", "utmCampaign",
            "utm_term", "utmTerm",
            "utm_content", "utmContent",
            "page", "landingPage",
            "ref", "referrer");
    static final List<String> CLICK_IDS = List.of(
            "gclid", "gbraid", "wbraid", "fbclid", "msclkid", "ttclid", "yclid", "igshid", "li_fat_id", "twclid");

    private final EnquiryForms forms;
    private final Inbox inbox;
    private final Confirmations confirmations;
    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    EnquiryPage(EnquiryForms forms, Inbox inbox, Confirmations confirmations, Transactions transactions, Clock clock) {
        this.confirmations = confirmations;
        this.forms = forms;
        this.inbox = inbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (request.getContentLengthLong() > MOST_BYTES)
            throw Problem.of(413, "body-too-large").with("max", MOST_BYTES);
        String key = keyOf(request);
        if (key.equals(CONFIRM)) {
            confirm(request, response);
            return;
        }
        Shown shown = transactions.inNew(() -> forms.shown(key)).orElseThrow(() -> Problem.of(404, "no-such-path"));
        boolean embedded = "1".equals(request.getParameter("embed"));
        EnquiryHtml html = new EnquiryHtml(shown.form(), language(request), embedded, nonce());
        guard(response, html);
        if (request.getMethod().equals("POST")) {
            VisitorLimit.takeAt(Context.current(), "form " + shown.form().key());
            send(request, response, shown, html);
        } else if (request.getParameter("sent") != null)
            write(response, 200, html.thanks("2".equals(request.getParameter("sent"))));
        else show(request, response, shown, html, new Filled(asked(request), Map.of(), null), 200);
    }

    /** A link is followed by programs that look after mails, too: only the button confirms. */
    private void confirm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Shown main = transactions.inNew(() -> forms.shown(EnquiryForms.MAIN)).orElseThrow();
        EnquiryHtml html = new EnquiryHtml(main.form(), language(request), false, nonce());
        guard(response, html);
        String token = Objects.requireNonNullElse(request.getParameter("token"), "");
        if (request.getMethod().equals("POST")) {
            boolean confirmed = confirmations.confirm(token).isPresent();
            write(response, confirmed ? 200 : 410, html.confirmed(confirmed));
        } else write(response, 200, html.confirm(cut(token)));
    }

    private static String keyOf(HttpServletRequest request) {
        String path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        String rest = path.substring(PATH.length()).replaceAll("^/+|/+$", "");
        return rest.isEmpty() ? EnquiryForms.MAIN : rest;
    }

    /** What a link may fill in beforehand, such as the course that was looked at. */
    private static Map<String, String> asked(HttpServletRequest request) {
        String interest = request.getParameter("interest");
        return interest == null ? Map.of() : Map.of("interest", cut(interest));
    }

    private static Locale language(HttpServletRequest request) {
        String wanted = request.getParameter("lang");
        return Texts.locales().stream()
                .filter(each -> each.getLanguage().equals(wanted))
                .findFirst()
                .orElseGet(() -> Context.current().locale());
    }

    private void send(HttpServletRequest request, HttpServletResponse response, Shown shown, EnquiryHtml html)
            throws IOException {
        Map<String, String> values = values(request);
        Optional<FormToken> token = FormToken.read(request.getParameter("token"), shown.secret());
        if (token.isEmpty() || !token.get().isGood(Instant.now(clock))) {
            show(request, response, shown, html, new Filled(values, Map.of(), html.words("enquire.again")), 200);
            return;
        }
        Map<String, String> missing = missing(shown.form().design(), values, html);
        if (!missing.isEmpty()) {
            show(request, response, shown, html, new Filled(values, missing, null), 422);
            return;
        }
        try {
            Arrival arrival = new Arrival(
                    SOURCE,
                    "application/json",
                    headers(request),
                    payload(request, shown.form(), values, html.locale()).toString(),
                    token.get().key());
            // A slip of the pen that the visitor is told of at once is no enquiry yet, and nothing for the inbox.
            inbox.check(arrival);
            if (shown.form().design().confirms())
                inbox.receiveUnconfirmed(arrival, values.getOrDefault("email", ""), html.locale());
            else inbox.receive(arrival);
        } catch (Problem refused) {
            if (refused.status() >= 500 || refused.status() == 429) throw refused;
            show(request, response, shown, html, new Filled(values, faults(refused, html), null), 422);
            return;
        }
        thank(request, response, shown.form(), html);
    }

    private static void thank(
            HttpServletRequest request, HttpServletResponse response, EnquiryForm form, EnquiryHtml html) {
        String redirect = form.design().redirectTo();
        boolean away = redirect != null && !html.embedded();
        String lang = request.getParameter("lang") == null
                ? ""
                : "&lang=" + html.locale().getLanguage();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location",
                away
                        ? redirect
                        : form.path()
                                + (form.design().confirms() ? "?sent=2" : "?sent=1")
                                + (html.embedded() ? "&embed=1" : "")
                                + lang);
    }

    private static Map<String, String> missing(FormDesign design, Map<String, String> values, EnquiryHtml html) {
        Map<String, String> missing = new LinkedHashMap<>();
        for (String field : FormDesign.NAMES)
            if (design.use(field) == FieldUse.REQUIRED
                    && values.getOrDefault(field, "").isBlank()) missing.put(field, html.words("enquire.missing"));
        if (design.needsConsent() && !values.containsKey("consent"))
            missing.put("consent", html.words("enquire.missing.consent"));
        return missing;
    }

    private static Map<String, String> faults(Problem refused, EnquiryHtml html) {
        Map<String, String> faults = new LinkedHashMap<>();
        refused.faults().forEach(fault -> faults.put(fault.field(), ProblemBody.message(fault, html.locale())));
        if (faults.isEmpty()) faults.put("", ProblemBody.detail(refused, html.locale()));
        return faults;
    }

    private static ObjectNode payload(
            HttpServletRequest request, EnquiryForm form, Map<String, String> values, Locale locale) {
        ObjectNode payload = Json.mapper().createObjectNode();
        for (String field : FormDesign.NAMES)
            if (form.design().use(field) != FieldUse.HIDDEN && values.containsKey(field))
                payload.put(field, values.get(field));
        payload.put("language", locale.getLanguage());
        payload.put("form", form.key());
        String trap = request.getParameter("website");
        if (trap != null && !trap.isBlank()) payload.put("website", cut(trap));
        if (form.design().consentText() != null) {
            payload.put("consent", values.containsKey("consent"));
            payload.put("consentVersion", String.valueOf(form.design().consentVersion()));
        }
        origin(request, form, payload);
        return payload;
    }

    /** Where they came from: what the links said; only where nothing tells it, what the form stands for. */
    private static void origin(HttpServletRequest request, EnquiryForm form, ObjectNode payload) {
        CARRIED.forEach((name, field) -> {
            String value = request.getParameter(name);
            if (value != null && !value.isBlank()) payload.put(field, cut(value));
        });
        ObjectNode clicks = Json.mapper().createObjectNode();
        for (String name : CLICK_IDS) {
            String value = request.getParameter(name);
            if (value != null && !value.isBlank()) clicks.put(name, cut(value));
        }
        if (!clicks.isEmpty()) payload.set("clickIds", clicks);
        if (!payload.has("utmCampaign")) payload.put("campaign", form.campaign());
        if (Json.mapper().convertValue(payload, Enquiry.class).tellsOrigin()) return;
        payload.put("source", form.source());
        payload.put("medium", form.medium());
    }

    private static Map<String, String> values(HttpServletRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : FormDesign.NAMES) {
            String value = request.getParameter(field);
            if (value != null && !value.isBlank())
                values.put(field, cut(value.strip().replace("\r\n", "\n")));
        }
        if ("yes".equals(request.getParameter("consent"))) values.put("consent", "yes");
        return values;
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : List.of("User-Agent", "Referer", "Origin", "Accept-Language")) {
            String value = request.getHeader(name);
            if (value != null) headers.put(name, value.substring(0, Math.min(value.length(), 500)));
        }
        return headers;
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            Shown shown,
            EnquiryHtml html,
            Filled filled,
            int status)
            throws IOException {
        Instant now = Instant.now(clock);
        // What has been sent once keeps its key: put right and sent again it is the same enquiry.
        FormToken token = FormToken.read(request.getParameter("token"), shown.secret())
                .filter(sent -> !sent.isOver(now))
                .orElseGet(() -> FormToken.at(now));
        write(response, status, html.form(filled, token.signed(shown.secret()), carried(request, html)));
    }

    /** What the page brought along and its sending has to bring back. */
    private static Map<String, String> carried(HttpServletRequest request, EnquiryHtml html) {
        Map<String, String> carried = new LinkedHashMap<>();
        if (html.embedded()) carried.put("embed", "1");
        if (request.getParameter("lang") != null)
            carried.put("lang", html.locale().getLanguage());
        for (String name : CARRIED.keySet()) put(carried, name, request.getParameter(name));
        for (String name : CLICK_IDS) put(carried, name, request.getParameter(name));
        // Come to by itself, the page's own address and the one before it say the same.
        if (!html.embedded() && !request.getMethod().equals("POST")) {
            carried.putIfAbsent("page", cut(request.getRequestURL() + query(request)));
            String referer = request.getHeader("Referer");
            if (referer != null) carried.putIfAbsent("ref", cut(referer));
        }
        return carried;
    }

    private static String query(HttpServletRequest request) {
        return request.getQueryString() == null ? "" : "?" + request.getQueryString();
    }

    private static void put(Map<String, String> carried, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) carried.put(name, cut(value));
    }

    private static void guard(HttpServletResponse response, EnquiryHtml html) {
        FormDesign design = html.form().design();
        String hosts = String.join(" ", design.allowedHosts());
        String redirect = design.redirectTo() == null ? "" : " " + origin(design.redirectTo());
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; " + PublicStyle.FONT_POLICY + "; style-src 'nonce-" + html.nonce()
                        + "'; script-src 'nonce-"
                        + html.nonce()
                        + "'; form-action 'self'" + redirect + "; base-uri 'none'; frame-ancestors 'self'"
                        + (hosts.isEmpty() ? "" : " " + hosts));
        response.setHeader("Cache-Control", "no-store");
    }

    private static String origin(String address) {
        return address.replaceAll("^(https?://[^/?#;,\\s]+).*$", "$1");
    }

    private static void write(HttpServletResponse response, int status, String page) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    private String nonce() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
