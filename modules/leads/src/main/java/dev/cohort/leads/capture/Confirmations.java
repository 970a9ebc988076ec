package dev.cohort.leads.capture;

import dev.cohort.access.Caller;
import dev.cohort.config.Config;
import dev.cohort.event.Events;
import dev.cohort.message.Messages;
import dev.cohort.message.NewMessage;
import dev.cohort.message.Purposes;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Double opt-in: an enquiry waits until the owner of the address follows the link in a mail. The link is good once and for
 * two days; only its hash is kept.
 */
@ApplicationScoped
public class Confirmations {
    private static final Duration LASTS = Duration.ofDays(2);
    private static final int TOKEN_BYTES = 32;

    private static final String ASK = """
            update inbox set confirm_hash = ?, confirm_until = ? where id = ? and state = 'WAITING' and confirm_hash is null
            """;
    private static final String CONFIRM = """
            update inbox
            set state = 'RECEIVED', due_at = ?, confirm_hash = null, version = version + 1
            where confirm_hash = ? and state = 'WAITING' and confirm_until > ?
            returning id
            """;
    private static final String EXPIRE = """
            update inbox
            set state = 'IGNORED', reason_code = 'unconfirmed', settled_at = ?, confirm_hash = null, version = version + 1
            where state = 'WAITING' and received_at < ?
            """;

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Messages messages;
    private final Events events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Confirmations(
            TenantTransaction transaction, Transactions transactions, Messages messages, Events events, Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** Asks the owner of the address; once, however often the form is sent. */
    void ask(UUID inbox, String email, Locale locale) {
        String token = token();
        Instant until = Instant.now(clock).plus(LASTS);
        int asked = transaction.handle().execute(ASK, hash(token), until.atOffset(ZoneOffset.UTC), inbox);
        if (asked == 0) return;
        String centre = Context.tenant().name();
        String link = Config.publicUrl(Context.tenant().slug()) + "/enquire/confirm?token=" + token + "&lang="
                + locale.getLanguage();
        messages.send(NewMessage.email(
                        email,
                        Texts.get(locale, "enquire.confirm.subject", centre),
                        Texts.get(locale, "enquire.confirm.mail", centre, link))
                .purpose(Purposes.REQUIRED)
                .urgent()
                .once("confirm " + inbox));
    }

    /** Takes a link at its word; empty when there is none such, any more or at all. */
    public Optional<UUID> confirm(String token) {
        if (!token.matches("[A-Za-z0-9_-]{43}")) return Optional.empty();
        RequestContext system = Context.current().as(Caller.SYSTEM);
        return transactions.inNew(system, () -> {
            var now = Instant.now(clock).atOffset(ZoneOffset.UTC);
            Optional<UUID> confirmed = transaction
                    .handle()
                    .select(CONFIRM, now, hash(token), now)
                    .mapTo(UUID.class)
                    .findOne();
            confirmed.ifPresent(id -> events.publish(new EnquiryKept(id)));
            return confirmed;
        });
    }

    /** Puts aside what nobody has confirmed in time. */
    int expire() {
        Instant now = Instant.now(clock);
        return transaction
                .handle()
                .execute(EXPIRE, now.atOffset(ZoneOffset.UTC), now.minus(LASTS).atOffset(ZoneOffset.UTC));
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
