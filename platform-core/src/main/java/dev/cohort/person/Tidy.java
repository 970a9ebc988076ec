package dev.cohort.person;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Brings text into the form it is kept in. Each method passes over the text once. */
final class Tidy {
    private Tidy() {}

    /** One line, or empty when it holds control characters or half a surrogate pair. */
    static Optional<String> line(String raw) {
        return isPlain(raw) ? Optional.of(raw) : composed(raw, false);
    }

    /** Several lines; line ends become {@code \n}. */
    static Optional<String> text(String raw) {
        return composed(raw, true);
    }

    /** Nearly every field: printable ASCII without blanks to tidy. */
    private static boolean isPlain(String raw) {
        char before = ' ';
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') return false;
            before = c;
        }
        return before != ' ' || raw.isEmpty();
    }

    private static Optional<String> composed(String raw, boolean lines) {
        StringBuilder out = new StringBuilder(raw.length());
        boolean blank = false;
        int length;
        for (int i = 0; i < raw.length(); i += length) {
            int c = raw.codePointAt(i);
            length = Character.charCount(c);
            if (lines && c == '\r') {
                if (i + 1 < raw.length() && raw.charAt(i + 1) == '\n') continue;
                c = '\n';
            }
            if (lines && (c == '\n' || c == '\t')) {
                out.appendCodePoint(c);
                blank = false;
            } else if (isBlank(c)) {
                blank = !out.isEmpty();
                if (lines) {
                    out.append(' ');
                    blank = false;
                }
            } else if (isForbidden(c)) {
                return Optional.empty();
            } else if (!isInvisible(c)) {
                if (blank) out.append(' ');
                blank = false;
                out.appendCodePoint(c);
            }
        }
        String tidy = lines ? out.toString().strip() : out.toString();
        return Optional.of(Normalizer.normalize(tidy, Normalizer.Form.NFC));
    }

    private static boolean isBlank(int c) {
        return c == '\n' || c == '\r' || c == '\t' || c == 0x85 || Character.isSpaceChar(c);
    }

    private static boolean isForbidden(int c) {
        return Character.getType(c) == Character.CONTROL
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || (c & 0xFFFE) == 0xFFFE;
    }

    /** Byte order marks, zero-width blanks and marks that turn the direction: they make two equal names differ. */
    private static boolean isInvisible(int c) {
        return c == 0xFEFF
                || c == 0x200B
                || c == 0x00AD
                || c == 0x200E
                || c == 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x2069;
    }

    static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) > '~') return foldAccents(lower);
        }
        return lower;
    }

    private static String foldAccents(String lower) {
        String parted = Normalizer.normalize(lower, Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder(parted.length());
        for (int i = 0; i < parted.length(); i++) {
            char c = parted.charAt(i);
            // The marks of Latin, Greek and Cyrillic letters only: Indic vowels and Japanese voicing are not accents.
            if (c >= 0x0300 && c <= 0x036F) continue;
            switch (c) {
                case 'ß' -> out.append("ss");
                case 'æ' -> out.append("ae");
                case 'œ' -> out.append("oe");
                case 'ø' -> out.append('o');
                case 'ł' -> out.append('l');
                case 'đ', 'ð' -> out.append('d');
                case 'þ' -> out.append("th");
                case 'ı' -> out.append('i');
                default -> out.append(c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /** At most so many characters, never half a pair. */
    static String cut(String text, int max) {
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }
}
