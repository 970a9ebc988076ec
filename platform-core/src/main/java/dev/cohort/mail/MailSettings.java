package dev.cohort.mail;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's own mail servers; where there is none, the installation's.
 *
 * @param smtpPassword told once and never shown: null keeps the one there is, an empty text takes it away
 * @param smtpPasswordSet whether there is one; not to be set
 * @param replyTo where answers go; {@code {token}} in it names the message
 */
public record MailSettings(
        @Nullable @Text(max = 253, line = true) String smtpHost,
        @Nullable @Min(1) @Max(65535) Integer smtpPort,
        @Nullable MailSecurity smtpSecurity,
        @Nullable @Text(max = 320, line = true) String smtpUser,
        @Nullable @Text(max = 500, line = true) String smtpPassword,
        @Nullable Boolean smtpPasswordSet,
        @Nullable @Text(max = 254, line = true) String fromAddress,
        @Nullable @Text(max = 200, line = true) String fromName,
        @Nullable @Text(max = 254, line = true) String replyTo,
        @Nullable @Text(max = 253, line = true) String imapHost,
        @Nullable @Min(1) @Max(65535) Integer imapPort,
        @Nullable MailSecurity imapSecurity,
        @Nullable @Text(max = 320, line = true) String imapUser,
        @Nullable @Text(max = 500, line = true) String imapPassword,
        @Nullable Boolean imapPasswordSet,
        @Nullable @Text(max = 200, line = true) String imapFolder) {

    @Override
    public String toString() {
        return "mail by " + smtpHost + ", answers from " + imapHost;
    }
}
