package dev.cohort.rest;

import dev.cohort.observe.RequestId;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.text.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Answers a problem from a servlet or filter, with or without a tenant bound: a page to browsers, JSON to all else. */
public final class ProblemWriter {
    /** The media type of RFC 9457. */
    public static final String TYPE = "application/problem+json";

    private ProblemWriter() {}

    /** As JSON, in the context's language or else English. */
    public static void write(HttpServletResponse response, Problem problem) throws IOException {
        writeJson(response, problem, Context.find().map(RequestContext::locale).orElse(Locale.ENGLISH));
    }

    /** As a page where a browser navigates outside {@code /api}, else as JSON. */
    public static void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        Locale locale = locale(request);
        if (wantsPage(request)) writePage(response, problem, locale);
        else writeJson(response, problem, locale);
    }

    /** The language to answer in: the context's, else the first of Accept-Language that we speak. */
    public static Locale locale(HttpServletRequest request) {
        return Context.find()
                .map(RequestContext::locale)
                .orElseGet(() -> spoken(Collections.list(request.getLocales())));
    }

    static Locale spoken(List<Locale> asked) {
        for (Locale locale : asked)
            for (Locale ours : Texts.locales()) if (ours.getLanguage().equals(locale.getLanguage())) return ours;
        return Locale.ENGLISH;
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String accept = request.getHeader("Accept");
        return !path.equals("/api") && !path.startsWith("/api/") && accept != null && accept.contains("text/html");
    }

    private static void writeJson(HttpServletResponse response, Problem problem, Locale locale) throws IOException {
        head(response, problem, TYPE);
        response.getOutputStream()
                .write(Json.mapper().writeValueAsBytes(ProblemBody.of(problem, locale, RequestId.current())));
    }

    private static void writePage(HttpServletResponse response, Problem problem, Locale locale) throws IOException {
        head(response, problem, "text/html;charset=UTF-8");
        response.getOutputStream()
                .write(page(problem, locale, RequestId.current()).getBytes(StandardCharsets.UTF_8));
    }

    /** Seconds after which to come back: what the problem says, and a few where something of ours is away. */
    static Optional<String> retryAfter(Problem problem) {
        Object said = problem.values().get("retryAfter");
        if (said != null) return Optional.of(said.toString());
        return problem.status() == 503 ? Optional.of("5") : Optional.empty();
    }

    private static void head(HttpServletResponse response, Problem problem, String type) {
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        retryAfter(problem).ifPresent(seconds -> response.setHeader("Retry-After", seconds));
        if (problem.status() == 401) response.setHeader("WWW-Authenticate", "Bearer");
    }

    static String page(Problem problem, Locale locale, String requestId) {
        String title = escape(ProblemBody.title(problem, locale));
        String reference = escape(Texts.get(locale, "problem.page.reference", Map.of("requestId", requestId)));
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>
                body { margin: 0; padding: 18vh 16px 24px; background: #f4f5f6; color: #15181c;
                  font: 14px/1.5 "Instrument Sans", system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif }
                main { max-width: 30rem; margin: 0 auto; padding: 24px; border: 1px solid #e7e9ec; border-radius: 10px;
                  background: #fff; box-shadow: 0 4px 12px -2px rgb(16 24 32 / .08) }
                h1 { margin: 0 0 8px; font-size: 20px; line-height: 26px; font-weight: 600; letter-spacing: -.01em }
                p { margin: 0 0 12px } a { color: #0b6375 } small { color: #616a75 }
                @media (prefers-color-scheme: dark) {
                  body { background: #0e1012; color: #e9ebee } main { background: #15181b; border-color: #24292e }
                  a { color: #6cc8d8 } small { color: #919aa4 }
                }
                </style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                <p>%s</p>
                %s
                <small>%s</small>
                </main>
                </body>
                </html>
                """.formatted(
                        locale.getLanguage(),
                        title,
                        title,
                        escape(ProblemBody.detail(problem, locale)),
                        wayOut(problem, locale),
                        reference);
    }

    /** Where one can go from here; nowhere when every page of this address answers the same. */
    private static String wayOut(Problem problem, Locale locale) {
        return switch (problem.code()) {
            case "not-a-member" -> link("/logout", "problem.page.logout", locale);
            case "unknown-host", "tenant-suspended", "tenant-archived", "tenant-maintenance", "tenant-provisioning" ->
                "";
            default -> link("/", "problem.page.back", locale);
        };
    }

    private static String link(String path, String words, Locale locale) {
        return "<p><a href=\"" + path + "\">" + escape(Texts.get(locale, words)) + "</a></p>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
