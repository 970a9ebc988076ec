package dev.cohort.mail;

import dev.cohort.config.Config;
import dev.cohort.config.SecretBox;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mail server of the tenant at hand: its own, or the installation's. */
@ApplicationScoped
public class MailAccounts {
    /** What a tenant's passwords are sealed for. */
    static final String SECRETS = "mail-account";

    private final TenantTransaction transaction;

    @Inject
    MailAccounts(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** What a tenant has set of its own; anything may be missing. */
    record Own(
            @Nullable String smtpHost,
            @Nullable Integer smtpPort,
            @Nullable MailSecurity smtpSecurity,
            @Nullable String smtpUser,
            byte @Nullable [] smtpPassword,
            @Nullable String fromAddress,
            @Nullable String fromName,
            @Nullable String replyTo) {}

    /** Where mail goes out; empty when neither the tenant nor the installation has a server. */
    @Transactional
    Optional<MailAccount> outgoing() {
        Optional<Own> own =
                transaction.handle().createQuery("""
                        select smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, from_address, from_name, reply_to
                        from mail_account
                        """).mapTo(Own.class).findOne();
        String name = own.map(Own::fromName).orElse(Context.tenant().name());
        if (own.isPresent() && own.get().smtpHost() != null) return Optional.of(account(own.get(), name));
        String replyTo =
                own.map(Own::replyTo).orElse(Config.find("cohort.reply.address").orElse(null));
        return Config.find("cohort.smtp.host")
                .map(host -> new MailAccount(
                        host,
                        Config.count("cohort.smtp.port", 25),
                        installationSecurity(),
                        Config.find("cohort.smtp.user").orElse(null),
                        Config.find("cohort.smtp.password").orElse(null),
                        Config.get("cohort.smtp.from", "cohort@localhost"),
                        name,
                        replyTo));
    }

    record OwnMailbox(
            @Nullable String imapHost,
            @Nullable Integer imapPort,
            @Nullable MailSecurity imapSecurity,
            @Nullable String imapUser,
            byte @Nullable [] imapPassword,
            @Nullable String imapFolder) {}

    /** Where answers come in; empty when there is no mailbox to look into. */
    @Transactional
    Optional<Mailbox> incoming() {
        Optional<OwnMailbox> own =
                transaction.handle().createQuery("""
                        select imap_host, imap_port, imap_security, imap_user, imap_password, imap_folder from mail_account
                        where imap_host is not null and imap_user is not null
                        """).mapTo(OwnMailbox.class).findOne();
        if (own.isPresent()) return own.map(MailAccounts::mailbox);
        return Config.find("cohort.imap.host").flatMap(host -> Config.find("cohort.imap.user")
                .map(user -> new Mailbox(
                        host,
                        Config.count("cohort.imap.port", 993),
                        MailSecurity.valueOf(
                                Config.get("cohort.imap.security", "TLS").toUpperCase(Locale.ROOT)),
                        user.replace("{tenant}", Context.tenant().slug()),
                        Config.find("cohort.imap.password").orElse(null),
                        Config.get("cohort.imap.folder", "INBOX"),
                        false,
                        !user.contains("{tenant}"))));
    }

    private static Mailbox mailbox(OwnMailbox own) {
        byte[] password = own.imapPassword();
        return new Mailbox(
                java.util.Objects.requireNonNull(own.imapHost()),
                own.imapPort() == null ? 993 : own.imapPort(),
                own.imapSecurity() == null ? MailSecurity.TLS : own.imapSecurity(),
                java.util.Objects.requireNonNull(own.imapUser()),
                password == null
                        ? null
                        : new SecretBox(SECRETS, Context.tenant().id()).open(password),
                own.imapFolder() == null ? "INBOX" : own.imapFolder(),
                true,
                false);
    }

    private static MailAccount account(Own own, String name) {
        byte[] password = own.smtpPassword();
        return new MailAccount(
                java.util.Objects.requireNonNull(own.smtpHost()),
                own.smtpPort() == null ? 587 : own.smtpPort(),
                own.smtpSecurity() == null ? MailSecurity.STARTTLS : own.smtpSecurity(),
                own.smtpUser(),
                password == null
                        ? null
                        : new SecretBox(SECRETS, Context.tenant().id()).open(password),
                own.fromAddress() == null ? Config.get("cohort.smtp.from", "cohort@localhost") : own.fromAddress(),
                name,
                own.replyTo());
    }

    private static MailSecurity installationSecurity() {
        String given = Config.get("cohort.smtp.starttls", "false").toLowerCase(Locale.ROOT);
        return given.equals("true")
                ? MailSecurity.STARTTLS
                : given.equals("tls") ? MailSecurity.TLS : MailSecurity.NONE;
    }
}
