package dev.cohort.meeting;

import dev.cohort.access.Caller;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.site.PublicPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /ical/SECRET.ics}: a member's calendar for other programs. */
@ApplicationScoped
public class CalendarPage implements PublicPage {
    private static final Pattern FILE = Pattern.compile(CalendarFeeds.PATH + "/([A-Za-z0-9_-]{20,60})\\.ics");

    private final CalendarFeeds feeds;
    private final Transactions transactions;

    @Inject
    CalendarPage(CalendarFeeds feeds, Transactions transactions) {
        this.feeds = feeds;
        this.transactions = transactions;
    }

    @Override
    public String path() {
        return CalendarFeeds.PATH;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("POST")) throw Problem.of(405, "method-not-allowed");
        String path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        Matcher file = FILE.matcher(path);
        String text = (file.matches() ? text(file.group(1)) : Optional.<String>empty())
                .orElseThrow(() -> Problem.of(404, "no-such-path"));
        String etag = "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.digestOf(text)) + "\"";
        response.setHeader("ETag", etag);
        response.setHeader("Cache-Control", "private, max-age=300");
        response.setHeader("X-Robots-Tag", "noindex");
        if (etag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("text/calendar; charset=UTF-8");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) response.getOutputStream().write(bytes);
    }

    /** As the system: whoever knows the secret is nobody here. */
    private Optional<String> text(String secret) {
        return transactions.inNew(Context.current().as(Caller.SYSTEM), () -> feeds.file(secret));
    }
}
