package dev.cohort.leads.form;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a form's page carries and its sending brings back: when it was shown and a key of its own, signed. Nobody else's
 * page can send the form, no program can send it without looking, and sent twice it counts once.
 */
record FormToken(Instant shownAt, String key) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration LASTS = Duration.ofHours(24);

    /** No person fills in a form in less. */
    private static final Duration QUICKEST = Duration.ofSeconds(2);

    static FormToken at(Instant now) {
        return new FormToken(now, UUID.randomUUID().toString());
    }

    String signed(String secret) {
        String said = shownAt.getEpochSecond() + "." + key;
        return said + "." + signature(said, secret);
    }

    /** The token, if this secret has signed it. */
    static Optional<FormToken> read(@Nullable String text, String secret) {
        if (text == null || !text.matches("\\d{1,12}\\.[0-9a-f-]{36}\\.[0-9a-f]{64}")) return Optional.empty();
        int last = text.lastIndexOf('.');
        byte[] given = text.substring(last + 1).getBytes(StandardCharsets.US_ASCII);
        byte[] right = signature(text.substring(0, last), secret).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(given, right)) return Optional.empty();
        String[] parts = text.split("\\.");
        return Optional.of(new FormToken(Instant.ofEpochSecond(Long.parseLong(parts[0])), parts[1]));
    }

    /** Whether a person can have filled in the form since, and may still send it. */
    boolean isGood(Instant now) {
        Duration since = Duration.between(shownAt, now);
        return since.compareTo(QUICKEST) >= 0 && since.compareTo(LASTS) <= 0;
    }

    /** Whether it is of no use any more; one that comes too soon only has to come again. */
    boolean isOver(Instant now) {
        return Duration.between(shownAt, now).compareTo(LASTS) > 0;
    }

    private static String signature(String said, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
