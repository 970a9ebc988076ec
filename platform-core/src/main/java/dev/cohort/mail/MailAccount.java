package dev.cohort.mail;

import dev.cohort.message.Purposes;
import org.jspecify.annotations.Nullable;

/**
 * Where a tenant's mail goes out.
 *
 * @param user null where the server asks for none
 * @param fromName what stands before the address
 * @param replyTo where answers go; {@code {tenant}} and {@code {token}} in it name the tenant and the message; null for
 *     {@code fromAddress}
 */
record MailAccount(
        String host,
        int port,
        MailSecurity security,
        @Nullable String user,
        @Nullable String password,
        String fromAddress,
        String fromName,
        @Nullable String replyTo) {

    /** Where an answer to the message of this token goes. */
    String replyAddress(String slug, String token, String purpose) {
        // What members get is not answered to.
        if (replyTo == null || purpose.equals(Purposes.INTERNAL)) return fromAddress;
        return replyTo.replace("{tenant}", slug).replace("{token}", token);
    }

    @Override
    public String toString() {
        return fromName + " <" + fromAddress + "> by " + host + ":" + port;
    }
}
