package dev.cohort.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The caught mails in a browser: {@code /} lists them, {@code /mail/N} shows one, {@code /mails.json} is for tests. What a
 * mail contains is somebody else's text: it is escaped, and its HTML is shown in a sandbox without scripts.
 */
final class MailboxPage {
    private static final Pattern MAIL = Pattern.compile("/mail/(\\d{1,9})(/html)?");
    private static final String OWN_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data: cid:;"
            + " sandbox allow-popups allow-popups-to-escape-sandbox";
    private static final String HTML = "text/html; charset=utf-8";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final Supplier<List<Mail>> mails;

    private MailboxPage(HttpServer http, Supplier<List<Mail>> mails) {
        this.http = http;
        this.mails = mails;
    }

    static MailboxPage start(int port, Supplier<List<Mail>> mails) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        MailboxPage page = new MailboxPage(http, mails);
        http.createContext("/", page::answer);
        http.start();
        return page;
    }

    void stop() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Matcher mail = MAIL.matcher(path);
            List<Mail> all = mails.get();
            if (!isOurHost(exchange) || !exchange.getRequestMethod().equals("GET")) {
                send(exchange, 403, "text/plain", OWN_POLICY, "Not here.");
            } else if (path.equals("/")) {
                send(exchange, 200, HTML, OWN_POLICY, MailboxView.list(all));
            } else if (path.equals("/mails.json")) {
                send(exchange, 200, "application/json", OWN_POLICY, json(all));
            } else if (mail.matches() && Integer.parseInt(mail.group(1)) < all.size()) {
                int number = Integer.parseInt(mail.group(1));
                boolean bare = mail.group(2) != null;
                String text = bare
                        ? "<!doctype html><base target=_blank>"
                                + all.get(number).html()
                        : MailboxView.mail(number, all.get(number));
                send(exchange, 200, HTML, bare ? MAIL_POLICY : OWN_POLICY, text);
            } else {
                send(exchange, 404, HTML, OWN_POLICY, MailboxView.missing());
            }
        }
    }

    /** A page elsewhere must not read mails by giving its own name to this address. */
    private static boolean isOurHost(HttpExchange exchange) {
        String host =
                String.valueOf(exchange.getRequestHeaders().getFirst("Host")).replaceFirst(":\\d+$", "");
        return host.equals("localhost") || host.equals("127.0.0.1") || host.endsWith(".localhost");
    }

    private static String json(List<Mail> all) throws IOException {
        ArrayNode list = JSON.createArrayNode();
        for (Mail mail : all) {
            list.addObject()
                    .put("from", mail.from())
                    .put("to", mail.to())
                    .put("subject", mail.subject())
                    .put("sent", mail.sent().map(Object::toString).orElse(null))
                    .put("text", mail.text())
                    .put("html", mail.html());
        }
        return JSON.writeValueAsString(list);
    }

    private static void send(HttpExchange exchange, int status, String type, String policy, String text)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
