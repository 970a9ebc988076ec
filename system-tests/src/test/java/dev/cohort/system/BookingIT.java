package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
@DisplayName("Visitors book a time, and other programs read the calendar")
class BookingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern TIME = Pattern.compile("at=([0-9TZ:.-]+)\"");

    private final Cohort cohort;
    private final Site sales;
    // Over HTTP/2 the client would name the address it connects to as the host.
    private final HttpClient visitor = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    BookingIT(Cohort cohort) {
        this.cohort = cohort;
        sales = cohort.site(Cohort.DEMO, "sales");
    }

    private static String unique(String start) {
        return start + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Map<String, Object> meeting(String title, String start, String end, Object... more) {
        Map<String, Object> meeting = new HashMap<>(Map.of("title", title, "start", start, "end", end));
        for (int i = 0; i < more.length; i += 2) meeting.put((String) more[i], more[i + 1]);
        return meeting;
    }

    private HttpResponse<String> fetch(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return request("demo", path);
    }

    private HttpRequest.Builder request(String slug, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + cohort.port() + path))
                .header("Host", slug + ".localhost:" + cohort.port());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        String body = String.join(
                "&",
                form.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .toList());
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return visitor.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void feedIsReadByItsSecretAddressUntilThatEnds() {
        String title = unique("Feed");
        LocalDate day = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(5);
        sales.post("/meetings", meeting(title, day + "T10:00", day + "T11:00")).with(201);
        String url = sales.post("/me/calendar-feed", Map.of())
                .with(200)
                .json()
                .path("url")
                .asText();
        String path = URI.create(url).getPath();
        HttpResponse<String> feed = fetch(path);
        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/calendar"));
        assertThat(feed.body()).contains("BEGIN:VCALENDAR").contains(title);
        String etag = feed.headers().firstValue("ETag").orElseThrow();
        assertThat(fetch(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(send(request("codelab", path)).statusCode()).isEqualTo(404);
        sales.delete("/me/calendar-feed").with(204);
        assertThat(fetch(path).statusCode()).isEqualTo(404);
    }

    private String page(Object... more) {
        String slug = "b-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> page = new HashMap<>(
                Map.of("slug", slug, "title", "Consultation", "durations", List.of(30, 60), "noticeHours", 1));
        for (int i = 0; i < more.length; i += 2) page.put((String) more[i], more[i + 1]);
        sales.put("/me/booking-page", page).with(200);
        return "/book/" + slug;
    }

    private List<String> times(String path) {
        HttpResponse<String> page = fetch(path);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        List<String> times = new ArrayList<>();
        Matcher found = TIME.matcher(page.body());
        while (found.find()) times.add(found.group(1));
        return times;
    }

    private static Map<String, String> visit(String at, String name) {
        return Map.of(
                "at",
                at,
                "minutes",
                "30",
                "zone",
                "Europe/Berlin",
                "name",
                name,
                "email",
                "v@example.org",
                "website",
                "");
    }

    @Test
    void visitorBooksMovesAndCancelsAndIsALead() {
        String path = page();
        String name = unique("Vera Visitor");
        List<String> free = times(path);
        String at = free.get(3);
        assertThat(fetch(path + "?at=" + at).body()).contains("name=email");
        HttpResponse<String> booked = post(path, visit(at, name));
        assertThat(booked.statusCode()).as(booked.body()).isEqualTo(303);
        String own = booked.headers().firstValue("Location").orElseThrow();
        assertThat(fetch(own).body()).contains("Your appointment");
        assertThat(times(path)).doesNotContain(at);
        JsonNode meeting = sales.get("/meetings?q=" + name.replace(" ", "%20"))
                .with(200)
                .json()
                .path("items")
                .get(0);
        assertThat(meeting.path("booked").asBoolean()).isTrue();
        await().atMost(PATIENCE)
                .until(() -> sales.get("/meetings/" + meeting.path("id").asText())
                        .json()
                        .path("record")
                        .path("type")
                        .asText()
                        .equals("lead"));
        String other = times(own + "?move=1").getLast();
        assertThat(post(own, Map.of("at", other, "minutes", "30", "zone", "Europe/Berlin"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(times(path)).contains(at);
        assertThat(post(own, Map.of("action", "cancel")).statusCode()).isEqualTo(303);
        assertThat(sales.get("/meetings/" + meeting.path("id").asText())
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("cancelled");
        assertThat(fetch(path + "/" + "A".repeat(32)).statusCode()).isEqualTo(404);
    }

    @Test
    void ofManyWhoBookOneTimeAtOnceOneGetsIt() throws Exception {
        String path = page();
        String at = times(path).get(5);
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = unique("Rival " + i);
            all.add(() -> post(path, visit(at, name)).statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService visitors = Executors.newFixedThreadPool(20)) {
            for (var each : visitors.invokeAll(all)) answers.add(each.get());
        }
        assertThat(answers.stream().filter(status -> status == 303))
                .as("%s", answers)
                .hasSize(1);
        // One address may send thirty times a minute; who waits a little is let in again.
        assertThat(answers).allMatch(status -> status == 303 || status == 409 || status == 429);
        assertThat(answers.stream().filter(status -> status == 409)).hasSizeGreaterThan(8);
        assertThat(sales.get("/meetings?startsAt.gte=" + at + "&startsAt.lte=" + at + "&status=planned")
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void programsAndFaultsBookNothing() {
        String path = page();
        String at = times(path).get(1);
        Map<String, String> trapped = new HashMap<>(visit(at, "Bot"));
        trapped.put("website", "http://spam.example");
        assertThat(post(path, trapped).statusCode()).isEqualTo(200);
        Map<String, String> wrong = new HashMap<>(visit(at, "Wanda"));
        wrong.put("email", "nobody");
        assertThat(post(path, wrong).statusCode()).isEqualTo(422);
        assertThat(post(path, visit("2034-01-09T02:00:00Z", "Night")).statusCode())
                .isEqualTo(409);
        assertThat(times(path)).contains(at);
        assertThat(fetch("/book/nobody-here").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrittenThereIsOnlyText() {
        String path = page("title", "<script>alert(1)</script>", "welcome", "\"><img src=x>");
        // The one script is ours, and the page's policy names it by its hash.
        assertThat(fetch(path).body())
                .containsOnlyOnce("<script>")
                .doesNotContain("<script>alert")
                .doesNotContain("<img");
        assertThat(fetch(path).headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'sha256-");
    }
}
