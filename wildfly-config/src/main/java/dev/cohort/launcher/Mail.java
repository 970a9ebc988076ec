package dev.cohort.launcher;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A caught mail, as much of it as a person reads. */
record Mail(String from, String to, String subject, Optional<Instant> sent, String text, String html) {

    static Mail of(MimeMessage message) {
        try {
            @Nullable Date date = message.getSentDate();
            return new Mail(
                    addresses(message.getFrom()),
                    addresses(message.getAllRecipients()),
                    message.getSubject() == null ? "(no subject)" : message.getSubject(),
                    date == null ? Optional.empty() : Optional.of(date.toInstant()),
                    body(message, "text/plain"),
                    body(message, "text/html"));
        } catch (MessagingException | IOException e) {
            // Shown instead of the mail: whoever made it wants to know.
            return new Mail("", "", "(unreadable mail)", Optional.empty(), String.valueOf(e.getMessage()), "");
        }
    }

    private static String addresses(jakarta.mail.Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses).map(Object::toString).collect(Collectors.joining(", "));
    }

    /** The first part of that type, however deep; empty when there is none. */
    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = body(inner, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
