package dev.cohort.launcher;

import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

final class MailboxPage {
    private final HttpServer http;

    private MailboxPage(HttpServer http) {
        this.http = http;
    }

    static MailboxPage start(int port, Supplier<MimeMessage[]> messages) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.createContext("/", exchange -> {
            byte[] text = String.valueOf(messages.get().length).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        http.start();
        return new MailboxPage(http);
    }

    void stop() {
        http.stop(0);
    }
}
