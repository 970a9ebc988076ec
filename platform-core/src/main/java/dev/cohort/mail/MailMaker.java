package dev.cohort.mail;

import dev.cohort.message.Attachment;
import dev.cohort.message.OutgoingMessage;
import dev.cohort.text.CalendarText;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes the mail of a message: text and HTML as alternatives, an invitation beside them, files around them, and the headers
 * that keep a thread together (RFC 5322 §3.6.4) and let a reader leave in one click (RFC 8058).
 */
final class MailMaker {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session;
    private final MailAccount account;
    private final Clock clock;

    MailMaker(Session session, MailAccount account, Clock clock) {
        this.session = session;
        this.account = account;
        this.clock = clock;
    }

    MimeMessage make(OutgoingMessage message, String replyAddress)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage mail = new OwnId(session, message.messageId());
        mail.setFrom(new InternetAddress(account.fromAddress(), account.fromName(), UTF_8));
        mail.setRecipient(
                Message.RecipientType.TO, new InternetAddress(message.address(), message.addressName(), UTF_8));
        if (!replyAddress.equals(account.fromAddress()))
            mail.setReplyTo(new InternetAddress[] {new InternetAddress(replyAddress, account.fromName(), UTF_8)});
        String subject = message.subject();
        mail.setSubject(subject == null ? "" : line(subject), UTF_8);
        mail.setSentDate(Date.from(Instant.now(clock)));
        headers(mail, message);
        fill(mail, message, replyAddress);
        mail.saveChanges();
        return mail;
    }

    private static void headers(MimeMessage mail, OutgoingMessage message) throws MessagingException {
        if (message.inReplyTo() != null) {
            mail.setHeader("In-Reply-To", "<" + message.inReplyTo() + ">");
            mail.setHeader(
                    "References",
                    message.references().stream().map(id -> "<" + id + ">").collect(Collectors.joining("\r\n ")));
        }
        String unsubscribe = message.unsubscribeUrl();
        if (unsubscribe != null) {
            mail.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            mail.setHeader("Precedence", "bulk");
        }
    }

    private static void fill(MimeMessage mail, OutgoingMessage message, String replyAddress) throws MessagingException {
        List<Attachment> files = message.attachments().stream()
                .map(file -> isInvitation(file) ? answered(file, replyAddress) : file)
                .toList();
        boolean invites = files.stream().anyMatch(MailMaker::isInvitation);
        if (message.html() == null && files.isEmpty()) {
            mail.setText(message.text(), UTF_8);
            return;
        }
        MimeMultipart said = new MimeMultipart("alternative");
        said.addBodyPart(text(message.text(), "plain"));
        if (message.html() != null) said.addBodyPart(text(message.html(), "html"));
        for (Attachment file : files) if (isInvitation(file)) said.addBodyPart(invitation(file));
        if (files.isEmpty()) {
            mail.setContent(said);
            return;
        }
        MimeMultipart all = new MimeMultipart("mixed");
        if (message.html() == null && !invites) {
            all.addBodyPart(text(message.text(), "plain"));
        } else {
            MimeBodyPart alternatives = new MimeBodyPart();
            alternatives.setContent(said);
            all.addBodyPart(alternatives);
        }
        for (Attachment file : files) all.addBodyPart(file(file));
        mail.setContent(all);
    }

    /** The program that shows an invitation sends its answer to where the answers to the mail go. */
    private static Attachment answered(Attachment file, String replyAddress) {
        String text = new String(file.content(), StandardCharsets.UTF_8);
        byte[] content =
                CalendarText.replaced(text, Attachment.ANSWERS_TO, replyAddress).getBytes(StandardCharsets.UTF_8);
        return new Attachment(file.name(), file.mediaType(), content);
    }

    private static boolean isInvitation(Attachment file) {
        return file.mediaType().startsWith("text/calendar");
    }

    private static MimeBodyPart text(String words, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(words, UTF_8, subtype);
        return part;
    }

    /** What makes a calendar offer to accept. */
    private static MimeBodyPart invitation(Attachment file) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        String type = file.mediaType().contains("charset") ? file.mediaType() : file.mediaType() + "; charset=UTF-8";
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), type)));
        part.setHeader("Content-Type", type);
        return part;
    }

    private static MimeBodyPart file(Attachment file) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
        part.setFileName(line(file.name()));
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }

    /** A line break in a header would begin another one. */
    private static String line(String text) {
        return text.replaceAll("[\\r\\n]+", " ");
    }

    /** A mail that has our own id: the library would make another one whenever it saves. */
    private static final class OwnId extends MimeMessage {
        private final String id;

        OwnId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
