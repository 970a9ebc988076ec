package dev.cohort.system;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen: cookies per host, redirects followed, the login form filled in. */
final class Browser {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 12;

    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();
    private String address = "";

    /** A page, after all redirects. */
    Answer open(String url) {
        return follow(visit("GET", url, null));
    }

    /** One request, whatever it answers. */
    Answer visit(String method, String url, Map<String, String> form) {
        Site site = siteOf(url).with("Sec-Fetch-Mode", "navigate").with("Accept", "text/html");
        if (form != null) site = site.with("Content-Type", "application/x-www-form-urlencoded");
        return remember(url, site.raw(method, pathOf(url), form == null ? null : Cohort.form(form)));
    }

    /** As a script of a page asks. */
    Answer fetch(String url) {
        return remember(url, siteOf(url).with("Sec-Fetch-Mode", "cors").raw("GET", pathOf(url), null));
    }

    Answer follow(Answer answer) {
        Answer at = answer;
        for (int i = 0; i < MOST_REDIRECTS && at.status() / 100 == 3; i++)
            at = visit("GET", URI.create(address).resolve(at.header("Location")).toString(), null);
        return at;
    }

    /** Opens a page of a tenant and logs in on the way; the page that was asked for. */
    Answer login(String url, String user) {
        Answer page = open(url);
        return follow(submit(page, user, "demo"));
    }

    /** Sends the login form of this page; the answer is the redirect back. */
    Answer submit(Answer loginPage, String user, String password) {
        Matcher form = FORM.matcher(loginPage.text());
        if (!form.find()) throw new AssertionError("No login form in " + loginPage);
        String action = form.group(1).replace("&amp;", "&");
        return visit("POST", action, Map.of("username", user, "password", password));
    }

    /** Where it ended up. */
    String address() {
        return address;
    }

    String cookie(String url, String name) {
        return jar(URI.create(url)).getOrDefault(name, "");
    }

    void setCookie(String url, String name, String value) {
        jar(URI.create(url)).put(name, value);
    }

    private Site siteOf(String url) {
        address = url;
        URI uri = URI.create(url);
        Site site = Site.of(uri.getPort(), uri.getHost());
        Map<String, String> jar = jar(uri);
        if (jar.isEmpty()) return site;
        StringBuilder header = new StringBuilder();
        jar.forEach((name, value) -> header.append(header.isEmpty() ? "" : "; ")
                .append(name)
                .append('=')
                .append(value));
        return site.with("Cookie", header.toString());
    }

    private Answer remember(String url, Answer answer) {
        for (String line : answer.response().headers().allValues("Set-Cookie")) {
            String[] parts = line.split(";", 2);
            int equals = parts[0].indexOf('=');
            String name = parts[0].substring(0, equals);
            boolean gone = line.contains("Max-Age=0") || equals == parts[0].length() - 1;
            if (gone) jar(URI.create(url)).remove(name);
            else jar(URI.create(url)).put(name, parts[0].substring(equals + 1));
        }
        return answer;
    }

    private Map<String, String> jar(URI uri) {
        return cookies.computeIfAbsent(uri.getHost() + ":" + uri.getPort(), host -> new LinkedHashMap<>());
    }

    private static String pathOf(String url) {
        URI uri = URI.create(url);
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
