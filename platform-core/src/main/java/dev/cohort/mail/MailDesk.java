package dev.cohort.mail;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.config.Config;
import dev.cohort.config.SecretBox;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.person.EmailAddress;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tenant's mail servers, as its administrator sets them up and looks after them. */
@ApplicationScoped
public class MailDesk {
    private static final String RECORD = "mail-account";
    private static final Set<Integer> SMTP_PORTS = Set.of(25, 465, 587, 2525);
    private static final Set<Integer> IMAP_PORTS = Set.of(143, 993);
    private static final MailSettings NONE = new MailSettings(
            null, null, null, null, null, false, null, null, null, null, null, null, null, null, false, null);

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final MailAccounts accounts;
    private final MailboxStates states;
    private final MailboxReading reading;
    private final Audit audit;
    private final Clock clock;

    @Inject
    MailDesk(
            TenantTransaction transaction,
            Transactions transactions,
            MailAccounts accounts,
            MailboxStates states,
            MailboxReading reading,
            Audit audit,
            Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.accounts = accounts;
        this.states = states;
        this.reading = reading;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is set; passwords only as there or not. */
    @Transactional
    @RequiresPermission(CorePermissions.SETTINGS_READ)
    public MailSettings get() {
        return kept();
    }

    private MailSettings kept() {
        return transaction
                .handle()
                .createQuery("""
                        select smtp_host, smtp_port, smtp_security, smtp_user, null::text as smtp_password,
                            smtp_password is not null as smtp_password_set, from_address, from_name, reply_to, imap_host,
                            imap_port, imap_security, imap_user, null::text as imap_password,
                            imap_password is not null as imap_password_set, imap_folder
                        from mail_account
                        """)
                .mapTo(MailSettings.class)
                .findOne()
                .orElse(NONE);
    }

    /**
     * Sets all of it; passwords that are not given stay.
     *
     * @throws Problem 422 for an address that is none, or a server that is not to be reached from here
     */
    @Transactional
    @RequiresPermission(CorePermissions.SETTINGS_CHANGE)
    public MailSettings set(MailSettings wanted) {
        check(wanted);
        MailSettings before = kept();
        transaction
                .handle()
                .createUpdate("""
                        insert into mail_account (smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, from_address,
                            from_name, reply_to, imap_host, imap_port, imap_security, imap_user, imap_password, imap_folder,
                            changed_at)
                        values (:smtpHost, :smtpPort, :smtpSecurity, :smtpUser, :smtpPassword, :fromAddress, :fromName,
                            :replyTo, :imapHost, :imapPort, :imapSecurity, :imapUser, :imapPassword, :imapFolder, :now)
                        on conflict (id) do update set smtp_host = excluded.smtp_host, smtp_port = excluded.smtp_port,
                            smtp_security = excluded.smtp_security, smtp_user = excluded.smtp_user,
                            smtp_password = case when :keepSmtp then mail_account.smtp_password
                                else excluded.smtp_password end,
                            from_address = excluded.from_address, from_name = excluded.from_name,
                            reply_to = excluded.reply_to, imap_host = excluded.imap_host, imap_port = excluded.imap_port,
                            imap_security = excluded.imap_security, imap_user = excluded.imap_user,
                            imap_password = case when :keepImap then mail_account.imap_password
                                else excluded.imap_password end,
                            imap_folder = excluded.imap_folder, changed_at = excluded.changed_at,
                            version = mail_account.version + 1
                        """)
                .bind("smtpHost", blank(wanted.smtpHost()))
                .bind("smtpPort", wanted.smtpPort())
                .bind("smtpSecurity", wanted.smtpSecurity())
                .bind("smtpUser", blank(wanted.smtpUser()))
                .bind("smtpPassword", sealed(wanted.smtpPassword()))
                .bind("keepSmtp", keeps(wanted.smtpPassword(), before.smtpHost(), wanted.smtpHost()))
                .bind("fromAddress", blank(wanted.fromAddress()))
                .bind("fromName", blank(wanted.fromName()))
                .bind("replyTo", blank(wanted.replyTo()))
                .bind("imapHost", blank(wanted.imapHost()))
                .bind("imapPort", wanted.imapPort())
                .bind("imapSecurity", wanted.imapSecurity())
                .bind("imapUser", blank(wanted.imapUser()))
                .bind("imapPassword", sealed(wanted.imapPassword()))
                .bind("keepImap", keeps(wanted.imapPassword(), before.imapHost(), wanted.imapHost()))
                .bind("imapFolder", blank(wanted.imapFolder()))
                .bind("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .execute();
        MailSettings after = kept();
        audit.noted("change", RECORD, null, after, null);
        return after;
    }

    /** A password is for one server: whoever names another has to know it. */
    private static boolean keeps(@Nullable String password, @Nullable String before, @Nullable String after) {
        return password == null && before != null && before.equals(after);
    }

    private static void check(MailSettings wanted) {
        Problem faults = Problem.invalid();
        server(wanted.smtpHost(), wanted.smtpPort(), SMTP_PORTS, "smtp", faults);
        server(wanted.imapHost(), wanted.imapPort(), IMAP_PORTS, "imap", faults);
        address(wanted.fromAddress(), "fromAddress", faults);
        String replyTo = wanted.replyTo();
        address(replyTo == null ? null : replyTo.replaceAll("\\{(token|tenant)}", "x"), "replyTo", faults);
        if (!Config.demo()
                && (wanted.smtpSecurity() == MailSecurity.NONE && blank(wanted.smtpPassword()) != null
                        || wanted.imapSecurity() == MailSecurity.NONE && blank(wanted.imapPassword()) != null))
            faults.at("smtpSecurity", "password-in-the-open");
        if (faults.hasFaults()) throw faults;
    }

    private static void address(@Nullable String address, String field, Problem faults) {
        if (blank(address) != null
                && EmailAddress.normalize(String.valueOf(address)).isEmpty())
            faults.at(field, "not-an-address", "value", String.valueOf(address));
    }

    /** A tenant's server is one of the open net: nobody looks around in ours by such settings. */
    private static void server(
            @Nullable String host, @Nullable Integer port, Set<Integer> ports, String kind, Problem faults) {
        if (blank(host) == null || Config.demo()) return;
        if (port != null && !ports.contains(port)) faults.at(kind + "Port", "port-not-allowed", "value", port);
        try {
            for (InetAddress address : InetAddress.getAllByName(host))
                if (address.isLoopbackAddress()
                        || address.isSiteLocalAddress()
                        || address.isLinkLocalAddress()
                        || address.isAnyLocalAddress())
                    faults.at(kind + "Host", "host-not-allowed", "value", String.valueOf(host));
        } catch (UnknownHostException e) {
            faults.at(kind + "Host", "host-unknown", "value", String.valueOf(host));
        }
    }

    private static byte @Nullable [] sealed(@Nullable String password) {
        return blank(password) == null
                ? null
                : new SecretBox(MailAccounts.SECRETS, Context.tenant().id()).seal(String.valueOf(password));
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** How the mailbox for answers does. */
    @Transactional
    @RequiresPermission(CorePermissions.SYSTEM_READ)
    public MailboxStatus mailbox() {
        return status(accounts.incoming());
    }

    private MailboxStatus status(Optional<Mailbox> mailbox) {
        String name = mailbox.map(Mailbox::user).orElse(null);
        return states.find()
                .map(state ->
                        new MailboxStatus(name, state.polledAt(), state.readCount(), state.failedAt(), state.failure()))
                .orElseGet(() -> new MailboxStatus(name, null, 0, null, null));
    }

    /** Looks into the mailbox at once, and says how it does; no transaction waits for it. */
    @RequiresPermission(CorePermissions.SYSTEM_CHANGE)
    public MailboxStatus read() {
        reading.run();
        return transactions.in(() -> status(accounts.incoming()));
    }
}
