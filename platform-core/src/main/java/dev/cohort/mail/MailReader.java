package dev.cohort.mail;

import dev.cohort.message.Attachment;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a mail somebody sent, with care: anybody may have made it. */
final class MailReader {
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,900})>");
    private static final Pattern SERVER = Pattern.compile(
            "(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+@-].*|$)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_TEXT = 100_000;
    private static final int MOST_PARTS = 100;
    private static final int MOST_DEPTH = 10;

    private String text = "";
    private String html = "";
    private @Nullable String report;
    private @Nullable String returned;
    private final List<Attachment> files = new ArrayList<>();
    private int bytes;
    private int parts;

    private MailReader() {}

    /**
     * A mail, as much of it as is kept.
     *
     * @param references what it answers, the latest first
     * @param failed the report of a mail of ours that did not arrive
     * @param delivered the id of a mail of ours that a server reports as delivered
     */
    record Read(
            @Nullable String id,
            @Nullable InternetAddress from,
            List<String> to,
            String subject,
            String text,
            Instant sent,
            List<String> references,
            boolean automatic,
            Optional<Failed> failed,
            Optional<String> delivered,
            List<Attachment> files) {}

    /** A mail of ours that did not arrive; RFC 3464. */
    record Failed(String messageId, String detail) {}

    static Read read(MimeMessage mail, Instant now) throws MessagingException, IOException {
        MailReader reader = new MailReader();
        reader.walk(mail, 0);
        List<String> references = new ArrayList<>(ids(mail.getHeader("References", " ")));
        references.addAll(ids(mail.getHeader("In-Reply-To", " ")));
        Collections.reverse(references);
        Address[] from = mail.getFrom();
        String words = reader.text.isBlank() ? plain(reader.html) : reader.text;
        return new Read(
                ids(mail.getHeader("Message-ID", " ")).stream().findFirst().orElse(null),
                from != null && from.length > 0 && from[0] instanceof InternetAddress address ? address : null,
                recipients(mail),
                cut(Optional.ofNullable(mail.getSubject()).orElse("").replaceAll("[\\r\\n\\x00]+", " "), 500),
                cut(words.replace("\0", "").strip(), LONGEST_TEXT),
                mail.getSentDate() == null ? now : mail.getSentDate().toInstant(),
                references.stream().distinct().toList(),
                isAutomatic(mail),
                reader.failed(),
                reader.reported("action: delivered"),
                reader.files);
    }

    private void walk(Part part, int depth) throws MessagingException, IOException {
        if (++parts > MOST_PARTS || depth > MOST_DEPTH) return;
        if (part.isMimeType("multipart/*")) {
            if (part.getContent() instanceof Multipart all)
                for (int i = 0; i < all.getCount(); i++) walk(all.getBodyPart(i), depth + 1);
            return;
        }
        String type = type(part);
        boolean file = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
        if (type.equals("message/delivery-status")) report = content(part);
        else if (type.equals("text/rfc822-headers") || type.equals("message/rfc822") && report != null)
            returned = content(part);
        else if (!file && type.equals("text/plain")) text += (text.isEmpty() ? "" : "\n") + content(part);
        else if (!file && type.equals("text/html")) html += content(part);
        else attach(part, type);
    }

    private void attach(Part part, String type) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            byte[] content = in.readNBytes(Attachment.MOST_BYTES - bytes + 1);
            // What is too large stays in the mailbox.
            if (content.length > Attachment.MOST_BYTES - bytes) return;
            bytes += content.length;
            String name = part.getFileName() == null ? "file" : MimeUtility.decodeText(part.getFileName());
            files.add(new Attachment(
                    cut(name.replaceAll("[\\p{Cntrl}/\\\\]+", " ").strip(), 200), cut(type, 150), content));
        }
    }

    private static String content(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(4 * LONGEST_TEXT), charset(part));
        }
    }

    private static Charset charset(Part part) {
        try {
            String name = new ContentType(part.getContentType()).getParameter("charset");
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (MessagingException | IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String type(Part part) throws MessagingException {
        String given = Optional.ofNullable(part.getContentType()).orElse("text/plain");
        return given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private Optional<Failed> failed() {
        String told = report == null ? "" : report;
        String diagnostic =
                line(told, "diagnostic-code").orElse(line(told, "status").orElse(""));
        return reported("action: failed").map(id -> new Failed(id, diagnostic));
    }

    /** The id of the mail that a report says this of. */
    private Optional<String> reported(String action) {
        if (report == null
                || returned == null
                || !report.toLowerCase(Locale.ROOT).contains(action)) return Optional.empty();
        Matcher id = Pattern.compile("(?im)^message-id:\\s*<([^<>\\s]+)>").matcher(returned);
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }

    private static Optional<String> line(String report, String name) {
        Matcher line =
                Pattern.compile("(?im)^" + name + ":\\s*(.+(?:\\R[ \\t].+)*)").matcher(report);
        return line.find() ? Optional.of(line.group(1).replaceAll("\\s+", " ")) : Optional.empty();
    }

    /** RFC 3834, and what was usual before it. */
    private static boolean isAutomatic(MimeMessage mail) throws MessagingException {
        String submitted = mail.getHeader("Auto-Submitted", " ");
        if (submitted != null && !submitted.strip().toLowerCase(Locale.ROOT).startsWith("no")) return true;
        if (mail.getHeader("X-Autoreply") != null || mail.getHeader("X-Autorespond") != null) return true;
        if (mail.getHeader("List-Id") != null || mail.getHeader("List-Unsubscribe") != null) return true;
        if (isOfAServer(mail)) return true;
        String precedence = mail.getHeader("Precedence", " ");
        return precedence != null && precedence.toLowerCase(Locale.ROOT).matches("(auto_reply|bulk|junk|list).*");
    }

    /** Reports of servers have no way back, so that nobody answers them. */
    private static boolean isOfAServer(MimeMessage mail) throws MessagingException {
        String way = mail.getHeader("Return-Path", " ");
        if (way != null && way.strip().equals("<>")) return true;
        Address[] from = mail.getFrom();
        return from != null
                && from.length > 0
                && from[0] instanceof InternetAddress address
                && SERVER.matcher(String.valueOf(address.getAddress())).lookingAt();
    }

    private static List<String> recipients(MimeMessage mail) throws MessagingException {
        List<String> recipients = new ArrayList<>();
        for (Message.RecipientType type : List.of(Message.RecipientType.TO, Message.RecipientType.CC)) {
            Address[] given = mail.getRecipients(type);
            if (given != null)
                for (Address each : given)
                    if (each instanceof InternetAddress address && address.getAddress() != null)
                        recipients.add(address.getAddress());
        }
        for (String header : List.of("Delivered-To", "X-Original-To")) {
            String[] given = mail.getHeader(header);
            if (given != null) recipients.addAll(List.of(given));
        }
        return recipients;
    }

    private static List<String> ids(@Nullable String header) {
        if (header == null) return List.of();
        return ID.matcher(header)
                .results()
                .map(found -> found.group(1))
                .limit(100)
                .toList();
    }

    /** The words of an HTML mail, for whoever sends no text. */
    private static String plain(String html) {
        return html.replaceAll("(?is)<(script|style|head)\\b.*?</\\1>", "")
                .replaceAll("(?i)<br\\s*/?>|</(p|div|tr|li|h[1-6])>", "\n")
                .replaceAll("(?s)<[^>]*>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\n{3,}", "\n\n");
    }

    private static String cut(String words, int most) {
        return words.length() <= most ? words : words.substring(0, most);
    }
}
