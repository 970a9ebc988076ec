package dev.cohort.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cohort.message.Attachment;
import dev.cohort.message.ChannelFault;
import dev.cohort.message.OutgoingMessage;
import dev.cohort.message.Purposes;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.request.Context;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class SmtpChannelTest {
    private static final String ID = "0190b000-0000-7000-8000-000000000001@alpha.localhost";

    private final TestDatabase db;
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    private final SmtpChannel channel;

    SmtpChannelTest(TestDatabase db) {
        this.db = db;
        this.channel = new SmtpChannel(new MailAccounts(db.transaction()), clock);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void textAndHtmlAreAlternativesInUtf8() throws MessagingException, IOException {
        MimeMessage mail = sent(message("Grüße 👋", "Hallo Jörg", "<p>Hallo <b>Jörg</b></p>", null, List.of()));

        assertThat(mail.getSubject()).isEqualTo("Grüße 👋");
        assertThat(mail.getHeader("Message-ID", null)).isEqualTo("<" + ID + ">");
        assertThat(mail.getFrom()[0].toString()).contains("hello@school.example");
        assertThat(mail.getReplyTo()[0].toString()).contains("alpha+abc@replies.example");
        Multipart said = (Multipart) mail.getContent();
        assertThat(said.getContentType()).startsWith("multipart/alternative");
        assertThat(said.getBodyPart(0).getContent()).isEqualTo("Hallo Jörg");
        assertThat(said.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(said.getBodyPart(1).getContent().toString()).contains("<b>Jörg</b>");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
    }

    @Test
    void advertisingCanBeLeftInOneClick() throws MessagingException {
        MimeMessage mail = sent(message("News", "News", null, "https://x.example/u/1", List.of()));
        assertThat(mail.getHeader("List-Unsubscribe", null)).isEqualTo("<https://x.example/u/1>");
        assertThat(mail.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void anInvitationIsOfferedAndAttached() throws MessagingException, IOException {
        byte[] calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8);
        MimeMessage mail = sent(message(
                "Invitation",
                "Come",
                null,
                null,
                List.of(new Attachment("invite.ics", "text/calendar; method=REQUEST", calendar))));
        Multipart all = (Multipart) mail.getContent();
        Multipart said = (Multipart) all.getBodyPart(0).getContent();
        assertThat(said.getBodyPart(1).getContentType())
                .contains("text/calendar")
                .contains("method=REQUEST");
        assertThat(all.getBodyPart(1).getFileName()).isEqualTo("invite.ics");
    }

    @Test
    void aSubjectCannotAddAHeader() throws MessagingException {
        MimeMessage mail = sent(message("Hello\r\nBcc: all@example.org", "x", null, null, List.of()));
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
    }

    @Test
    void whatTheServerRefusesForGoodIsPermanentAndWhatItDefersIsNot() {
        assertThat(SmtpChannel.fault(
                        new SendFailedException("Invalid Addresses", new MessagingException("550 5.1.1 User unknown"))))
                .matches(ChannelFault::isPermanent)
                .satisfies(fault -> assertThat(fault.detail()).contains("550 5.1.1 User unknown"));
        assertThat(SmtpChannel.fault(new SendFailedException("451 4.7.1 Greylisted")))
                .matches(fault -> !fault.isPermanent());
        assertThat(SmtpChannel.fault(new MessagingException("535 5.7.8 Authentication failed")))
                .as("the account's fault, not the message's")
                .matches(fault -> !fault.isPermanent());
        assertThat(SmtpChannel.fault(new MessagingException("Could not connect to host")))
                .extracting(ChannelFault::reason)
                .isEqualTo("mail-server-away");
    }

    private MimeMessage sent(OutgoingMessage message) {
        MailAccount account = new MailAccount(
                "127.0.0.1",
                server.getSmtp().getPort(),
                MailSecurity.NONE,
                null,
                null,
                "hello@school.example",
                "Schüle",
                "{tenant}+{token}@replies.example");
        Context.run(db.system(db.alpha()), () -> channel.send(account, message));
        return server.getReceivedMessages()[0];
    }

    private static OutgoingMessage message(
            String subject,
            String text,
            @Nullable String html,
            @Nullable String unsubscribe,
            List<Attachment> attachments) {
        return new OutgoingMessage(
                UUID.randomUUID(),
                ID,
                "jörg@example.org".replace("ö", "oe"),
                "Jörg",
                subject,
                text,
                html,
                Purposes.SERVICE,
                "abc",
                null,
                List.of(),
                unsubscribe,
                Map.of(),
                attachments);
    }
}
