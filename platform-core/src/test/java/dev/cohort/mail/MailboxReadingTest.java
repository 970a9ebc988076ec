package dev.cohort.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cohort.event.TestEvents;
import dev.cohort.message.TestReceipts;
import dev.cohort.message.TestReceipts.Received;
import dev.cohort.notification.TestNotices;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.request.Context;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class MailboxReadingTest {
    private static final String BOX = "alpha@replies.example";
    private static final String SENT = "0190b000-0000-7000-8000-000000000001@alpha.localhost";

    private final TestDatabase db;
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP).dynamicPort());
    private final MailboxStates states;
    private final MailboxReading reading;
    private final UUID member = UUID.randomUUID();
    private final UUID ann = UUID.randomUUID();
    private UUID sent = member;
    private int port;

    MailboxReadingTest(TestDatabase db) {
        this.db = db;
        this.states = new MailboxStates(db.transaction(), clock);
        this.reading = new MailboxReading(
                new MailAccounts(db.transaction()), states, TestReceipts.on(db, clock), db.transactions(), clock);
    }

    @BeforeEach
    void aMessageThatWasSent() {
        server.start();
        port = server.getImap().getPort();
        db.clear();
        sent = in(() -> {
            db.transaction()
                    .handle()
                    .execute(
                            "insert into member (id, subject, email, name, created_at) values (?, ?, 'sam@x.example', 'Sam', now())",
                            member,
                            member.toString());
            db.transaction()
                    .handle()
                    .execute(
                            "insert into person (id, email, email_normalized, created_at, changed_at) values (?, 'ann@example.org', 'ann@example.org', now(), now())",
                            ann);
            return TestReceipts.sent(db, ann, member, SENT, clock.instant());
        });
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void anAnswerComesToItsThreadOnceAndItsSenderIsTold() {
        arrives("""
                From: Ann Smith <ann@example.org>
                Subject: Re: Hello
                Message-ID: <answer-1@example.org>
                In-Reply-To: <%s>

                Yes, please!
                """.formatted(SENT));

        assertThat(read()).isEqualTo(1);
        assertThat(read()).isZero();

        assertThat(received()).singleElement().satisfies(answer -> {
            assertThat(answer.threadId()).isEqualTo(sent);
            assertThat(answer.replyToId()).isEqualTo(sent);
            assertThat(answer.personId()).isEqualTo(ann);
            assertThat(answer.bodyText()).isEqualTo("Yes, please!");
        });
        assertThat(in(() -> TestNotices.kinds(db))).containsExactly("message.received");
        assertThat(in(() -> TestEvents.names(db))).containsExactly("message.received");
    }

    @Test
    void theAddressItCameToNamesWhatItAnswersWhateverTheMailProgramForgets() {
        arrives("""
                From: somebody.else@example.org
                To: alpha+%s@replies.example
                Subject: Hello
                Message-ID: <answer-2@example.org>

                From another address of mine.
                """.formatted(TestReceipts.token(sent)));
        read();
        assertThat(received()).singleElement().extracting(Received::threadId).isEqualTo(sent);
    }

    @Test
    void whoWritesAnewIsKnownByTheAddressAndWhoIsUnknownIsKept() {
        arrives("From: ANN@example.org\nSubject: Another question\nMessage-ID: <new@example.org>\n\nHello?\n");
        clock.forward(java.time.Duration.ofSeconds(1));
        arrives("From: nobody@example.org\nSubject: Prices\nMessage-ID: <unknown@example.org>\n\nHow much?\n");
        read();
        assertThat(received()).hasSize(2);
        assertThat(received().stream().filter(each -> ann.equals(each.personId())))
                .singleElement()
                .satisfies(each -> assertThat(each.threadId()).isNotEqualTo(sent));
    }

    @Test
    void aNoteOfAbsenceIsKeptAndNobodyIsTold() {
        arrives("""
                From: ann@example.org
                Subject: Out of office
                Auto-Submitted: auto-replied
                Message-ID: <away@example.org>
                In-Reply-To: <%s>

                I am away.
                """.formatted(SENT));
        read();
        assertThat(received()).singleElement().extracting(Received::purpose).isEqualTo("automatic");
        assertThat(in(() -> TestNotices.kinds(db))).isEmpty();
        assertThat(in(() -> TestEvents.names(db))).isEmpty();
    }

    @Test
    void aMailThatComesBackHasFailedWithTheReason() {
        arrives("""
                From: MAILER-DAEMON@mx.example
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <dsn-1@mx.example>
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                It did not arrive.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; ann@example.org
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown
                --b
                Content-Type: text/rfc822-headers

                Message-ID: <%s>
                Subject: Hello
                --b--
                """.formatted(SENT));
        read();
        assertThat(received()).isEmpty();
        assertThat(in(() -> TestReceipts.status(db, sent))).isEqualTo("FAILED smtp; 550 5.1.1 User unknown");
    }

    @Test
    void filesAndUmlautsComeAlongAndHtmlIsReadAsText() {
        arrives("""
                From: =?UTF-8?Q?J=C3=B6rg?= <ann@example.org>
                Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
                Message-ID: <files@example.org>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/html; charset=UTF-8
                Content-Transfer-Encoding: 8bit

                <style>p {}</style><p>Grüße &amp; Küsse</p><script>alert(1)</script>
                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="../plan.pdf"

                PDF
                --b--
                """);
        read();
        assertThat(received()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Grüße");
            assertThat(mail.bodyText()).isEqualTo("Grüße & Küsse");
            assertThat(mail.files()).isEqualTo(1);
        });
    }

    @Test
    void ofAMailboxOfTheirOwnOnlyWhatComesFromNowOnIsRead() {
        arrives("From: ann@example.org\nSubject: Old\nMessage-ID: <old@example.org>\n\nOld\n");
        assertThat(read(true)).isZero();
        arrives("From: ann@example.org\nSubject: New\nMessage-ID: <new@example.org>\n\nNew\n");
        assertThat(read(true)).isEqualTo(1);
        assertThat(received()).extracting(Received::subject).containsExactly("New");
    }

    @Test
    void aMailboxThatCannotBeReachedIsNotedWithTheReason() {
        server.stop();
        assertThat(read()).isZero();
        assertThat(in(() -> states.find().orElseThrow().failure())).isNotBlank();
    }

    private int read() {
        return read(false);
    }

    private int read(boolean own) {
        Mailbox mailbox = new Mailbox("127.0.0.1", port, MailSecurity.NONE, BOX, "secret", "INBOX", own, false);
        return Context.call(db.system(db.alpha()), () -> reading.read(mailbox));
    }

    private void arrives(String mail) {
        try {
            GreenMailUser user = server.setUser(BOX, BOX, "secret");
            user.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Received> received() {
        return in(() -> TestReceipts.received(db));
    }

    private <T> T in(Supplier<T> work) {
        return db.transactions().inNew(db.system(db.alpha()), work);
    }
}
