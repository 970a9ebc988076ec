package dev.cohort.launcher;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.util.Arrays;

/** Takes every mail that the demo sends and shows it on a page; nothing leaves the machine. */
final class MailCatcher {
    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail mail;
    private final MailboxPage page;

    private MailCatcher(GreenMail mail, MailboxPage page) {
        this.mail = mail;
        this.page = page;
    }

    static MailCatcher start(Ports ports) throws IOException {
        GreenMail mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(ports.smtp(), LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(ports.imap(), LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
        mail.withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
        mail.start();
        return new MailCatcher(mail, MailboxPage.start(ports.mailbox(), () -> Arrays.stream(mail.getReceivedMessages())
                .map(Mail::of)
                .toList()));
    }

    void stop() {
        page.stop();
        mail.stop();
    }
}
