package dev.cohort.message;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** A message's id as 26 letters and digits that survive in the local part of an address, whatever becomes of their case. */
public final class ReplyToken {
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    public static final int LENGTH = 26;

    private ReplyToken() {}

    static String of(UUID id) {
        byte[] bytes = ByteBuffer.allocate(17)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        StringBuilder token = new StringBuilder(LENGTH);
        for (int bit = 0; bit < LENGTH * 5; bit += 5) {
            int pair = (bytes[bit / 8] & 0xff) << 8 | bytes[bit / 8 + 1] & 0xff;
            token.append(DIGITS.charAt(pair >> (11 - bit % 8) & 31));
        }
        return token.toString();
    }

    /** The message; empty when it is no token. */
    public static Optional<UUID> read(String token) {
        if (token.length() != LENGTH) return Optional.empty();
        byte[] bytes = new byte[17];
        for (int i = 0; i < LENGTH; i++) {
            int digit = DIGITS.indexOf(Character.toLowerCase(token.charAt(i)));
            if (digit < 0) return Optional.empty();
            int bit = i * 5;
            int pair = digit << (11 - bit % 8);
            bytes[bit / 8] |= (byte) (pair >> 8);
            bytes[bit / 8 + 1] |= (byte) pair;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
    }
}
