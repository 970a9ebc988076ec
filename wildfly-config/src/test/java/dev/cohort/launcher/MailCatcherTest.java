package dev.cohort.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailCatcherTest {
    private final Ports ports = new Ports(freePort() - 302);
    private MailCatcher catcher = MailCatcher.start(ports);

    MailCatcherTest() throws IOException {}

    @BeforeEach
    void send() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(ports.smtp()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("cohort@localhost"));
        message.setRecipients(MimeMessage.RecipientType.TO, "anna@demo.example");
        message.setSubject("Welcome <script>alert(1)</script>");
        message.setContent("<p>Hello <b>Anna</b></p><script>alert(2)</script>", "text/html; charset=utf-8");
        Transport.send(message);
    }

    @AfterEach
    void stop() {
        catcher.stop();
    }

    @Test
    void aSentMailIsListedWithItsTextEscaped() throws Exception {
        assertThat(get("/", "localhost").body())
                .contains("anna@demo.example")
                .contains("Welcome &lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void itsHtmlIsShownInASandboxThatRunsNoScripts() throws Exception {
        assertThat(get("/mail/0", "localhost").body())
                .contains("sandbox=\"allow-popups")
                .doesNotContain("<script>");

        HttpResponse<String> html = get("/mail/0/html", "localhost");
        assertThat(html.body()).contains("<b>Anna</b>");
        assertThat(html.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'none'")
                .contains("sandbox allow-popups")
                .doesNotContain("allow-scripts"));
    }

    @Test
    void anotherNameForThisAddressIsRefused() throws Exception {
        assertThat(get("/", "evil.example").statusCode()).isEqualTo(403);
    }

    @Test
    void aMailThatDoesNotExistIsNotFound() throws Exception {
        assertThat(get("/mail/7", "localhost").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path, String host) throws IOException, InterruptedException {
        HttpRequest request = Http.request("http://127.0.0.1:" + ports.mailbox() + path)
                .header("Host", host)
                .build();
        return Http.CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
