package dev.cohort.meeting;

import dev.cohort.access.Caller;
import dev.cohort.meeting.Bookings.Found;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.Checks;
import dev.cohort.site.PublicPage;
import dev.cohort.site.PublicStyle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /book/SLUG}: the free times of a member, to be booked without a login; {@code /book/SLUG/SECRET}: a booking, to be
 * moved or cancelled by whoever has its address. It knows no session and no cookie.
 */
@ApplicationScoped
public class BookingSite implements PublicPage {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int DAYS = 7;

    private final BookingPages pages;
    private final Bookings bookings;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    BookingSite(BookingPages pages, Bookings bookings, Transactions transactions, Clock clock) {
        this.pages = pages;
        this.bookings = bookings;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String path() {
        return BookingPages.PATH;
    }

    /** What was asked for. */
    private record Asked(
            String slug,
            @Nullable String secret,
            @Nullable Integer minutes,
            ZoneId zone,
            @Nullable LocalDate from,
            @Nullable Instant at) {

        Asked in(ZoneId other) {
            return new Asked(slug, secret, minutes, other, from, at);
        }
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (request.getContentLengthLong() > MOST_BYTES)
            throw Problem.of(413, "body-too-large").with("max", MOST_BYTES);
        Asked said = asked(request);
        BookingPages.Row page =
                system(() -> pages.open(said.slug())).orElseThrow(() -> Problem.of(404, "no-such-path"));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; " + PublicStyle.FONT_POLICY + "; style-src 'unsafe-inline'; script-src '"
                        + BookingHtml.SCRIPT_HASH + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        // Whose browser says nothing reads the times as they are where the member works.
        Asked asked = request.getParameter("zone") == null ? said.in(system(() -> pages.zone(page))) : said;
        if (asked.secret() != null) manage(request, response, page, asked, asked.secret());
        else if (request.getMethod().equals("POST")) book(request, response, page, asked);
        else show(response, page, asked, null);
    }

    private Asked asked(HttpServletRequest request) {
        String path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        String[] parts = path.substring(BookingPages.PATH.length())
                .replaceAll("^/+|/+$", "")
                .split("/");
        if (parts.length > 2 || parts[0].isEmpty()) throw Problem.of(404, "no-such-path");
        return new Asked(
                parts[0],
                parts.length == 2 ? parts[1] : null,
                read(request, "minutes", Integer::valueOf),
                Optional.ofNullable(read(request, "zone", ZoneId::of))
                        .orElse(Context.tenant().zone()),
                read(request, "from", LocalDate::parse),
                read(request, "at", Instant::parse));
    }

    /** What cannot be read was not asked for. */
    private static <T> @Nullable T read(
            HttpServletRequest request, String name, java.util.function.Function<String, T> reader) {
        String text = request.getParameter(name);
        if (text == null || text.isBlank() || text.length() > 100) return null;
        try {
            return reader.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private void show(HttpServletResponse response, BookingPages.Row page, Asked asked, @Nullable Found moved)
            throws IOException {
        BookingHtml html = html(page, asked);
        Duration length = page.length(asked.minutes());
        String secret = asked.secret();
        if (asked.at() != null) {
            write(
                    response,
                    200,
                    moved == null || secret == null
                            ? html.form(asked.at(), length, new Visitor("", "", null, null), Map.of())
                            : html.confirmMove(asked.at(), length, moved.meeting(), secret));
            return;
        }
        LocalDate today = LocalDate.ofInstant(Instant.now(clock), asked.zone());
        LocalDate from = asked.from() == null || asked.from().isBefore(today) ? today : asked.from();
        FreeTimes free = system(
                () -> pages.free(page, moved == null ? null : moved.meeting().id()));
        Map<LocalDate, List<Instant>> days = days(free, length, from, asked.zone());
        write(response, 200, html.times(days, length, from.isAfter(today), secret));
    }

    /** The next days that have something free, by the visitor's calendar. */
    private static Map<LocalDate, List<Instant>> days(FreeTimes free, Duration length, LocalDate from, ZoneId zone) {
        Map<LocalDate, List<Instant>> days = new LinkedHashMap<>();
        LocalDate last = LocalDate.ofInstant(free.latest(), zone).plusDays(1);
        for (LocalDate day = from.minusDays(1); !day.isAfter(last) && days.size() <= DAYS; day = day.plusDays(1))
            for (Instant at : free.on(day, length)) {
                LocalDate here = LocalDate.ofInstant(at, zone);
                if (!here.isBefore(from))
                    days.computeIfAbsent(here, each -> new java.util.ArrayList<>())
                            .add(at);
            }
        while (days.size() > DAYS) days.remove(List.copyOf(days.keySet()).getLast());
        return days;
    }

    private void book(HttpServletRequest request, HttpServletResponse response, BookingPages.Row page, Asked asked)
            throws IOException {
        BookingHtml html = html(page, asked);
        Duration length = page.length(asked.minutes());
        Instant at = asked.at();
        if (at == null) throw Problem.malformed("time-missing");
        Visitor visitor = new Visitor(
                said(request, "name"),
                said(request, "email"),
                orNull(said(request, "phone")),
                orNull(said(request, "note")));
        // A trap: people do not see the field and leave it empty, programs fill it and are thanked.
        if (!said(request, "website").isEmpty()) {
            write(response, 200, html.thanks());
            return;
        }
        try {
            Checks.valid(visitor);
            Secret secret = system(() -> bookings.book(page, at, length, visitor, asked.zone()));
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", BookingPages.PATH + "/" + page.slug() + "/" + secret.text());
        } catch (Problem refused) {
            if (refused.code().equals("time-taken")) write(response, 409, html.taken(length));
            else if (refused.hasFaults()) write(response, 422, html.form(at, length, visitor, html.faults(refused)));
            else throw refused;
        }
    }

    private void manage(
            HttpServletRequest request, HttpServletResponse response, BookingPages.Row page, Asked asked, String secret)
            throws IOException {
        Found found =
                system(() -> bookings.find(page.slug(), secret)).orElseThrow(() -> Problem.of(404, "no-such-path"));
        // The zone in which it was booked, unless another is asked for.
        Asked here = request.getParameter("zone") == null
                ? new Asked(
                        asked.slug(),
                        secret,
                        asked.minutes() == null ? minutes(found.meeting()) : asked.minutes(),
                        ZoneId.of(found.booking().visitorZone()),
                        asked.from(),
                        asked.at())
                : asked;
        if (!request.getMethod().equals("POST")) {
            if (request.getParameter("move") != null) show(response, page, here, found);
            else write(response, 200, html(page, here).booking(found, secret, Instant.now(clock)));
            return;
        }
        try {
            if ("cancel".equals(request.getParameter("action")))
                system(() -> {
                    bookings.cancel(found);
                    return found;
                });
            else if (here.at() != null) {
                Instant at = here.at();
                system(() -> {
                    bookings.move(page, found, at, page.length(here.minutes()));
                    return found;
                });
            }
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", BookingPages.PATH + "/" + page.slug() + "/" + secret);
        } catch (Problem refused) {
            if (!refused.code().equals("time-taken")) throw refused;
            write(response, 409, html(page, here).taken(page.length(here.minutes())));
        }
    }

    private static int minutes(MeetingDetails meeting) {
        return (int) Duration.between(meeting.startsAt(), meeting.endsAt()).toMinutes();
    }

    private static BookingHtml html(BookingPages.Row page, Asked asked) {
        return new BookingHtml(page, asked.zone(), Context.current().locale());
    }

    private static String said(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text == null ? "" : text.strip();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** As the system, in the visitor's language: a visitor holds no permission. */
    private <T> T system(Supplier<T> work) {
        RequestContext context = Context.current().as(Caller.SYSTEM);
        return transactions.inNew(context, work);
    }

    private static void write(HttpServletResponse response, int status, String html) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html; charset=UTF-8");
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }
}
