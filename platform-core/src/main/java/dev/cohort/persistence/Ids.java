package dev.cohort.persistence;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes keys: UUID version 7 (RFC 9562 §5.7), so that new rows stand together in their index. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new key of the present millisecond. */
    public static UUID next() {
        return at(System.currentTimeMillis());
    }

    static UUID at(long millis) {
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        long high = millis << 16 | 0x7000 | (random[0] & 0x0f) << 8 | random[1] & 0xff;
        long low = 0;
        for (int i = 2; i < 10; i++) low = low << 8 | random[i] & 0xff;
        return new UUID(high, low & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
