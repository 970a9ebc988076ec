package dev.cohort.duplicate;

import com.ibm.icu.text.Transliterator;
import dev.cohort.person.PersonRules;
import org.jspecify.annotations.Nullable;

/** Names as they are compared: in Latin letters, without accents, and with ä, ae and a as one. */
final class Spelling {
    private static final String TO_LATIN = "Any-Latin; Latin-ASCII";

    private Spelling() {}

    /** Empty where nothing is left of the name. */
    static String plain(@Nullable String name) {
        if (name == null) return "";
        String folded = PersonRules.fold(name);
        if (!folded.chars().allMatch(c -> c <= '~'))
            folded = PersonRules.fold(Transliterator.getInstance(TO_LATIN).transliterate(folded));
        StringBuilder plain = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c)) plain.append(c);
            else if (c != '\'' && c != '.' && !plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ')
                plain.append(' ');
        }
        return plain.toString().strip().replace("ae", "a").replace("oe", "o").replace("ue", "u");
    }

    /**
     * How alike two names are, 0 to 1: by how many letters have to be put in, left out, changed or swapped with their
     * neighbour; an initial stands for a name, and one of two given names for both.
     */
    static double alike(String one, String other) {
        if (one.equals(other)) return 1;
        if (one.isEmpty() || other.isEmpty()) return 0;
        if (isPart(one, other) || isPart(other, one)) return 0.9;
        return 1 - (double) distance(one, other) / Math.max(one.length(), other.length());
    }

    private static boolean isPart(String part, String whole) {
        if (part.length() == 1) return whole.charAt(0) == part.charAt(0);
        return (' ' + whole + ' ').contains(' ' + part + ' ');
    }

    /** Optimal string alignment. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) last[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + change);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) now[j] = Math.min(now[j], before[j - 2] + 1);
            }
            before = last;
            last = now;
        }
        return last[other.length()];
    }
}
