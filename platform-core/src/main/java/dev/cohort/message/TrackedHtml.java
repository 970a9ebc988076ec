package dev.cohort.message;

import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail's HTML with its links led by the tenant's address, and a picture that tells that it was looked at. */
final class TrackedHtml {
    private static final Pattern LINK = Pattern.compile(
            "(<a\\b[^>]*?\\shref\\s*=\\s*)(?:\"(https?://[^\"]*)\"|'(https?://[^']*)')", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("</body\\s*>", Pattern.CASE_INSENSITIVE);

    private TrackedHtml() {}

    /** @param direct links that stay as they are, such as the one that ends such mails */
    static String of(String html, UUID message, Predicate<String> direct) {
        StringBuilder tracked = new StringBuilder();
        Matcher link = LINK.matcher(html);
        int number = 0;
        while (link.find()) {
            String address = address(link);
            number++;
            if (address.length() > TrackedLinks.LONGEST || direct.test(address)) continue;
            String led = TrackedLinks.link(new TrackedLinks.Link(message, number, address));
            link.appendReplacement(
                    tracked, Matcher.quoteReplacement(link.group(1) + '"' + HtmlBody.escaped(led) + '"'));
        }
        link.appendTail(tracked);
        return withPicture(tracked, message);
    }

    private static String withPicture(StringBuilder html, UUID message) {
        String picture = "<img src=\"" + HtmlBody.escaped(TrackedLinks.picture(message))
                + "\" width=\"1\" height=\"1\" alt=\"\" style=\"display:block;border:0\">";
        Matcher end = END.matcher(html);
        int at = html.length();
        while (end.find()) at = end.start();
        return html.insert(at, picture).toString();
    }

    private static String address(Matcher link) {
        String written = link.group(2) == null ? link.group(3) : link.group(2);
        return written.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }
}
