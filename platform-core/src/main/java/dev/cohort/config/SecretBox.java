package dev.cohort.config;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What must not stand readable in the database, and signatures that only this installation can make: AES-256-GCM and
 * HMAC-SHA256 with keys derived from the master secret, one for each use and tenant.
 */
public final class SecretBox {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;

    /**
     * @param use what the key is for, such as {@code mail-account}
     * @param owner whose it is, such as the tenant's id
     */
    public SecretBox(String use, Object owner) {
        this(Config.get("cohort.secret"), use, owner);
    }

    SecretBox(String masterSecret, String use, Object owner) {
        this.key = hmac(masterSecret.getBytes(StandardCharsets.UTF_8), use + ":" + owner);
    }

    /** Encrypts; the same text gives other bytes each time. */
    public byte[] seal(String text) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    /**
     * Decrypts.
     *
     * @throws IllegalStateException when it was sealed with another key, or changed since
     */
    public String open(byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        return new String(
                run(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE, sealed.length)),
                StandardCharsets.UTF_8);
    }

    /** A signature of the text in 22 characters that may stand in an address. */
    public String sign(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hmac(key, text), 16));
    }

    /** Whether the signature is that of the text, in a time that tells nothing. */
    public boolean isSigned(String text, String signature) {
        return java.security.MessageDigest.isEqual(
                sign(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] run(int mode, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A secret in the database cannot be read: was COHORT_SECRET changed? Enter it anew.", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 belongs to every Java", e);
        }
    }
}
