package dev.cohort.person;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * The rule for e-mail addresses: one {@code @}; before it 1 to 64 letters and digits of any script (RFC 6531) or
 * {@code !#$%&'*+/=?^_`{|}~-}, and single dots between them; behind it a domain of two or more labels of letters, digits
 * and inner hyphens, the last not of digits alone. Quoted local parts, comments and address literals, all lawful, are
 * refused: in practice they are typing errors. Libraries were tried: they refuse the domains a test installation uses.
 */
public final class EmailAddress {
    static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL = 64;
    private static final int MAX_LABEL = 63;
    private static final String SPECIAL = "!#$%&'*+/=?^_`{|}~-";

    private EmailAddress() {}

    /** The address in the form duplicates are compared by, lower case with the domain in ASCII; empty if it is none. */
    public static Optional<String> normalize(String address) {
        if (address.length() > MAX_LENGTH) return Optional.empty();
        int at = address.indexOf('@');
        if (at < 1 || at != address.lastIndexOf('@')) return Optional.empty();
        String local = address.substring(0, at);
        if (!isLocal(local)) return Optional.empty();
        return asciiDomain(address.substring(at + 1))
                .filter(EmailAddress::isDomain)
                .map(domain -> Normalizer.normalize(local, Normalizer.Form.NFC).toLowerCase(Locale.ROOT) + '@' + domain)
                .filter(normalized -> normalized.length() <= MAX_LENGTH);
    }

    private static boolean isLocal(String local) {
        if (local.length() > MAX_LOCAL) return false;
        char before = '.';
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            boolean good = c == '.'
                    ? before != '.'
                    : c <= '~'
                            ? isAsciiLetterOrDigit(c) || SPECIAL.indexOf(c) >= 0
                            : Character.isLetterOrDigit(local.codePointAt(i))
                                    || Character.isLowSurrogate(c)
                                    || Character.getType(c) == Character.NON_SPACING_MARK;
            if (!good) return false;
            before = c;
        }
        return before != '.';
    }

    private static Optional<String> asciiDomain(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c <= '~')) return Optional.of(lower);
        try {
            return Optional.of(IDN.toASCII(lower, IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isDomain(String domain) {
        int labels = 0;
        int start = 0;
        boolean digitsOnly = true;
        for (int i = 0; i <= domain.length(); i++) {
            if (i < domain.length() && domain.charAt(i) != '.') continue;
            if (!isLabel(domain, start, i)) return false;
            digitsOnly = domain.substring(start, i).chars().allMatch(Character::isDigit);
            labels++;
            start = i + 1;
        }
        return labels >= 2 && !digitsOnly;
    }

    private static boolean isLabel(String domain, int start, int end) {
        if (end == start || end - start > MAX_LABEL) return false;
        if (domain.charAt(start) == '-' || domain.charAt(end - 1) == '-') return false;
        for (int i = start; i < end; i++) {
            if (!isAsciiLetterOrDigit(domain.charAt(i)) && domain.charAt(i) != '-') return false;
        }
        return true;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
