package dev.cohort.mail;

import dev.cohort.message.ChannelFault;
import dev.cohort.message.ChannelTraits;
import dev.cohort.message.MessageChannel;
import dev.cohort.message.OutgoingMessage;
import dev.cohort.person.EmailAddress;
import dev.cohort.person.PersonFields;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail, by SMTP. */
@ApplicationScoped
public class SmtpChannel implements MessageChannel {
    private static final String PATIENCE_MILLIS = "20000";
    private static final int LONGEST_TEXT = 200_000;

    /** The answer of an SMTP server: 5xx for good, 4xx for now (RFC 5321 §4.2.1). */
    private static final Pattern ANSWER = Pattern.compile("(?m)^\\s*([45])\\d\\d[ -]");

    private final MailAccounts accounts;
    private final Clock clock;

    @Inject
    SmtpChannel(MailAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public String key() {
        return EMAIL;
    }

    @Override
    public ChannelTraits traits() {
        return new ChannelTraits(true, true, true, LONGEST_TEXT, false, null, false, false, true);
    }

    @Override
    public Optional<String> notReady() {
        return accounts.outgoing().isEmpty() ? Optional.of("no-mail-server") : Optional.empty();
    }

    @Override
    public Optional<String> normalize(String address) {
        // As it was typed: what stands before the @ belongs to its own server.
        String typed = address.strip();
        return EmailAddress.normalize(typed).map(normal -> typed);
    }

    @Override
    public Optional<String> addressOf(PersonFields person) {
        return Optional.ofNullable(person.email()).flatMap(this::normalize);
    }

    @Override
    public String send(OutgoingMessage message) {
        MailAccount account = accounts.outgoing()
                .orElseThrow(() -> ChannelFault.passing("no-mail-server", "", new IllegalStateException()));
        return send(account, message);
    }

    String send(MailAccount account, OutgoingMessage message) {
        String replyAddress = account.replyAddress(Context.tenant().slug(), message.replyToken(), message.purpose());
        Session session = Session.getInstance(properties(account, replyAddress));
        try {
            MimeMessage mail = new MailMaker(session, account, clock).make(message, replyAddress);
            try (Transport transport = session.getTransport()) {
                transport.connect(account.host(), account.port(), account.user(), account.password());
                transport.sendMessage(mail, mail.getAllRecipients());
            }
            return message.messageId();
        } catch (MessagingException e) {
            throw fault(e);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("UTF-8 belongs to every Java", e);
        }
    }

    static Properties properties(MailAccount account, String bounceAddress) {
        String protocol = account.security() == MailSecurity.TLS ? "smtps" : "smtp";
        String at = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty("mail.mime.allowutf8", "true");
        properties.setProperty("mail.mime.charset", "UTF-8");
        properties.setProperty(at + "allow8bitmime", "true");
        properties.setProperty(at + "connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty(at + "timeout", PATIENCE_MILLIS);
        properties.setProperty(at + "writetimeout", PATIENCE_MILLIS);
        properties.setProperty(at + "ssl.checkserveridentity", "true");
        properties.setProperty(at + "auth", String.valueOf(account.user() != null));
        if (account.security() == MailSecurity.STARTTLS) {
            properties.setProperty(at + "starttls.enable", "true");
            properties.setProperty(at + "starttls.required", "true");
        }
        // Bounces come back to where answers do.
        properties.setProperty(at + "from", bounceAddress);
        return properties;
    }

    /** Permanent when the server said so of the address or the mail; a login that fails is the account's fault. */
    static ChannelFault fault(MessagingException fault) {
        StringBuilder said = new StringBuilder();
        boolean ofTheMail = false;
        boolean permanent = false;
        for (Exception each = fault; each != null; each = next(each)) {
            ofTheMail |= each instanceof SendFailedException;
            String words = String.valueOf(each.getMessage()).strip();
            Matcher answer = ANSWER.matcher(words);
            if (answer.find()) permanent |= answer.group(1).equals("5");
            if (said.indexOf(words) < 0) said.append(said.isEmpty() ? "" : "; ").append(words);
        }
        return ofTheMail && permanent
                ? ChannelFault.permanent("refused", said.toString(), fault)
                : ChannelFault.passing(ofTheMail ? "deferred" : "mail-server-away", said.toString(), fault);
    }

    private static @org.jspecify.annotations.Nullable Exception next(Exception fault) {
        return fault instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
}
