package dev.cohort.mail;

import org.jspecify.annotations.Nullable;

/**
 * Where answers come in.
 *
 * @param own the tenant's own, in which other mail lies too: what was there before is left alone
 * @param shared several tenants' answers come into it
 */
record Mailbox(
        String host,
        int port,
        MailSecurity security,
        String user,
        @Nullable String password,
        String folder,
        boolean own,
        boolean shared) {

    /** What its uids belong to. */
    String name() {
        return user + "@" + host + ":" + port + "/" + folder;
    }

    @Override
    public String toString() {
        return name();
    }
}
