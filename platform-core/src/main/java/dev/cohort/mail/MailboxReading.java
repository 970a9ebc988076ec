package dev.cohort.mail;

import dev.cohort.mail.MailReader.Read;
import dev.cohort.mail.MailboxStates.State;
import dev.cohort.message.IncomingMessage;
import dev.cohort.message.MessageChannel;
import dev.cohort.message.Receipts;
import dev.cohort.message.ReplyToken;
import dev.cohort.module.ScheduledWork;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the answers out of the tenant's mailbox, each once: the last uid is kept in the transaction that keeps the mail, and
 * a mail is known again by its id where the server has numbered its mails anew.
 */
@ApplicationScoped
@Named(MailboxReading.NAME)
public class MailboxReading implements ScheduledWork {
    public static final String NAME = "mailbox-reading";

    private static final Logger LOG = LoggerFactory.getLogger(MailboxReading.class);
    private static final int MOST = 100;
    private static final String PATIENCE_MILLIS = "20000";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z2-7]{" + ReplyToken.LENGTH + "}");

    private final MailAccounts accounts;
    private final MailboxStates states;
    private final Receipts receipts;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    MailboxReading(
            MailAccounts accounts, MailboxStates states, Receipts receipts, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.states = states;
        this.receipts = receipts;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (Context.tenant().isVendor()) return;
        Optional<Mailbox> mailbox = inNew(accounts::incoming);
        mailbox.ifPresent(this::read);
    }

    /** Reads what is new; says how many mails that were. */
    int read(Mailbox mailbox) {
        try (Store store = Session.getInstance(properties(mailbox)).getStore()) {
            store.connect(mailbox.host(), mailbox.port(), mailbox.user(), mailbox.password());
            try (Folder folder = store.getFolder(mailbox.folder())) {
                folder.open(Folder.READ_ONLY);
                int read = read(mailbox, folder, (UIDFolder) folder);
                inNew(() -> done(states::polled));
                return read;
            }
        } catch (MessagingException e) {
            LOG.info("The mailbox {} cannot be read: {}", mailbox, e.toString());
            inNew(() -> done(() -> states.failed(mailbox, String.valueOf(e.getMessage()))));
            return 0;
        }
    }

    private int read(Mailbox mailbox, Folder folder, UIDFolder uids) throws MessagingException {
        long last = start(mailbox, folder, uids);
        int read = 0;
        // A range that ends with the last one always holds at least that, read or not.
        for (Message mail : uids.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
            long uid = uids.getUID(mail);
            if (uid <= last || read >= MOST) continue;
            take(mailbox, uid, (MimeMessage) mail);
            read++;
        }
        return read;
    }

    private long start(Mailbox mailbox, Folder folder, UIDFolder uids) throws MessagingException {
        long validity = uids.getUIDValidity();
        Optional<State> state = inNew(states::find);
        boolean known = state.isPresent() && state.get().mailbox().equals(mailbox.name());
        if (known && state.get().uidValidity() == validity) return state.get().lastUid();
        boolean renumbered = known && state.get().uidValidity() != 0;
        // In a mailbox of the tenant's own lies everything that ever came; the answers begin now.
        long last = mailbox.own() && !renumbered ? highest(folder, uids) : 0;
        inNew(() -> done(() -> states.begin(mailbox, validity, last)));
        return last;
    }

    private static long highest(Folder folder, UIDFolder uids) throws MessagingException {
        int count = folder.getMessageCount();
        return count == 0 ? 0 : uids.getUID(folder.getMessage(count));
    }

    private void take(Mailbox mailbox, long uid, MimeMessage mail) {
        try {
            Read read = MailReader.read(mail, Instant.now(clock));
            inNew(() -> done(() -> {
                take(mailbox, uid, read);
                states.read(uid);
            }));
        } catch (MessagingException | IOException | RuntimeException e) {
            // One that cannot be read must not stand in the way of those behind it.
            LOG.warn("Mail {} of {} is left out", uid, mailbox, e);
            inNew(() -> done(() -> states.read(uid)));
        }
    }

    private void take(Mailbox mailbox, long uid, Read mail) {
        Set<UUID> answers = tokens(mail.to());
        if (mailbox.shared() && !isOurs(mail, answers)) return;
        if (mail.failed().isPresent()) {
            receipts.bounced(
                    mail.failed().get().messageId(), mail.failed().get().detail());
            return;
        }
        if (mail.delivered().isPresent()) {
            receipts.delivered(mail.delivered().get());
            return;
        }
        InternetAddress from = mail.from();
        if (from == null || from.getAddress() == null) return;
        String id = mail.id() == null ? mailbox.name() + "/" + uid : mail.id();
        receipts.receive(new IncomingMessage(
                MessageChannel.EMAIL,
                id,
                cut(from.getAddress(), 320),
                name(from),
                mail.subject(),
                mail.text(),
                mail.sent(),
                answers,
                mail.references(),
                mail.automatic(),
                mail.files()));
    }

    private static @Nullable String name(InternetAddress from) {
        String name = from.getPersonal();
        return name == null || name.isBlank()
                ? null
                : cut(name.replaceAll("\\p{Cntrl}+", " ").strip(), 200);
    }

    private boolean isOurs(Read mail, Set<UUID> answers) {
        String mark = Context.tenant().slug() + "@";
        return answers.stream().anyMatch(receipts::isOurs)
                || mail.references().stream().anyMatch(receipts::isOurs)
                || mail.failed()
                        .map(failed -> receipts.isOurs(failed.messageId()))
                        .orElse(false)
                || mail.delivered().map(receipts::isOurs).orElse(false)
                || mail.to().stream().anyMatch(to -> to.startsWith(mark) || to.contains("+" + mark));
    }

    private static Set<UUID> tokens(List<String> addresses) {
        Set<UUID> answers = new LinkedHashSet<>();
        for (String address : addresses) {
            Matcher token = TOKEN.matcher(address.split("@", 2)[0]);
            while (token.find()) ReplyToken.read(token.group()).ifPresent(answers::add);
        }
        return answers;
    }

    static Properties properties(Mailbox mailbox) {
        String protocol = mailbox.security() == MailSecurity.TLS ? "imaps" : "imap";
        String at = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.store.protocol", protocol);
        properties.setProperty(at + "connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty(at + "timeout", PATIENCE_MILLIS);
        properties.setProperty(at + "writetimeout", PATIENCE_MILLIS);
        properties.setProperty(at + "ssl.checkserveridentity", "true");
        properties.setProperty(at + "peek", "true");
        if (mailbox.security() == MailSecurity.STARTTLS) {
            properties.setProperty(at + "starttls.enable", "true");
            properties.setProperty(at + "starttls.required", "true");
        }
        return properties;
    }

    private <T> T inNew(Supplier<T> work) {
        return transactions.inNew(work);
    }

    private static boolean done(Runnable work) {
        work.run();
        return true;
    }

    private static String cut(String words, int most) {
        return words.length() <= most ? words : words.substring(0, most);
    }
}
